/// Anonymous counting: the measures, what of them may leave and when, and the batches it leaves in;
/// the ports that count and keep. Plain values and functions, from one visit's cells ([Measure]) to
/// closed periods ([Closing]), released tables ([ReleaseRule]) and sealed batches ([Sealer]). It
/// never sees who somebody is; it imports no other room.
@NullMarked
package brussels.citedesmetiers.kiosk.counts;

import org.jspecify.annotations.NullMarked;
