/// The adviser queue: ticket codes and the register that gives each number once. Its ports are
/// implemented in `store`; it imports no other room.
@NullMarked
package brussels.citedesmetiers.kiosk.queue;

import org.jspecify.annotations.NullMarked;
