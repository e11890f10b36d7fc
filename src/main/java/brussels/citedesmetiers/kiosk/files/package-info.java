/// Files that exist completely or not at all, whenever the power fails. Enters no other room; every
/// room that writes may enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.files;

import org.jspecify.annotations.NullMarked;
