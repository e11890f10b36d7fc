package brussels.citedesmetiers.kiosk.hardware;

/// How an output is on. None flashes more than three times a second, so none can cause a seizure.
public enum Rhythm {
    OFF(0),
    STEADY(0),
    SLOW(1_000),
    FAST(250);

    private final int halfMillis;

    Rhythm(int halfMillis) {
        this.halfMillis = halfMillis;
    }

    /// How long it is on, and then off; 0 if it does not change.
    int halfMillis() {
        return halfMillis;
    }
}
