/// Anonymous counting: which cells a finished visit adds to, and the port that adds to them. It
/// never sees who somebody is; it imports no other room.
@NullMarked
package brussels.citedesmetiers.kiosk.counts;

import org.jspecify.annotations.NullMarked;
