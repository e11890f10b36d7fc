/// Sizes, fonts, drawings and the controls that views are built from. Enters `content`, `visit` and
/// `ticket`.
@NullMarked
package brussels.citedesmetiers.kiosk.screen.look;

import org.jspecify.annotations.NullMarked;
