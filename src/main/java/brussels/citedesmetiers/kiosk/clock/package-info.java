/// What time it is, and whether to believe it: a terminal without battery or network starts with a
/// wrong date. Enters no other room; every room may enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.clock;

import org.jspecify.annotations.NullMarked;
