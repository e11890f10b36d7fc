package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import javafx.scene.text.Font;

/// How things are currently drawn: the display's sizes and the visitor's preferences. Every length
/// in the views goes through [#px], so that millimetres stay the same on another panel.
///
/// @param theme letter of the theme whose colour is used, or `none`
/// @param day whether the sunlight look is used
public record Look(Display display, Comfort comfort, Language language, String theme, boolean day) {

    /// Steps of the text size (WCAG 2.2, 1.4.4 asks for text that can grow).
    private static final double[] TEXT_STEPS = {1.0, 1.25, 1.5};

    /// Capital height of 0.7 degrees at 400 mm on the 7-inch reference, in pixels of font size.
    private static final int SMALL_LEAST_WHEN_ENLARGED = 46;

    private static final double CLOSE_LINES = 1.06;

    public Display.Format format() {
        return display.format();
    }

    public boolean small() {
        return format() == Display.Format.S;
    }

    public boolean portrait() {
        return format() == Display.Format.L;
    }

    /// Pixels on this display for pixels of the format's reference display.
    public double px(double reference) {
        return reference * display.pxPerMm() / format().reference().pxPerMm();
    }

    /// [#px] of the value for the present format.
    public double px(double s, double m, double l) {
        return px(
                switch (format()) {
                    case S -> s;
                    case M -> m;
                    case L -> l;
                });
    }

    /// Whether the small panel shows large letters, so that a screen has room for less.
    public boolean tight() {
        return small() && comfort.textStep() > 0;
    }

    double textScale() {
        return TEXT_STEPS[comfort.textStep()];
    }

    /// Font size in pixels. Greetings and counts are large already and grow only as the choices do.
    public double fontSize(Role role) {
        int base = role.size(format());
        if (role.forStaff()) {
            return px(base);
        }
        if (role == Role.RAIL || role == Role.PAGE_COUNT) {
            return px(base);
        }
        double grown =
                switch (role) {
                    case GREETING, STILL_THERE, COUNT -> base;
                    // A picture of the paper, which is drawn smaller beside large letters.
                    case PAPER_CODE -> tight() ? base * 0.7 : base;
                    case CODE, HEAD, PAGE ->
                            Math.max(base, Role.CHOICE.size(format()) * textScale());
                    case NAME -> base;
                    // As large as the choices to begin with, and bold.
                    case QUESTION, ACTION, VALUE, THEME, TITLE -> grown(base);
                    default -> base * textScale();
                };
        if (tight() && role.supporting() && role != Role.NAME) {
            grown = SMALL_LEAST_WHEN_ENLARGED;
        }
        return px(grown);
    }

    /// In large letters on the small screen the lines of a question and of its choices stand
    /// closer, so that fewer pages are turned; no letter reaches into the next line.
    double lineHeight(Role role) {
        boolean close = tight() && !rightToLeft() && (role == Role.CHOICE || role == Role.QUESTION);
        return close ? Math.min(role.lineHeight, CLOSE_LINES) : role.lineHeight;
    }

    public Font font(Role role) {
        return Fonts.of(language, role.bold, fontSize(role));
    }

    public String text(String key, Object... values) {
        return language.text(key, values);
    }

    public boolean rightToLeft() {
        return language.rightToLeft();
    }

    /// Between a title and the line under it: Arabic letters reach lower.
    public double betweenLines() {
        return rightToLeft() ? px(10, 14, 12) : 0;
    }

    public double gap() {
        return px(14, 24, 20);
    }

    double radius() {
        return px(14, 20, 20);
    }

    public double line() {
        return px(2, 3, 3);
    }

    double lip() {
        return px(6, 7, 7);
    }

    /// On the small panel the room beside a large label is the label's.
    public double icon() {
        return small() ? px(44) : grown(px(44, 60, 52));
    }

    /// A drawing beside a text grows with it, half as fast, as what is large to begin with does.
    public double grown(double length) {
        return length * (1 + (textScale() - 1) / 2);
    }

    /// Least height of a control: 9.3, 25.8 and 32.5 mm (norm: 9 on the 7-inch, 15 elsewhere).
    public double control() {
        return px(62, 104, comfort.lowered() ? 88 : 112);
    }

    public Look inLanguage(Language other) {
        return new Look(display, comfort, other, theme, day);
    }
}
