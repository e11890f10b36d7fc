/// JavaFX views: the visit's state, drawn; sizes in millimetres from the display profile; it also
/// draws the ticket's picture and measures text for the content check. It may import the core rooms
/// and no other edge.
@NullMarked
package brussels.citedesmetiers.kiosk.screen;

import org.jspecify.annotations.NullMarked;
