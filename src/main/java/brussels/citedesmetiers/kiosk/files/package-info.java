/// A file is there whole or not at all, whatever moment the power goes. Enters no other room; every
/// room that writes may enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.files;

import org.jspecify.annotations.NullMarked;
