package brussels.citedesmetiers.kiosk.content;

/// One of the five themes, or "I don't know where to start".
///
/// @param id the letter on tickets (`C A T B E`), or `U`
/// @param name the verb on the tile
/// @param hint two or three words under it
/// @param icon name of the drawing in its door
public record Theme(String id, Text name, Text hint, String icon) {}
