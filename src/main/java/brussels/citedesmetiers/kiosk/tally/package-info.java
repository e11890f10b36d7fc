/// Counts visits on a terminal: what of an ended visit goes into which table, the folder it is kept
/// in, and the stick that carries counts to the centre. Enters `config`, `store`, `sync` and the
/// core.
@NullMarked
package brussels.citedesmetiers.kiosk.tally;

import org.jspecify.annotations.NullMarked;
