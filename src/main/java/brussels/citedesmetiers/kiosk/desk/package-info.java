/// The staff's web desk: console, collecting of tickets, waiting-room board and day figures over
/// HTTPS on the local network. It shows and drives the queue through `queue`'s own types and reads
/// tickets with `ticket`; everything else it needs comes in through [DeskParts]. `hub`, `terminal`
/// and `commands` enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.desk;

import org.jspecify.annotations.NullMarked;
