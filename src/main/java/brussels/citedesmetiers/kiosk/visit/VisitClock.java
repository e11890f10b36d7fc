package brussels.citedesmetiers.kiosk.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The effect of time on a visit: first "are you still there?", then the wipe.
final class VisitClock {
    private final TimeLimits limits;
    private final Endings endings;

    VisitClock(TimeLimits limits, Endings endings) {
        this.limits = limits;
        this.endings = endings;
    }

    /// When the warning or the wipe is due; empty if neither is.
    Optional<Instant> deadline(Visit visit) {
        TimeLimits time = limits.forComfort(visit.comfort());
        if (visit.panel() instanceof Panel.StillThere still) {
            return Optional.of(still.wipeAt());
        }
        if (visit.panel() instanceof Panel.Staff(Panel.StaffPage page)
                && page == Panel.StaffPage.CLOSING) {
            // It ends by switching off alone; nobody may begin a visit meanwhile.
            return Optional.empty();
        }
        return switch (visit.place()) {
            case Place.Welcome w ->
                    visit.comfort().accessible() || !(visit.panel() instanceof Panel.None)
                            ? Optional.of(visit.lastTouch().plus(time.idle()))
                            : Optional.empty();
            case Place.Printing p -> Optional.empty();
            case Place.Goodbye g -> Optional.of(visit.lastTouch().plus(time.afterwards()));
            default -> Optional.of(visit.lastTouch().plus(time.idle()));
        };
    }

    Step ticked(Visit visit, Instant now) {
        if (now.isBefore(visit.lastTouch())) {
            return Step.to(setBack(visit, now));
        }
        Optional<Instant> due = deadline(visit);
        if (due.isEmpty() || now.isBefore(due.get())) {
            return Step.to(visit);
        }
        boolean endsQuietly =
                visit.panel() instanceof Panel.StillThere
                        || visit.place() instanceof Place.Welcome
                        || visit.place() instanceof Place.Goodbye;
        if (endsQuietly) {
            return endings.wipe(visit, now);
        }
        return Step.to(visit.under(new Panel.StillThere(now.plus(warning(visit)))));
    }

    /// When somebody who was not seen since then is asked; empty if nobody is to be asked.
    Optional<Instant> deadline(Visit visit, Instant since) {
        boolean asked =
                visit.panel() instanceof Panel.StillThere
                        || visit.place() instanceof Place.Welcome
                        || visit.place() instanceof Place.Goodbye
                        || deadline(visit).isEmpty();
        Instant last = since.isAfter(visit.lastTouch()) ? since : visit.lastTouch();
        return asked
                ? Optional.empty()
                : Optional.of(last.plus(limits.forComfort(visit.comfort()).away()));
    }

    /// Nobody was seen since then: whoever left is asked earlier, and has as long to answer as
    /// anybody. That somebody is seen again takes no question back, because it may be the next
    /// visitor.
    Step empty(Visit visit, Instant since, Instant now) {
        Optional<Instant> due = deadline(visit, since);
        return due.isEmpty() || now.isBefore(due.get())
                ? Step.to(visit)
                : Step.to(visit.under(new Panel.StillThere(now.plus(warning(visit)))));
    }

    /// The clock was set back: waiting restarts now, or else the answers of somebody who has left
    /// would stay for as long as it was set back.
    private Visit setBack(Visit visit, Instant now) {
        Visit next = visit.touched(now);
        return visit.panel() instanceof Panel.StillThere
                ? next.under(new Panel.StillThere(now.plus(warning(visit))))
                : next;
    }

    /// How long "are you still there?" stays before the wipe.
    Duration warning(Visit visit) {
        return limits.forComfort(visit.comfort()).warning();
    }
}
