package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.InMemoryOutbox;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.VisitCounts;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.LocalDate;
import java.util.List;

/// Visits, days and outboxes for the tests of sending.
public final class Counted {
    /// The terminal of all these.
    public static final String TERMINAL = "bruxelles-a";

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private static final Measures MEASURES =
            new Measures(List.of(new Measure("hour", List.of(Dimension.HOUR), Period.DAY, 5)));

    private Counted() {}

    static InMemoryOutbox outbox() {
        return new InMemoryOutbox(sealer());
    }

    static Sealer sealer() {
        return new Sealer(TERMINAL, MEASURES, message -> new byte[64]);
    }

    /// Counts visits of a day, all at one hour.
    static void visits(VisitCounts counts, LocalDate day, int n, String hour) {
        for (int i = 0; i < n; i++) {
            counts.add(day, List.of(new Cell("hour", List.of(hour)), Cell.content("0123456789ab")));
        }
    }

    /// Seals one day after the other, with five visits each.
    static InMemoryOutbox days(InMemoryOutbox outbox, LocalDate from, int days) throws Exception {
        for (int i = 0; i < days; i++) {
            visits(outbox, from.plusDays(i), 5, "10");
        }
        outbox.seal(from.plusDays(days));
        return outbox;
    }

    static OutboxOnStoreThread kept(Outbox outbox) {
        return new OutboxOnStoreThread(
                outbox, OneAtATime.locking(), clock(MONDAY.plusDays(400), true));
    }

    static DayClock clock(LocalDate day, boolean trusted) {
        return new DayClock() {
            @Override
            public LocalDate today() {
                return day;
            }

            @Override
            public boolean trusted() {
                return trusted;
            }
        };
    }
}
