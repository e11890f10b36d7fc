package brussels.citedesmetiers.kiosk.content;

/// Where a text appears on the screen or the ticket, which decides how much room it has.
public enum TextPlace {
    THEME_NAME,
    THEME_HINT,
    QUESTION,
    CHOICE,
    /// The word of a choice that has a picture.
    PICTURE,
    /// The heading of an answer on the adviser's sheet.
    LABEL,
    SCORE_NAME,
    RECOMMENDATION_TITLE,
    RECOMMENDATION_SUMMARY,
    RECOMMENDATION_DETAILS,
    /// A skippable statistical question.
    ABOUT_QUESTION,
    ABOUT_CHOICE,
    SECTOR_NAME,
    TRADE_NAME,
    LANGUAGE_NAME,
    /// The word on a language's button of the welcome screen.
    GREETING,
    FREE,
    /// The name of a way out of each screen.
    WAY,
    /// The title of a screen.
    HEADING,
    /// Good or bad news in place of a title.
    BAND,
    /// A button at the foot of a screen, on the small one.
    ACTION,
    /// One of two buttons in a row on the larger screens.
    ACTION_OF_TWO,
    /// One of three.
    ACTION_OF_THREE,
    /// A line under or over a title.
    NOTE,
    /// How far one is, beside the doors.
    PROGRESS,
    /// What a theme gives that gives no number.
    TILE_MARK
}
