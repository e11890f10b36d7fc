package brussels.citedesmetiers.kiosk.terminal;

/// Has Java collect what is no longer used while nobody is there: the board gets the memory back, a
/// long collection seldom meets a visit, and what a visitor answered does not stay in memory.
final class Tidying {
    /// About ten seconds at the welcome screen.
    private static final int SOON = 2;

    /// About two minutes: what a start does behind the screen is done by then.
    private static final int LATER = 24;

    private final Runnable collect;
    private int ticks;

    /// @param collect done on the thread that calls [#ticked]
    Tidying(Runnable collect) {
        this.collect = collect;
    }

    /// @param nobodyThere whether the welcome screen stands
    void ticked(boolean nobodyThere) {
        ticks = nobodyThere ? Math.min(ticks + 1, LATER + 1) : 0;
        if (ticks == SOON || ticks == LATER) {
            collect.run();
        }
    }
}
