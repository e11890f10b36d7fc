package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import java.time.LocalDate;

/// A clock that tests set.
public final class MutableDayClock implements DayClock {
    private LocalDate today;
    private boolean trusted = true;

    public MutableDayClock(LocalDate today) {
        this.today = today;
    }

    public void set(LocalDate day, boolean isTrusted) {
        today = day;
        trusted = isTrusted;
    }

    @Override
    public LocalDate today() {
        return today;
    }

    @Override
    public boolean trusted() {
        return trusted;
    }
}
