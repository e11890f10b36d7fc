/// Signed bundles of content and programs: packed, checked against trusted keys, unpacked beside
/// what is in use, and switched to in one step. Whether content is sound is asked through a port.
/// May enter content and files; whoever brings bundles or shows them enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.update;

import org.jspecify.annotations.NullMarked;
