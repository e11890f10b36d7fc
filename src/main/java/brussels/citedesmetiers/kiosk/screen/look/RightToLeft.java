package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.content.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as it is drawn in a right-to-left language. Pure.
///
/// The Arabic font has Arabic letters, digits and few signs. What it lacks comes from another font,
/// and JavaFX 26 lays the pieces of a run from several fonts from left to right, whatever the run's
/// direction: a bracket or a dash then stands at the wrong end of the sentence. So a sign between
/// Arabic words is drawn as one that the font has, and a name in Latin letters stands between
/// left-to-right marks, which nobody sees, together with its brackets and signs. Marks from right
/// to left would do for all of it, but JavaFX draws them.
public final class RightToLeft {
    private static final char MARK = '\u200e';
    private static final Pattern DASH = Pattern.compile("[–—·](?!(?<=\\d.)\\d)");

    /// What belongs to a word in Latin letters: these, their brackets, and signs such as `/` and
    /// `%`.
    private static final String SIGN =
            "[^\\p{IsArabic}\\p{M}\\s\\d!,.:«»،؛؟\\-\u2010\u2011\u200b-\u200f–—·…]";

    private static final String LETTER = "(?:\\d|" + SIGN + ")";
    private static final String WORD = LETTER + "+(?:[.,:\\-\u2010\u2011]+" + LETTER + "+)*";
    private static final String BRACKETED = "\\([^()\n]*\\)";
    private static final String FIRST =
            "(?:" + BRACKETED + "|(?=[\\d.,:\\-]*" + SIGN + ")" + WORD + ")";
    private static final Pattern LATIN =
            Pattern.compile(FIRST + "(?:[ \u00a0]?(?:" + BRACKETED + "|" + WORD + "))*");

    private RightToLeft() {}

    /// The text as it is drawn in `language`; no other than it is, from left to right.
    public static String drawn(Language language, String text) {
        return language.rightToLeft() ? drawn(text) : text;
    }

    /// The text with the signs that are drawn in place of others, each of one character: a part of
    /// it, drawn, is as wide as this part of the whole text.
    static String signs(Language language, String text) {
        return language.rightToLeft() ? signs(text) : text;
    }

    private static String signs(String text) {
        return DASH.matcher(bracketed(text)).replaceAll("-");
    }

    /// Lines are broken before: a space that keeps its words together is a space like another.
    static String drawn(String text) {
        return LATIN.matcher(signs(text).replace("…", "...").replace('\u00a0', ' '))
                .replaceAll(found -> Matcher.quoteReplacement(MARK + found.group() + MARK));
    }

    /// With other brackets round Arabic words. Among Latin ones an Arabic comma would part the
    /// marks from the letters that they belong to, and JavaFX would draw them.
    private static String bracketed(String text) {
        StringBuilder turned = new StringBuilder(text);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                open.push(i);
            } else if (text.charAt(i) == ')' && !open.isEmpty()) {
                int from = open.pop();
                if (text.substring(from, i).codePoints().anyMatch(RightToLeft::isArabic)) {
                    turned.setCharAt(from, '«');
                    turned.setCharAt(i, '»');
                } else {
                    turned.replace(from, i, turned.substring(from, i).replace('،', ','));
                }
            }
        }
        return turned.toString();
    }

    private static boolean isArabic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC;
    }
}
