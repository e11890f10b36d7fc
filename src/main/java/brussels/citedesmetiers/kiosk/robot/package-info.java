/// Taps the real screens in place of people: scripts, random visits, and checks for what a visit
/// leaves behind. Only `commands` enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.robot;

import org.jspecify.annotations.NullMarked;
