package brussels.citedesmetiers.kiosk.comparison;

/// What two kiosks took of a processor in the same time.
///
/// @param first seconds of processor time
/// @param second the same of the other
/// @param seconds that went by
record Used(double first, double second, double seconds) {
    private static final double NANOS = 1e9;

    static Used during(Contender.Running one, Contender.Running other, int seconds) {
        long begun = System.nanoTime();
        double first = one.processorSeconds();
        double second = other.processorSeconds();
        Pause.seconds(seconds);
        return new Used(
                one.processorSeconds() - first,
                other.processorSeconds() - second,
                (System.nanoTime() - begun) / NANOS);
    }

    Used and(Used more) {
        return new Used(first + more.first, second + more.second, seconds + more.seconds);
    }

    double percentOfFirst() {
        return 100 * first / seconds;
    }

    double percentOfSecond() {
        return 100 * second / seconds;
    }
}
