/// What is printed: the pictures of ticket, list and test slip. It may enter `screen.look` and the
/// core.
@NullMarked
package brussels.citedesmetiers.kiosk.screen.paper;

import org.jspecify.annotations.NullMarked;
