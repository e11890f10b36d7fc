package brussels.citedesmetiers.kiosk.central;

import java.util.List;
import java.util.regex.Pattern;

/// What a terminal says of itself every 15 minutes. No number in it moves with visits.
///
/// @param program its version
/// @param content version of the content in use, 12 hexadecimal digits
/// @param batchesWaiting sealed and not acknowledged
/// @param faults codes of what staff must look at
record Heartbeat(
        String program,
        String content,
        int batchesWaiting,
        Paper paper,
        boolean held,
        List<String> faults,
        boolean clockTrusted) {
    static final int MOST_FAULTS = 30;
    static final int MOST_WAITING = 1_000_000;

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}");
    private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern FAULT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_FAULT = 60;

    /// Whether there is paper; never how much.
    enum Paper {
        OK,
        LOW,
        OUT,
        UNKNOWN
    }

    Heartbeat {
        faults = List.copyOf(faults);
        boolean codes =
                faults.stream()
                        .allMatch(f -> f.length() <= LONGEST_FAULT && FAULT.matcher(f).matches());
        if (!PROGRAM.matcher(program).matches()
                || !CONTENT.matcher(content).matches()
                || batchesWaiting < 0
                || batchesWaiting > MOST_WAITING
                || faults.size() > MOST_FAULTS
                || !codes) {
            throw new IllegalArgumentException("not a heartbeat");
        }
    }
}
