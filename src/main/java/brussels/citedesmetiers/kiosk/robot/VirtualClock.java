package brussels.citedesmetiers.kiosk.robot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that advances only when told to.
public final class VirtualClock implements InstantSource {
    private volatile Instant now;

    public VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }
}
