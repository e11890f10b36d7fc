package brussels.citedesmetiers.kiosk.commands;

/// The status a command ends the process with.
final class ExitStatus {
    /// All is well.
    static final int OK = 0;

    /// Faults were found, or the command failed.
    static final int FAULTS = 1;

    /// The command line itself is wrong.
    static final int USAGE = 2;

    /// There is no display (`EX_UNAVAILABLE` of sysexits.h).
    static final int NO_DISPLAY = 69;

    private ExitStatus() {}
}
