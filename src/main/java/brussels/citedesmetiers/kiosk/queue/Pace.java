package brussels.citedesmetiers.kiosk.queue;

/// How long tickets of a service occupied a desk today, in minutes. It consists of sums, so that
/// services can be combined and no list is needed.
///
/// @param served how many ended with "done"
/// @param ended how many left a desk in any way
/// @param again how many of these will be called again, elsewhere or later
/// @param sum of all
/// @param squares sum of their squares
record Pace(int served, int ended, int again, double sum, double squares) {
    static final Pace NONE = new Pace(0, 0, 0, 0, 0);

    /// One ticket that left a desk.
    static Pace of(double minutes, TicketState after) {
        return new Pace(
                after == TicketState.DONE ? 1 : 0,
                1,
                after == TicketState.WAITING || after == TicketState.PARKED ? 1 : 0,
                minutes,
                minutes * minutes);
    }

    Pace and(Pace o) {
        return new Pace(
                served + o.served,
                ended + o.ended,
                again + o.again,
                sum + o.sum,
                squares + o.squares);
    }

    /// Without one that was undone.
    Pace without(Pace o) {
        return new Pace(
                served - o.served,
                ended - o.ended,
                again - o.again,
                ended == o.ended ? 0 : sum - o.sum,
                ended == o.ended ? 0 : squares - o.squares);
    }

    double mean() {
        return ended == 0 ? 0 : sum / ended;
    }

    /// Square of the ratio of standard deviation and mean.
    double relativeVariance() {
        double mean = mean();
        return mean == 0 ? 0 : Math.max(0, squares / ended / (mean * mean) - 1);
    }
}
