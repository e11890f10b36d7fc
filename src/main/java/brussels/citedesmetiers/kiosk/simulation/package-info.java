/// Invented people, their visits, and replayed years: counted as real visits are, without a screen.
/// Only `commands` enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.simulation;

import org.jspecify.annotations.NullMarked;
