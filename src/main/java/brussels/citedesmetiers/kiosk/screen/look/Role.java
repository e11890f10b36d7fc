package brussels.citedesmetiers.kiosk.screen.look;

/// What a text is for, which decides its size, weight and line height. Sizes are font sizes in
/// pixels on the reference display of each layout, from the identity's type table; capitals are
/// 0.714 of that high.
public enum Role {
    GREETING(60, 80, 84, true, 1.10),
    OWN_NAME(46, 42, 46, false, 1.10),
    QUESTION(46, 64, 52, true, 1.16),
    CHOICE(46, 46, 38, false, 1.14),
    VALUE(46, 46, 38, true, 1.14),
    TITLE(46, 54, 46, true, 1.15),
    THEME(46, 60, 52, true, 1.15),
    LABEL(28, 42, 30, false, 1.1),
    ANSWER(36, 46, 38, true, 1.14),
    BODY(36, 46, 38, false, 1.25),
    STILL_THERE(84, 128, 96, true, 1.10),
    PAGE(56, 88, 80, true, 1.10),
    PAPER_CODE(62, 108, 100, true, 1.05),
    ACTION(46, 46, 42, true, 1.14),
    BAND(46, 64, 52, true, 1.14),
    HEAD(46, 64, 72, true, 1.10),
    NAME(30, 52, 56, true, 1.12),
    HINT(28, 42, 34, false, 1.25),
    SUPPORT(28, 42, 30, false, 1.25),
    SUPPORT_BOLD(28, 42, 30, true, 1.25),
    RAIL(28, 42, 28, false, 1.16),
    PAGE_COUNT(28, 42, 34, true, 1.0),
    CODE(68, 120, 120, true, 1.05),
    COUNT(112, 150, 150, true, 1.05),
    STAFF(22, 32, 30, false, 1.2),
    STAFF_BOLD(26, 36, 34, true, 1.2);

    private final int s;
    private final int m;
    private final int l;
    final boolean bold;
    final double lineHeight;

    Role(int s, int m, int l, boolean bold, double lineHeight) {
        this.s = s;
        this.m = m;
        this.l = l;
        this.bold = bold;
        this.lineHeight = lineHeight;
    }

    int size(Display.Format format) {
        return switch (format) {
            case S -> s;
            case M -> m;
            case L -> l;
        };
    }

    /// Whether a visitor can go on without reading it. On the 7-inch display such a text may be
    /// smaller than 0.7 degrees until it is enlarged.
    public boolean supporting() {
        return this == HINT
                || this == SUPPORT
                || this == SUPPORT_BOLD
                || this == NAME
                || this == LABEL
                || this == ANSWER
                || this == BODY;
    }

    public boolean forStaff() {
        return this == STAFF || this == STAFF_BOLD;
    }
}
