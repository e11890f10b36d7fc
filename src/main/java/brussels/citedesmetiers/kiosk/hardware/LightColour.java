package brussels.citedesmetiers.kiosk.hardware;

/// What the status light shows: each of its three colours is on or off.
///
/// It only repeats at a distance what the screen and the staff panel say in words, so nobody
/// depends on telling its colours apart.
enum LightColour {
    RED(true, false, false),
    GREEN(false, true, false),
    BLUE(false, false, true),
    /// All three at once, so every start also shows that each of them works.
    WHITE(true, true, true);

    private final boolean red;
    private final boolean green;
    private final boolean blue;

    LightColour(boolean red, boolean green, boolean blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /// What this condition looks like from across the room.
    static LightColour of(TerminalCondition condition) {
        return switch (condition) {
            case STARTING -> WHITE;
            case NEEDS_STAFF -> RED;
            case SOMEBODY_HERE -> BLUE;
            case READY -> GREEN;
        };
    }

    boolean red() {
        return red;
    }

    boolean green() {
        return green;
    }

    boolean blue() {
        return blue;
    }
}
