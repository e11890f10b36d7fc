package brussels.citedesmetiers.kiosk.content;

/// One of the five themes, or "I don't know where to start".
///
/// @param id the letter on tickets (`C A T B E`), or `U`
/// @param name the verb on the tile
/// @param hint two or three words under it
/// @param longHint the same in a few words more, for screens that have the room
/// @param icon name of the drawing in its door
public record Theme(String id, Text name, Text hint, Text longHint, String icon) {

    /// A theme whose hint is the same on every screen.
    public Theme(String id, Text name, Text hint, String icon) {
        this(id, name, hint, hint, icon);
    }
}
