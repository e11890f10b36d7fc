/// ESC/POS bytes, printers on USB, TCP, serial line or a file, and the states they report. It may
/// import `ticket` only and implements its port.
@NullMarked
package brussels.citedesmetiers.kiosk.printing;

import org.jspecify.annotations.NullMarked;
