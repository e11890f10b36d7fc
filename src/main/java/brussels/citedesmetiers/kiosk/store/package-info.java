/// What is stored on disk: Derby with counters and queue, the small forced files beside it, and the
/// terminal's key. Enters `counts`, `queue`, `ticket`, `files` and `clock`, and implements their
/// ports.
///
/// Everything but [StoreFaults] belongs to one thread, the store writer's, which `hub` creates;
/// nothing here starts a thread.
///
/// The effects of a crash, seen from outside: a number may be skipped, never repeated; a visit
/// whose call had not returned is counted completely or not at all; an acknowledged row exists
/// unless the register or the counts said that it waits in memory.
@NullMarked
package brussels.citedesmetiers.kiosk.store;

import org.jspecify.annotations.NullMarked;
