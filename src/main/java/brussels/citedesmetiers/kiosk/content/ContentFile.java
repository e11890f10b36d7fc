package brussels.citedesmetiers.kiosk.content;

/// The names of the content files, relative to the configuration folder.
public final class ContentFile {

    public static final String THEMES = "content/themes.json";
    public static final String RECOMMENDATIONS = "content/recommendations.json";
    public static final String ABOUT = "content/about.json";

    /// No part of the content's version.
    public static final String TRADES = "content/trades.json";

    private ContentFile() {}

    /// The file of the questionnaire with this id.
    public static String questionnaire(String id) {
        return "content/questionnaire-" + id + ".json";
    }

    /// The file of the language with this code.
    public static String language(String code) {
        return "languages/" + code + ".json";
    }
}
