package brussels.citedesmetiers.kiosk.content;

/// Where a text appears on the screen or the ticket, which decides how much room it has.
public enum TextPlace {
    THEME_NAME,
    THEME_HINT,
    QUESTION,
    CHOICE,
    /// The heading of an answer on the adviser's sheet.
    LABEL,
    SCORE_NAME,
    RECOMMENDATION_TITLE,
    RECOMMENDATION_SUMMARY,
    RECOMMENDATION_DETAILS,
    /// A skippable statistical question.
    ABOUT_QUESTION,
    ABOUT_CHOICE,
    LANGUAGE_NAME,
    /// The word on a language's button of the welcome screen.
    GREETING,
    FREE
}
