/// Telling people outside: one message by mail or to a webhook, over a connection that was checked.
/// It knows nothing of what a message is about. It enters `web` for how JSON is written; `central`
/// enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.alert;

import org.jspecify.annotations.NullMarked;
