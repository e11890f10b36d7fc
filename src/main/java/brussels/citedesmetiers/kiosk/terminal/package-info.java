/// One running terminal, put together: screen, visit, printers, store, queue, counts and lights.
/// Only `robot` and `commands` enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.terminal;

import org.jspecify.annotations.NullMarked;
