/// A terminal's side of the adviser queue: the queue itself on the hub, a forwarder elsewhere, or
/// numbers alone. Enters `config`, `pin`, `store`, `sync`, `desk` and the core.
@NullMarked
package brussels.citedesmetiers.kiosk.hub;

import org.jspecify.annotations.NullMarked;
