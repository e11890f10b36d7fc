package brussels.citedesmetiers.kiosk.counts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a terminal reports about itself every 15 minutes. No number in it changes with visits, so
/// comparing two heartbeats reveals nothing about what happened in between.
///
/// Immutable; any thread.
///
/// @param program the program's version
/// @param content the version of the content in use, 12 hexadecimal digits
/// @param batchesWaiting closed periods that the centre, or the hub of its site, has not taken
/// @param paper the worst of the printers
/// @param held whether a ticket or list waits in the slot of a printer
/// @param faults stable names, never numbers
/// @param clockTrusted whether the time is known
public record Heartbeat(
        String program,
        String content,
        int batchesWaiting,
        Paper paper,
        boolean held,
        List<String> faults,
        boolean clockTrusted) {
    /// The most faults it can name.
    static final int MOST_FAULTS = 30;

    static final int MOST_WAITING = 1_000_000;

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}");
    private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern FAULT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_FAULT = 60;

    /// Whether there is paper; never how much.
    public enum Paper {
        OK,
        LOW,
        OUT,
        UNKNOWN;

        /// Its name in the protocol: the constant in lower case.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Heartbeat {
        faults = List.copyOf(faults);
        if (!PROGRAM.matcher(program).matches()) {
            throw new IllegalArgumentException("program: " + program);
        }
        if (!CONTENT.matcher(content).matches()) {
            throw new IllegalArgumentException("content: " + content);
        }
        if (batchesWaiting < 0 || batchesWaiting > MOST_WAITING) {
            throw new IllegalArgumentException("batchesWaiting: " + batchesWaiting);
        }
        if (faults.size() > MOST_FAULTS || !faults.stream().allMatch(Heartbeat::isFault)) {
            throw new IllegalArgumentException("faults: " + faults);
        }
    }

    private static boolean isFault(String name) {
        return name.length() <= LONGEST_FAULT && FAULT.matcher(name).matches();
    }

    /// A heartbeat with as many of these faults as fit: each once, sorted.
    public static Heartbeat saying(
            String program,
            String content,
            int batchesWaiting,
            Paper paper,
            boolean held,
            List<String> faults,
            boolean clockTrusted) {
        return new Heartbeat(
                program,
                content,
                Math.min(batchesWaiting, MOST_WAITING),
                paper,
                held,
                faults.stream().distinct().sorted().limit(MOST_FAULTS).toList(),
                clockTrusted);
    }

    /// The JSON of the protocol.
    public byte[] bytes() {
        return HeartbeatJson.write(this);
    }

    /// Reads what [#bytes()] wrote, its properties in any order.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else
    public static Heartbeat read(byte[] bytes) {
        return HeartbeatJson.read(bytes);
    }
}
