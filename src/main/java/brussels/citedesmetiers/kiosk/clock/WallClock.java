package brussels.citedesmetiers.kiosk.clock;

import java.time.Instant;
import java.time.InstantSource;

/// The machine's wall clock, and whether it is known to be right. Any thread.
public record WallClock(InstantSource source, ClockTrust trust)
        implements InstantSource, QueueClock {

    /// The clock of this machine, believed once the system has set it.
    public static WallClock ofMachine() {
        return new WallClock(InstantSource.system(), ClockTrust.bySystem());
    }

    @Override
    public Instant instant() {
        return source.instant();
    }

    public boolean trusted() {
        return trust.trusted();
    }

    @Override
    public Moment now() {
        return new Moment(instant(), trusted());
    }
}
