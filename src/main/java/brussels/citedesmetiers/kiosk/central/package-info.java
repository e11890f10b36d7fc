/// The centre: collects the counts that terminals release, and writes the annual report from them.
/// It knows counts and content, never a visit. Only `app` enters.
@NullMarked
package brussels.citedesmetiers.kiosk.central;

import org.jspecify.annotations.NullMarked;
