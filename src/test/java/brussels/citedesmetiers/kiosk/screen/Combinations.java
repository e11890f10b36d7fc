package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import java.util.List;

/// Which screens the tests of each build draw, of all there are: each language in each format and
/// at each text size, and each format at each size, but seldom all three together. The long form
/// draws every one.
final class Combinations {
    private static final List<Display.Format> FORMATS = List.of(Display.Format.values());
    private static final int SIZES = 3;
    private static final int LARGEST = SIZES - 1;
    private static final boolean ALL = LongForm.of(0, 1) == 1;

    private Combinations() {}

    /// Which of the formats it is.
    static int place(Display.Format format) {
        return FORMATS.indexOf(format);
    }

    /// Whether everything is drawn.
    static boolean all() {
        return ALL;
    }

    /// Whether a language is drawn in this format at this text size. The first language is at the
    /// first size in every format, since colours are measured there, and every language is at the
    /// largest size where room is scarcest.
    static boolean isDrawn(Content content, Language language, Display.Format format, int size) {
        int index = content.languages().indexOf(language);
        return ALL
                || (index + place(format)) % SIZES == size
                || (index == 0 && size == 0)
                || (format == Display.Format.S && size == LARGEST);
    }

    /// Whether a language is drawn in this format where something else than its words is looked at:
    /// the first language in every format, each other in one.
    static boolean isDrawn(Content content, Language language, Display.Format format) {
        int index = content.languages().indexOf(language);
        return ALL || index == 0 || index % SIZES == place(format);
    }
}
