/// JavaFX views that draw the state of a visit, with sizes in millimetres from the display profile.
/// Also measures texts for the content check. It may enter the core,
/// [screen.look][brussels.citedesmetiers.kiosk.screen.look] and
/// [screen.paper][brussels.citedesmetiers.kiosk.screen.paper], and no other edge.
@NullMarked
package brussels.citedesmetiers.kiosk.screen;

import org.jspecify.annotations.NullMarked;
