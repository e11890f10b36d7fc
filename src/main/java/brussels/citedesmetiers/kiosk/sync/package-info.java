/// The way of the counts to the centre: sealed batches, heartbeats, and what the centre says to
/// them, over HTTPS with the JDK's own client. It may import `counts` and `queue`. It decides
/// nothing about counts: what may leave was decided when a batch was sealed, and what it does not
/// bring away today it brings away another day.
@NullMarked
package brussels.citedesmetiers.kiosk.sync;

import org.jspecify.annotations.NullMarked;
