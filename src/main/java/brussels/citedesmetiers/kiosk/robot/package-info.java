/// Taps the real screens instead of people: scripts, random visits, and the watch for what a visit
/// may leave behind. Only `commands` enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.robot;

import org.jspecify.annotations.NullMarked;
