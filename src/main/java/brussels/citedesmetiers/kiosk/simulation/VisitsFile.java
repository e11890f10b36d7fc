package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// Visits to replay, one per row: CSV, as [SpreadsheetText] reads it, whose first row names the
/// columns, in any order and each optional. An empty field means: for `commune`, `gender` and `age`
/// no answer; for `finished` yes; for all others something plausible.
public final class VisitsFile {
    private static final Pattern BELGIAN =
            Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");
    private static final List<String> COLUMNS =
            List.of(
                    "date",
                    "hour",
                    "theme",
                    "language",
                    "commune",
                    "gender",
                    "age",
                    "finished",
                    "adviser");

    private final String name;
    private final Content content;
    private final PlausiblePeople plausible;
    private final List<Fault> faults = new ArrayList<>();

    private VisitsFile(String name, Content content, PlausiblePeople plausible) {
        this.name = name;
        this.content = content;
        this.plausible = plausible;
    }

    /// The people of the file in the order in which they come; refused with all faults, each with
    /// its line number.
    ///
    /// @param plausible people who fill the empty fields
    public static LoadResult<List<SimulatedPerson>> read(
            Path file, Content content, PlausiblePeople plausible) throws IOException {
        VisitsFile reader = new VisitsFile(file.toString(), content, plausible);
        List<SimulatedPerson> people = reader.people(Files.readAllBytes(file));
        return reader.faults.isEmpty()
                ? new LoadResult.Loaded<>(people)
                : new LoadResult.Refused<>(reader.faults);
    }

    private List<SimulatedPerson> people(byte[] file) {
        List<SimulatedPerson> people = new ArrayList<>();
        if (SpreadsheetText.isWorkbook(file)) {
            fault(1, "", "", "this is a workbook; save it from the spreadsheet as CSV");
            return people;
        }
        SpreadsheetText text = SpreadsheetText.of(file);
        if (text.first() >= text.lines().size()) {
            fault(1, "", "", "a first row with the names of columns is needed");
            return people;
        }
        List<String> header = withoutEmptyEnd(text.fields(text.first()));
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                fault(
                        text.first() + 1,
                        "",
                        column,
                        "one of " + String.join(", ", COLUMNS) + " is needed");
            }
        }
        for (int i = text.first() + 1; i < text.lines().size(); i++) {
            if (!text.isBlank(i)) {
                person(i + 1, header, text.fields(i)).ifPresent(people::add);
            }
        }
        people.sort(
                Comparator.comparing(SimulatedPerson::date)
                        .thenComparingInt(SimulatedPerson::hour));
        return people;
    }

    private static boolean isEmptyBehind(List<String> fields, int end) {
        return fields.size() > end
                && fields.subList(end, fields.size()).stream().allMatch(String::isEmpty);
    }

    // A spreadsheet leaves empty columns where there used to be something.
    private static List<String> withoutEmptyEnd(List<String> header) {
        int end = header.size();
        while (end > 1 && header.get(end - 1).isEmpty()) {
            end--;
        }
        return header.subList(0, end);
    }

    /// One row, read column by column.
    private final class Row {
        private final int line;
        private final Map<String, String> values;

        Row(int line, Map<String, String> values) {
            this.line = line;
            this.values = values;
        }

        private Optional<String> text(String column) {
            return Optional.ofNullable(values.get(column)).filter(value -> !value.isEmpty());
        }

        String oneOf(String column, List<String> allowed, String otherwise) {
            return text(column)
                    .filter(
                            value -> {
                                boolean right = allowed.contains(value);
                                if (!right) {
                                    fault(
                                            line,
                                            column,
                                            value,
                                            "one of " + String.join(", ", allowed) + " is needed");
                                }
                                return right;
                            })
                    .orElse(otherwise);
        }

        String closed(String column, Dimension dimension) {
            List<String> values = ClosedLists.of(dimension).orElseThrow();
            return oneOf(column, values, ClosedLists.NO_ANSWER);
        }

        boolean yesNo(String column, boolean otherwise) {
            String word = otherwise ? "yes" : "no";
            return oneOf(column, List.of("yes", "no"), word).equals("yes");
        }

        /// A day in ISO format, or as spreadsheets in Belgium write it.
        private static LocalDate day(String text) {
            Matcher m = BELGIAN.matcher(text);
            return m.matches()
                    ? LocalDate.of(
                            Integer.parseInt(m.group(3)),
                            Integer.parseInt(m.group(2)),
                            Integer.parseInt(m.group(1)))
                    : LocalDate.parse(text);
        }

        LocalDate date(LocalDate otherwise) {
            try {
                LocalDate date = text("date").map(Row::day).orElse(otherwise);
                if (!date.isBefore(Batch.FIRST_DAY) && !date.isAfter(Batch.LAST_DAY)) {
                    return date;
                }
            } catch (DateTimeException e) {
                Logger.debug(e, "Not a day in line {}", line);
            }
            String right = "a day as 2026-11-23 or 23/11/2026 is needed";
            fault(line, "date", text("date").orElse(""), right);
            return otherwise;
        }

        int hour(int otherwise) {
            Optional<String> text = text("hour");
            if (text.isEmpty()) {
                return otherwise;
            }
            if (!text.get().matches("[01]?[0-9]|2[0-3]")) {
                fault(line, "hour", text.get(), "an hour from 0 to 23 is needed");
                return otherwise;
            }
            return Integer.parseInt(text.get());
        }
    }

    private Optional<SimulatedPerson> person(int line, List<String> header, List<String> all) {
        List<String> fields =
                isEmptyBehind(all, header.size()) ? all.subList(0, header.size()) : all;
        if (fields.size() != header.size()) {
            fault(line, "", fields.size() + " fields", header.size() + " are needed");
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(header.get(i), fields.get(i));
        }
        Row row = new Row(line, values);
        SimulatedPerson other = plausible.anybody();
        List<String> themes = content.themes().stream().map(Theme::id).toList();
        List<String> languages = content.languages().stream().map(Language::code).toList();
        return Optional.of(
                new SimulatedPerson(
                        row.date(other.date()),
                        row.hour(other.hour()),
                        row.oneOf("theme", themes, other.theme()),
                        row.oneOf("language", languages, other.language()),
                        row.closed("commune", Dimension.COMMUNE),
                        row.closed("gender", Dimension.GENDER),
                        row.closed("age", Dimension.AGE),
                        row.yesNo("finished", true),
                        row.yesNo("adviser", other.adviser()),
                        other.feedback()));
    }

    private void fault(int line, String column, String value, String right) {
        String place = "line " + line + (column.isEmpty() ? "" : " " + column);
        faults.add(new Fault(name, place, value, right));
    }
}
