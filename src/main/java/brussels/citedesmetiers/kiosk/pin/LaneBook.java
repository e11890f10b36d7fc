package brussels.citedesmetiers.kiosk.pin;

import java.time.Duration;

/// The rules by which lanes are kept, as plain values: whoever keeps them hands in what is kept and
/// keeps what comes out. All times are readings of one clock; where that may go back, whoever keeps
/// them shortens what is too far ahead of it. Pure.
///
/// @param lane of the caller
/// @param turns of all strangers together
public record LaneBook(Lane lane, Turns turns) {
    private static final Duration LONGEST_LINE = Duration.ofMinutes(15);

    /// Strangers without a wrong attempt, and those with some: how often one of them may try, and
    /// how many at once after a quiet time.
    private static final Rate FRESH = new Rate(Duration.ofSeconds(3), 20);

    private static final Rate SPENT = new Rate(Duration.ofSeconds(30), 10);

    /// What one caller has done so far.
    ///
    /// @param wrong attempts since the last right one
    /// @param until when its lock ends
    /// @param turn when it may try, if it was given a turn; else zero
    public record Lane(int wrong, Duration until, Duration turn) {
        /// Of a caller that never tried.
        public static final Lane NEW =
                new Lane(PinLock.OPEN.wrong(), PinLock.OPEN.until(), Duration.ZERO);

        /// How long it stays locked.
        public Duration left(Duration now) {
            return lock().left(now);
        }

        private PinLock lock() {
            return new PinLock(wrong, until);
        }
    }

    /// When the next stranger may try, by whether there was a wrong attempt from that address.
    public record Turns(Duration fresh, Duration spent) {
        /// As if nobody had tried for long.
        static Turns quiet(Duration now) {
            return new Turns(now.minus(FRESH.saved()), now.minus(SPENT.saved()));
        }
    }

    private record Rate(Duration interval, int atOnce) {
        Duration saved() {
            return interval.multipliedBy(atOnce);
        }

        Duration turn(Duration next, Duration now) {
            Duration earliest = now.minus(saved());
            Duration latest = now.plus(LONGEST_LINE);
            Duration turn = next.compareTo(earliest) < 0 ? earliest : next;
            return turn.compareTo(latest) > 0 ? latest : turn;
        }

        /// Whoever comes when the line is longest is not one more in it.
        Duration after(Duration turn, Duration next, Duration now) {
            return next.compareTo(now.plus(LONGEST_LINE)) > 0 ? next : turn.plus(interval);
        }
    }

    /// What comes of an attempt.
    ///
    /// @param left zero if the caller may try
    /// @param book to be kept
    public record Reserved(Duration left, LaneBook book) {}

    /// Takes one attempt, which counts as wrong if the caller may try.
    public Reserved reserve(boolean stranger, Duration now) {
        Duration left = lane.left(now);
        if (!left.isZero()) {
            return new Reserved(left, this);
        }
        Turns next = turns;
        if (stranger) {
            Duration turn = lane.turn;
            if (turn.isZero()) {
                boolean first = lane.wrong == 0;
                Rate rate = first ? FRESH : SPENT;
                Duration line = first ? turns.fresh : turns.spent;
                turn = rate.turn(line, now);
                Duration after = rate.after(turn, line, now);
                next = first ? new Turns(after, turns.spent) : new Turns(turns.fresh, after);
            }
            Duration wait = turn.minus(now);
            if (wait.isPositive()) {
                return new Reserved(
                        wait, new LaneBook(new Lane(lane.wrong, lane.until, turn), next));
            }
        }
        PinLock after =
                lane.lock().afterWrong(now, stranger ? PinLock.FREE_TO_STRANGERS : PinLock.FREE);
        return new Reserved(
                Duration.ZERO,
                new LaneBook(new Lane(after.wrong(), after.until(), Duration.ZERO), next));
    }
}
