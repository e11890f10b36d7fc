/// What the service manager that started the program is told: that it is ready, what it is doing,
/// and that its loops still turn. Enters nothing.
@NullMarked
package brussels.citedesmetiers.kiosk.supervisor;

import org.jspecify.annotations.NullMarked;
