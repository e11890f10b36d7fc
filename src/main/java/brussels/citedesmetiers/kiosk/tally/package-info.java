/// Counts visits on a terminal: which cells an ended visit adds to, the folder they are stored in,
/// and the stick that carries counts to the centre. Enters `config`, `store`, `sync` and the core.
@NullMarked
package brussels.citedesmetiers.kiosk.tally;

import org.jspecify.annotations.NullMarked;
