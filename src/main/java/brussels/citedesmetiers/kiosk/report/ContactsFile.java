package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.files.CsvRows;
import brussels.citedesmetiers.kiosk.report.Contacts.Figures;
import brussels.citedesmetiers.kiosk.report.Contacts.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the CSV of the desk's figures: of a day, week, month or year (`/figures.csv`), or the rows
/// of one day (`/day.csv`). Only who was served is taken. Everything that does not fit is refused
/// with file, line and value, and sums are added up again, so that a file somebody has worked on
/// does not become a wrong report.
///
/// @param year of all its days
record ContactsFile(int year, Span span, Figures figures) {
    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_SIGNS = 200;
    private static final int MOST_ROWS = 20_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SERVICE_ID =
            Pattern.compile("(?=.{1,24}$)[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern LANGUAGE_CODE =
            Pattern.compile("(?=.{1,35}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
    private static final String OF = "of";
    private static final String WHICH = "which";
    private static final String NAME = "name";
    private static final String SERVED = "served";
    private static final String DAY = "day";
    private static final String SERVICE = "service";

    static ContactsFile read(Path file) throws ContactsException {
        return new Reading(file).read();
    }

    /// One file being read.
    private static final class Reading {
        private final Path file;
        private final Map<Integer, Long> months = new HashMap<>();
        private final Map<String, Long> services = new HashMap<>();
        private final Map<String, Long> languages = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private Map<String, Integer> columns = Map.of();
        private List<String> row = List.of();
        private int line;
        private long total;
        private @Nullable Span span;

        Reading(Path file) {
            this.file = file;
        }

        ContactsFile read() throws ContactsException {
            List<List<String>> rows = rows();
            columns = columns(rows.getFirst());
            boolean ofADay = columns.containsKey(DAY);
            for (line = 2; line <= rows.size(); line++) {
                row = rows.get(line - 1);
                if (row.equals(List.of(""))) {
                    continue;
                }
                if (ofADay) {
                    ofADay();
                } else {
                    ofAPeriod();
                }
            }
            if (span == null) {
                throw new ContactsException(
                        file + ": there is no line of figures in it. Save it again at the desk.");
            }
            if (!ofADay) {
                same("the parts of its period", sum(months));
                same("its services", sum(services));
                if (sum(languages) > total) {
                    same("its languages", sum(languages));
                }
            }
            return new ContactsFile(
                    span.from().getYear(),
                    span,
                    new Figures(List.of(span), months, services, languages, names));
        }

        private List<List<String>> rows() throws ContactsException {
            try {
                if (Files.size(file) > MOST_BYTES) {
                    throw new ContactsException(
                            file + ": it is larger than a file of figures can be.");
                }
                String text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                                .toString();
                List<List<String>> rows = CsvRows.of(text, new Bounds(file));
                if (rows.isEmpty()) {
                    throw new ContactsException(file + ": it is empty.");
                }
                return rows;
            } catch (CharacterCodingException e) {
                throw new ContactsException(
                        file + ": it is not UTF-8. Take the file as the desk saves it.", e);
            } catch (IOException e) {
                throw new ContactsException(file + ": it cannot be read.", e);
            }
        }

        private Map<String, Integer> columns(List<String> head) throws ContactsException {
            Map<String, Integer> at = new HashMap<>();
            for (int i = 0; i < head.size(); i++) {
                at.putIfAbsent(head.get(i), i);
            }
            boolean period = at.keySet().containsAll(List.of(OF, WHICH, NAME, SERVED));
            boolean day = at.keySet().containsAll(List.of(DAY, SERVICE, NAME, SERVED));
            if (period == day) {
                throw new ContactsException(
                        file
                                + ":1: \""
                                + shortened(String.join(",", head))
                                + "\" is no head of the desk's figures. Give the CSV of the figures"
                                + " page, or the CSV for programs of the page of a day.");
            }
            return at;
        }

        private void ofAPeriod() throws ContactsException {
            String which = value(WHICH);
            long n = number();
            switch (value(OF)) {
                case "total" -> {
                    total = n;
                    span = span(which);
                }
                case "part" -> months.merge(part(which).getMonthValue(), n, Long::sum);
                case SERVICE -> service(which, n);
                case "language" -> {
                    if (!LANGUAGE_CODE.matcher(which).matches()) {
                        throw wrong(which, "no code of a language; it is written as fr");
                    }
                    languages.merge(which, n, Long::sum);
                }
                case "hour", "desk" -> {
                    // A report says neither.
                }
                default -> throw wrong(value(OF), "no kind of line that the desk writes");
            }
        }

        private void ofADay() throws ContactsException {
            LocalDate day = day(value(DAY));
            if (span != null && !span.from().equals(day)) {
                throw wrong(value(DAY), "another day than " + span.from() + " above");
            }
            span = new Span(day, day);
            long n = number();
            months.merge(day.getMonthValue(), n, Long::sum);
            service(value(SERVICE), n);
        }

        private void service(String id, long n) throws ContactsException {
            if (!SERVICE_ID.matcher(id).matches()) {
                throw wrong(id, "no id of a service; it is written as choisir");
            }
            services.merge(id, n, Long::sum);
            names.put(id, value(NAME));
        }

        private Span span(String which) throws ContactsException {
            if (which.isEmpty()) {
                throw new ContactsException(
                        file
                                + ":"
                                + line
                                + ": the queue had no days of this period. Save another one at the"
                                + " desk.");
            }
            String[] ends = which.split("/", -1);
            if (ends.length != 2 || span != null) {
                throw wrong(which, "not the days of this file, as 2026-01-01/2026-12-31, once");
            }
            Span days = new Span(day(ends[0]), day(ends[1]));
            if (days.through().isBefore(days.from())
                    || days.from().getYear() != days.through().getYear()) {
                throw wrong(which, "not within one year. Save a year or a month at the desk");
            }
            return days;
        }

        /// The first day of a part; that of a month may be before the first day of the figures.
        private LocalDate part(String text) throws ContactsException {
            return span != null && text.equals(span.from().withDayOfMonth(1).toString())
                    ? span.from()
                    : day(text);
        }

        private LocalDate day(String text) throws ContactsException {
            LocalDate day;
            try {
                day = LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(text, "no day; it is written as 2026-03-31");
            }
            if (span != null && (day.isBefore(span.from()) || day.isAfter(span.through()))) {
                throw wrong(text, "not within " + span.from() + " to " + span.through());
            }
            return day;
        }

        private long number() throws ContactsException {
            String text = value(SERVED);
            if (!NUMBER.matcher(text).matches()) {
                throw wrong(text, "no number of people served; it is written as 1234");
            }
            return Long.parseLong(text);
        }

        private String value(String column) throws ContactsException {
            Integer at = columns.get(column);
            if (at == null || at >= row.size()) {
                throw wrong(String.join(",", row), "a line without \"" + column + "\"");
            }
            return row.get(at);
        }

        private static long sum(Map<?, Long> numbers) {
            return numbers.values().stream().mapToLong(Long::longValue).sum();
        }

        private void same(String what, long sum) throws ContactsException {
            if (sum != total) {
                throw new ContactsException(
                        file
                                + ": "
                                + what
                                + " make "
                                + sum
                                + " served, but its total is "
                                + total
                                + ". Save it again at the desk.");
            }
        }

        private ContactsException wrong(String value, String what) {
            return new ContactsException(
                    file + ":" + line + ": \"" + shortened(value) + "\" is " + what + ".");
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SIGNS ? text : text.substring(0, MOST_SIGNS) + "…";
    }

    /// No more than the desk writes.
    private record Bounds(Path file) implements CsvRows.Guard<ContactsException> {
        @Override
        public void cell(int row, int column, int length) throws ContactsException {
            if (row >= MOST_ROWS || length > MOST_SIGNS) {
                throw new ContactsException(
                        file + ":" + (row + 1) + ": it is longer than a file of figures can be.");
            }
        }

        @Override
        public void open(int row) throws ContactsException {
            throw new ContactsException(
                    file + ":" + (row + 1) + ": a quotation mark is never closed.");
        }
    }
}
