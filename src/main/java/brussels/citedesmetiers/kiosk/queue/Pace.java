package brussels.citedesmetiers.kiosk.queue;

/// How long tickets of a service kept a desk today, from the call to the end: count, mean and sum
/// of squared differences, in minutes (Welford's method, which needs no list).
///
/// @param served how many ended with "done"
/// @param ended how many left a desk, whatever the end
record Pace(int served, int ended, double mean, double squares) {
    static final Pace NONE = new Pace(0, 0, 0, 0);

    /// With one more.
    Pace and(double minutes, boolean done) {
        int n = ended + 1;
        double away = minutes - mean;
        double moved = mean + away / n;
        return new Pace(served + (done ? 1 : 0), n, moved, squares + away * (minutes - moved));
    }

    /// Sample variance, in square minutes; 0 below two.
    double variance() {
        return ended < 2 ? 0 : squares / (ended - 1);
    }
}
