/// The staff PIN: stored as a slow hash, and locked after wrong attempts. Enters `files` and `web`;
/// the rooms that let staff in enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.pin;

import org.jspecify.annotations.NullMarked;
