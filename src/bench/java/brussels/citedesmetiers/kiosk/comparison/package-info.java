/// Measures this kiosk and a web kiosk of the same kind by turns, from outside. Not shipped.
@NullMarked
package brussels.citedesmetiers.kiosk.comparison;

import org.jspecify.annotations.NullMarked;
