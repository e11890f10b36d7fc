/// The devices on the terminal's pins, through Pi4J, and the light behind its screen. Each one is
/// optional and may disappear. Enters `visit`, for the visitor's four keys.
@NullMarked
package brussels.citedesmetiers.kiosk.hardware;

import org.jspecify.annotations.NullMarked;
