package brussels.citedesmetiers.kiosk.terminal;

import org.tinylog.Logger;

/// Whether this version of the program has come up: with its welcome screen there, it has once its
/// database is open. One on trial whose store cannot be opened at all, or whose database stays away
/// for a minute, ends itself, so that its start counts as one that failed. What the disk or another
/// program keeps away is not held against it.
///
/// The store's thread, but for [#failed()].
final class Trial {
    private static final int MOST_LOOKS = 12;

    private final Judge judge;
    private boolean over;
    private int away;
    private volatile boolean failed;

    /// What knows of versions.
    interface Judge {
        /// Whether this version has yet to show that it serves.
        boolean isOnTrial();

        /// It serves.
        void serves();
    }

    /// How the database is.
    enum Database {
        /// It can be used.
        OPEN,
        /// It cannot be opened, but is tried again.
        AWAY,
        /// It cannot be opened, for what is no fault of the program.
        HELD_BACK,
        /// It could not be opened, and is not tried again.
        FAILED
    }

    Trial(Judge judge) {
        this.judge = judge;
    }

    /// By what the launcher says of this program.
    static Trial ofThisProgram() {
        return new Trial(
                new Judge() {
                    @Override
                    public boolean isOnTrial() {
                        return Updates.isOnTrial();
                    }

                    @Override
                    public void serves() {
                        Updates.programServes();
                    }
                });
    }

    /// Looks every few seconds.
    ///
    /// @return whether it has failed now
    boolean look(Database database) {
        if (over) {
            return false;
        }
        switch (database) {
            case OPEN -> {
                over = true;
                judge.serves();
            }
            case AWAY -> away++;
            case HELD_BACK -> away = 0;
            case FAILED -> away = MOST_LOOKS;
        }
        if (away < MOST_LOOKS) {
            return false;
        }
        // What has served before goes on trying: people are called, and nothing is rolled back.
        over = database == Database.FAILED;
        away = 0;
        failed = judge.isOnTrial();
        if (failed) {
            over = true;
            Logger.error(
                    "This version of the program cannot open its database; after three starts the"
                            + " one before is used again.");
        }
        return failed;
    }

    /// Whether this version has to end. Any thread.
    boolean failed() {
        return failed;
    }
}
