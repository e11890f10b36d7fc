/// Sends counts to the centre: sealed batches, heartbeats, and the centre's answers, over HTTPS
/// with the JDK's own client. Enters `counts`, `queue`, `files` and `clock`. It decides nothing
/// about counts: what may leave was decided when a batch was sealed, and what cannot be sent today
/// is sent another day.
@NullMarked
package brussels.citedesmetiers.kiosk.sync;

import org.jspecify.annotations.NullMarked;
