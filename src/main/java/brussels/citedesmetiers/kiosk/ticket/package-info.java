/// What a ticket says: its signed QR token, its 1-bit picture and the printer as a port, all as
/// plain types. It may import `content`, `guide` and `queue`; adapters stand in `printing`, the
/// drawing in `screen`.
@NullMarked
package brussels.citedesmetiers.kiosk.ticket;

import org.jspecify.annotations.NullMarked;
