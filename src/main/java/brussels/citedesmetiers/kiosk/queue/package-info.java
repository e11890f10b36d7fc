/// The adviser queue: ticket codes and the register that gives each number once; services, desks
/// and rules; the state machine of a ticket, its log, waiting times and figures. All of it is plain
/// values and pure functions, except [brussels.citedesmetiers.kiosk.queue.AdviserQueue], which
/// handles commands one at a time. Its ports are implemented in `store`; it imports only `clock`.
@NullMarked
package brussels.citedesmetiers.kiosk.queue;

import org.jspecify.annotations.NullMarked;
