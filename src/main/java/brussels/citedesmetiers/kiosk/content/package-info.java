/// What the kiosk says and asks: themes, questionnaires, recommendations and the texts of every
/// language, as plain values. Nothing here reads files or draws; it imports no other room, and
/// every other core room may import it.
@NullMarked
package brussels.citedesmetiers.kiosk.content;

import org.jspecify.annotations.NullMarked;
