/// What a ticket says: its signed QR token, its 1-bit picture and the printer as a port, all as
/// plain types. Enters `content`, `guide`, `queue` and `clock`; the printer adapters are in
/// `printing`, the drawing in `screen.paper`.
@NullMarked
package brussels.citedesmetiers.kiosk.ticket;

import org.jspecify.annotations.NullMarked;
