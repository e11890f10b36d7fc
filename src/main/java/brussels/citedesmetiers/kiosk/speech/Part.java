package brussels.citedesmetiers.kiosk.speech;

/// Something that is said in one go.
///
/// @param node id of what it is about on the screen, or empty
/// @param language BCP 47 code of the language it is said in
/// @param text written for the ear
public record Part(String node, String language, String text) {
    /// Omits the text, which may hold an answer.
    @Override
    public String toString() {
        return "Part[" + node + ", " + language + "]";
    }
}
