package brussels.citedesmetiers.kiosk.hardware;

/// The level of a contact without its bouncing: a new level counts once it has held for a while.
/// Times are in nanoseconds of one running clock. One thread only.
final class Debounce {
    private final long settle;
    private boolean counted;
    private boolean seen;
    private long since;

    /// @param level that counts at first
    Debounce(boolean level, long settle) {
        this.counted = level;
        this.seen = level;
        this.settle = settle;
    }

    /// The level that counts.
    boolean level() {
        return counted;
    }

    /// A level was seen, perhaps the same again.
    void edge(boolean level, long now) {
        seen = level;
        since = now;
    }

    /// How long until what was seen last counts, unless there is another edge; 0 if it does now.
    long left(long now) {
        return counted == seen ? 0 : Math.max(0, settle - (now - since));
    }

    /// Lets what was seen last count, if it has held for long enough.
    ///
    /// @return whether the level that counts is another one now
    boolean changes(long now) {
        boolean changes = counted != seen && left(now) == 0;
        if (changes) {
            counted = seen;
        }
        return changes;
    }
}
