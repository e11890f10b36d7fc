/// The centre: accepts the batches of every terminal of a fleet, each exactly once, watches over
/// the terminals and writes the annual report. It sees only released counts, never a visit. It
/// enters `counts` for what a batch is, `content` for the lists of codes and their names, and `web`
/// for its server; only `commands` enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.central;

import org.jspecify.annotations.NullMarked;
