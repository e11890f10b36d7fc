package brussels.citedesmetiers.kiosk.config;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The form that a text in a file must have.
///
/// @param test whether a text has it
/// @param right what would be right, in an editor's terms
record TextForm(Predicate<String> test, String right) {
    /// Any text that is not blank.
    static final TextForm WRITTEN =
            new TextForm(text -> !text.isBlank(), "a text is needed, and not an empty one");

    /// A stable id: lower-case words and hyphens.
    static final TextForm ID =
            matching(
                    "[a-z0-9]+(-[a-z0-9]+)*",
                    "an id of lower-case letters, digits and hyphens is needed");

    /// The letter of a terminal in ticket codes.
    static final TextForm LETTER = matching("[A-Z]", "one letter from A to Z is needed");

    /// The letter of a text that was read as [#LETTER]; `A` replaces a wrong one.
    static char letter(String text) {
        return text.isEmpty() ? 'A' : text.charAt(0);
    }

    /// A text that matches a regular expression from end to end.
    static TextForm matching(String regex, String right) {
        return new TextForm(Pattern.compile(regex).asMatchPredicate(), right);
    }

    boolean fits(String text) {
        return test.test(text);
    }
}
