/// The devices on the terminal's pins, through Pi4J. Each one is optional and may disappear. Enters
/// `visit` only.
@NullMarked
package brussels.citedesmetiers.kiosk.hardware;

import org.jspecify.annotations.NullMarked;
