/// The devices on the terminal's pins, through Pi4J. Every one is optional and may vanish. It may
/// import `visit` only.
@NullMarked
package brussels.citedesmetiers.kiosk.hardware;

import org.jspecify.annotations.NullMarked;
