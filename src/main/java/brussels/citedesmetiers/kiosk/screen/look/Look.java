package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import javafx.scene.text.Font;

/// How everything is drawn at the moment: the display's sizes and the visitor's preferences. Views
/// take every length from [#px], so that it measures the same in millimetres on every display.
///
/// @param theme id of the theme whose colour is used, or `none`
/// @param day whether the look for bright sunlight is used
public record Look(Display display, Comfort comfort, Language language, String theme, boolean day) {

    /// Steps of the text size (WCAG 2.2, 1.4.4 asks for text that can grow).
    private static final double[] TEXT_STEPS = {1.0, 1.25, 1.5};

    /// The font size whose capitals measure 0.7 degrees, read from 400 mm on the 7-inch reference
    /// display.
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

    /// A length on this display that was drawn in pixels of the layout's reference display.
    public double px(double reference) {
        return reference * display.pxPerMm() / format().reference().pxPerMm();
    }

    /// [#px] of the value for this display's layout.
    public double px(double s, double m, double l) {
        return px(
                switch (format()) {
                    case S -> s;
                    case M -> m;
                    case L -> l;
                });
    }

    /// Whether room is scarce: large letters on the small display.
    public boolean tight() {
        return small() && comfort.textStep() > 0;
    }

    double textScale() {
        return TEXT_STEPS[comfort.textStep()];
    }

    /// Font size in pixels. What is large already grows less than the rest.
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
                    // The picture of the paper gets smaller where large letters need the room.
                    case PAPER_CODE -> tight() ? base * 0.7 : base;
                    case CODE, HEAD, PAGE ->
                            Math.max(base, Role.CHOICE.size(format()) * textScale());
                    case NAME -> base;
                    // Large and bold already.
                    case QUESTION, ACTION, VALUE, THEME, TITLE -> grown(base);
                    default -> base * textScale();
                };
        if (tight() && role.supporting() && role != Role.NAME) {
            grown = SMALL_LEAST_WHEN_ENLARGED;
        }
        return px(grown);
    }

    /// In large letters on the small screen the lines of a question, of its choices and of labels
    /// stand closer, so that fewer pages are turned; no letter reaches into the next line.
    double lineHeight(Role role) {
        if (!tight() || rightToLeft()) {
            return role.lineHeight;
        }
        return switch (role) {
            case CHOICE, QUESTION -> Math.min(role.lineHeight, CLOSE_LINES);
            case LABEL -> 1;
            default -> role.lineHeight;
        };
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

    /// The space between a title and the line below it; some for Arabic, whose letters reach
    /// further below the line, where there is room.
    public double betweenLines() {
        return rightToLeft() ? px(2, 14, 12) : 0;
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

    /// Size of a drawing. On the small display it does not grow with the text, so that the label
    /// has the room.
    public double icon() {
        return small() ? px(44) : grown(px(44, 60, 52));
    }

    /// A length that grows half as fast as the text: for drawings beside it, and for what is large
    /// already.
    public double grown(double length) {
        return length * (1 + (textScale() - 1) / 2);
    }

    /// Least height of a control: 9.3, 25.8 and 32.5 mm on the three layouts (required: 9 mm on the
    /// small one, 15 mm on the others).
    public double control() {
        return px(62, 104, comfort.lowered() ? 88 : 112);
    }

    public Look inLanguage(Language other) {
        return new Look(display, comfort, other, theme, day);
    }
}
