/// Reads everything in `kiosk-config`: settings and content, reporting all faults of a file
/// together. Enters the core, and the edges whose addresses appear in the settings.
@NullMarked
package brussels.citedesmetiers.kiosk.config;

import org.jspecify.annotations.NullMarked;
