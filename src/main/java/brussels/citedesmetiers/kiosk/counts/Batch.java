package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/// Everything that leaves a terminal about its visits for what closed with one day.
///
/// @param terminal its id
/// @param epoch begins at 1; a new one after the terminal's memory went back in time
/// @param seq begins at 1 in each epoch, without gaps
/// @param from the first day of the closed group; the visits of a group are never told apart
/// @param through the day everything closed with: the day sealed through
/// @param content versions of the content in use, 12 hexadecimal digits each, sorted
/// @param late whether visits of earlier, sealed days are among these
/// @param undated whether visits of unknown days are among these
/// @param touchedDays in the first batch of a later epoch, how many days' counts went wrong before
///   it
/// @param remainderUpTo k-1 if a year ended: so many visits at most stay on the terminal for good;
///   else 0. Never the number itself
/// @param tables at most one of each measure
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
        List<Table> tables) {
    private static final Pattern TERMINAL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Batch {
        content = List.copyOf(content);
        tables = List.copyOf(tables);
        if (epoch < 1 || seq < 1 || touchedDays < 0 || remainderUpTo < 0) {
            throw new IllegalArgumentException("a number out of order in " + epoch + "/" + seq);
        }
        checkTerminal(terminal);
        if (through.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + through);
        }
        if (tables.stream().map(Table::measure).distinct().count() != tables.size()) {
            throw new IllegalArgumentException("a measure has one table in a batch");
        }
    }

    static void checkTerminal(String terminal) {
        if (!TERMINAL.matcher(terminal).matches()) {
            throw new IllegalArgumentException("not the id of a terminal: " + terminal);
        }
    }
}
