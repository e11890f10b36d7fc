/// Measures, letters, drawings and the controls that views are made of. Enters `content`, `visit`
/// and `ticket`.
@NullMarked
package brussels.citedesmetiers.kiosk.screen.look;

import org.jspecify.annotations.NullMarked;
