/// Anonymous counting: the measures, what may leave and when, the batches it leaves in, and the
/// ports for counting and storing. Plain values and functions, from one visit's cells ([Measure])
/// to closed periods ([Closing]), released tables ([ReleaseRule]) and sealed batches ([Sealer]). It
/// knows nothing about who anybody is, and imports no other room.
@NullMarked
package brussels.citedesmetiers.kiosk.counts;

import org.jspecify.annotations.NullMarked;
