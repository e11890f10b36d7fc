package brussels.citedesmetiers.kiosk.sync;

import java.util.Locale;

/// Why the hub of the site did not take a terminal's counts. They wait on the disk.
public enum GivingTrouble {
    /// It could not be reached, or cannot store anything now.
    NO_ANSWER,
    /// It does not know this terminal's key.
    REFUSED,
    /// It does not join counts, or its program is from before that.
    NOT_JOINING,
    /// It answers and takes nothing: days have not ended there, so one of the two clocks is wrong.
    NOT_TAKEN,
    /// It takes nothing of days that have not ended here either: a clock was ahead when they were
    /// offered. It takes them once they have.
    AHEAD,
    /// What answers is not what a hub says.
    NOT_THE_HUB,
    /// They cannot be read on this terminal now.
    STORE;

    /// Whether staff have to do something: a hub that is away comes back, and so do days.
    public boolean needsStaff() {
        return this != NO_ANSWER && this != AHEAD;
    }

    /// A stable name: the end of the staff's text key `staff.joined.…`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
