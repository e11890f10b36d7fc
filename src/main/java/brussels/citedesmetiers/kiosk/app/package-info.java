/// Command line, settings, reading of JSON, and the order in which the parts start: the only room
/// that knows them all, and that no other room may enter.
@NullMarked
package brussels.citedesmetiers.kiosk.app;

import org.jspecify.annotations.NullMarked;
