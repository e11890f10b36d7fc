/// Sizes, fonts, drawings and the controls that views are built from. It may enter `content`,
/// `visit` and `ticket`.
@NullMarked
package brussels.citedesmetiers.kiosk.screen.look;

import org.jspecify.annotations.NullMarked;
