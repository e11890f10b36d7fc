package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/// Visits to replay, one a row: CSV in UTF-8 (RFC 4180 without line breaks in fields) whose first
/// row names the columns, in any order and each optional. An empty field means: for `commune`,
/// `gender` and `age` no answer; for `finished` yes; for all others something plausible.
public final class VisitsFile {
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
    /// its line.
    ///
    /// @param plausible whoever fills the empty fields
    public static LoadResult<List<SimulatedPerson>> read(
            Path file, Content content, PlausiblePeople plausible) throws IOException {
        VisitsFile reader = new VisitsFile(file.toString(), content, plausible);
        List<SimulatedPerson> people =
                reader.people(Files.readAllLines(file, StandardCharsets.UTF_8));
        return reader.faults.isEmpty()
                ? new LoadResult.Loaded<>(people)
                : new LoadResult.Refused<>(reader.faults);
    }

    private List<SimulatedPerson> people(List<String> lines) {
        List<SimulatedPerson> people = new ArrayList<>();
        if (lines.isEmpty()) {
            fault(1, "", "", "a first row with the names of columns is needed");
            return people;
        }
        List<String> header = fields(lines.getFirst().replace("\ufeff", ""));
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                fault(1, "", column, "one of " + String.join(", ", COLUMNS) + " is needed");
            }
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                person(i + 1, header, fields(lines.get(i))).ifPresent(people::add);
            }
        }
        people.sort(
                Comparator.comparing(SimulatedPerson::date)
                        .thenComparingInt(SimulatedPerson::hour));
        return people;
    }

    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
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

        LocalDate date(LocalDate otherwise) {
            try {
                return text("date").map(LocalDate::parse).orElse(otherwise);
            } catch (DateTimeException e) {
                fault(line, "date", text("date").orElse(""), "a day as 2026-11-23 is needed");
                return otherwise;
            }
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

    private Optional<SimulatedPerson> person(int line, List<String> header, List<String> fields) {
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
