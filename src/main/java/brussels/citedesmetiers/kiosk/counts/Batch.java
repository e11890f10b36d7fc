package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Everything that leaves a terminal about its visits when counting periods close with one day.
///
/// Every number and day in it is bounded, so that adding up batches cannot overflow and every day
/// fits into a database: a batch beyond the bounds can be neither made nor read.
///
/// @param terminal its id
/// @param epoch begins at 1; a new one after the terminal's memory went back in time
/// @param seq begins at 1 in each epoch, without gaps
/// @param from the first day of the closed group; the visits in a group cannot be told apart
/// @param through the day everything closed with, and the last day sealed
/// @param content versions of the content in use, 12 hexadecimal digits each, sorted
/// @param late whether visits of earlier, sealed days are among these
/// @param undated whether visits of unknown days are among these
/// @param touchedDays in the first batch of a later epoch, how many days' counts went wrong before
///   it
/// @param remainderUpTo k-1 if a year ended: at most this many visits stay on the terminal for
///   good; else 0. Never the exact number
/// @param tables at most one of each measure
/// @param stops names of the truck's stops in the tables, by id: this is how the centre learns of a
///   stop that only the truck's settings have
/// @param site which offers of its terminals are in what a site has closed; [SiteGiven#NONE] in the
///   batch of a single terminal
public record Batch(
        String terminal,
        long epoch,
        long seq,
        LocalDate from,
        LocalDate through,
        List<String> content,
        boolean late,
        boolean undated,
        int touchedDays,
        int remainderUpTo,
        List<Table> tables,
        Map<String, String> stops,
        SiteGiven site) {
    /// The highest epoch and batch number: one batch a second for 30 years.
    public static final long MOST_NUMBER = 999_999_999;

    /// The earliest day of a batch.
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /// The latest day of a batch.
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    /// More days than there are from [#FIRST_DAY] to [#LAST_DAY].
    static final int MOST_TOUCHED_DAYS = 100_000;

    /// The highest possible threshold.
    static final int MOST_REMAINDER = 100_000;

    private static final Pattern TERMINAL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern STOP = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_STOP = 60;
    private static final int LONGEST_STOP_NAME = 120;

    public Batch {
        content = List.copyOf(content);
        tables = List.copyOf(tables);
        stops = Collections.unmodifiableMap(new TreeMap<>(stops));
        checkNumbers(epoch, seq);
        if (touchedDays < 0 || touchedDays > MOST_TOUCHED_DAYS) {
            throw new IllegalArgumentException("touchedDays: " + touchedDays);
        }
        if (remainderUpTo < 0 || remainderUpTo > MOST_REMAINDER) {
            throw new IllegalArgumentException("remainderUpTo: " + remainderUpTo);
        }
        checkTerminal(terminal);
        if (through.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + through);
        }
        if (from.isBefore(FIRST_DAY) || through.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException("from " + from + " through " + through);
        }
        if (tables.stream().map(Table::measure).distinct().count() != tables.size()) {
            throw new IllegalArgumentException("a measure has one table in a batch");
        }
        stops.forEach(Batch::checkStop);
        if (!site.isBy(through) || (!stops.isEmpty() && !site.equals(SiteGiven.NONE))) {
            throw new IllegalArgumentException("what a site was given by " + through);
        }
    }

    /// The batch of a terminal in a building, which names no stop.
    public Batch(
            String terminal,
            long epoch,
            long seq,
            LocalDate from,
            LocalDate through,
            List<String> content,
            boolean late,
            boolean undated,
            int touchedDays,
            int remainderUpTo,
            List<Table> tables) {
        this(
                terminal,
                epoch,
                seq,
                from,
                through,
                content,
                late,
                undated,
                touchedDays,
                remainderUpTo,
                tables,
                Map.of(),
                SiteGiven.NONE);
    }

    static void checkTerminal(String terminal) {
        if (!TERMINAL.matcher(terminal).matches()) {
            throw new IllegalArgumentException("not the id of a terminal: " + terminal);
        }
    }

    static void checkNumbers(long epoch, long seq) {
        if (epoch < 1 || seq < 1 || epoch > MOST_NUMBER || seq > MOST_NUMBER) {
            throw new IllegalArgumentException("no batch " + epoch + "/" + seq);
        }
    }

    private static void checkStop(String id, String name) {
        if (!isStopNamed(id, name)) {
            throw new IllegalArgumentException("the name of stop " + id);
        }
    }

    /// Whether a batch may contain this name for a stop.
    public static boolean isStopNamed(String id, String name) {
        return id.length() <= LONGEST_STOP
                && STOP.matcher(id).matches()
                && !id.equals(Dimension.NONE)
                && !name.isBlank()
                && name.length() <= LONGEST_STOP_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }
}
