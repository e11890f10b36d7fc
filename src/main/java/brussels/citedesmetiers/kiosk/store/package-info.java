/// What the disk holds: Derby with counters and queue, and the small forced files beside it. It may
/// import `counts`, `queue` and `ticket`, and implements their ports.
@NullMarked
package brussels.citedesmetiers.kiosk.store;

import org.jspecify.annotations.NullMarked;
