/// The devices on the terminal's pins, through Pi4J, and the light behind its screen. Each one is
/// optional and may disappear. Enters no other room.
@NullMarked
package brussels.citedesmetiers.kiosk.hardware;

import org.jspecify.annotations.NullMarked;
