/// Reads everything in `kiosk-config`: settings and content, with all faults of a file said
/// together. Enters the core, and the edges whose addresses the settings name.
@NullMarked
package brussels.citedesmetiers.kiosk.config;

import org.jspecify.annotations.NullMarked;
