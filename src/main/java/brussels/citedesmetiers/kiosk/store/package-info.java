/// What the disk holds: Derby with counters and queue, and the small forced file of numbers beside
/// it. It may import `counts`, `queue` and `ticket`, and implements their ports.
///
/// Everything but [StoreFaults] belongs to one thread, the store writer's, which the app makes;
/// nothing here starts a thread. Only [DataFolder], [DerbyStore], its two ports and the faults are
/// for other rooms.
///
/// What a crash may do, seen from outside: a number is skipped, never repeated; a visit whose call
/// had not returned is counted or not, whole; an acknowledged row is there unless the register or
/// the counts said that it waits in memory.
@NullMarked
package brussels.citedesmetiers.kiosk.store;

import org.jspecify.annotations.NullMarked;
