package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.files.CsvRows;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A list of appointments as CSV, with a first row that names the columns `time`, `service` and
/// `code`, in any order and in French, Dutch or English, and perhaps `date`. What else is in the
/// file is left out, so that no name is kept. How cells are told apart is in [CsvRows]. A service
/// is named by its id, its letter or its name.
///
/// The list is read whole or not at all; every fault is named with its line.
final class AppointmentList {
    private static final int MOST = 400;
    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("time", "time"),
                    Map.entry("heure", "time"),
                    Map.entry("uur", "time"),
                    Map.entry("service", "service"),
                    Map.entry("dienst", "service"),
                    Map.entry("code", "code"),
                    Map.entry("date", "date"),
                    Map.entry("datum", "date"));
    private static final int LONGEST_CELL = 1_000;
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:hu.]([0-9]{2})(?::00)?");

    private final LocalDate today;
    private final List<Service> services;
    private final Function<ServiceId, List<String>> names;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Appointment> read = new ArrayList<>();

    /// What is wrong in a line.
    ///
    /// @param line from 1
    /// @param column the one concerned
    record Fault(int line, String column, String value) {}

    /// @param today the day of an appointment without a date
    /// @param names of a service, in every language
    AppointmentList(
            LocalDate today, List<Service> services, Function<ServiceId, List<String>> names) {
        this.today = today;
        this.services = services;
        this.names = names;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// The appointments; none if there is any fault.
    List<Appointment> of(String text) {
        List<List<String>> rows = CsvRows.of(text, new NotCsv());
        List<String> columns = rows.isEmpty() ? List.of() : columns(rows.getFirst());
        for (String needed : List.of("time", "service", "code")) {
            if (!columns.contains(needed)) {
                faults.add(new Fault(1, needed, ""));
            }
        }
        if (rows.size() > MOST + 1) {
            faults.add(new Fault(MOST + 2, "", ""));
        }
        if (faults.isEmpty()) {
            Set<String> codes = new HashSet<>();
            for (int i = 1; i < rows.size(); i++) {
                List<String> fields = rows.get(i).stream().map(String::strip).toList();
                if (!fields.stream().allMatch(String::isEmpty)) {
                    line(i + 1, columns, fields, codes);
                }
            }
        }
        return faults.isEmpty() ? List.copyOf(read) : List.of();
    }

    /// Notes what no list of appointments has.
    private final class NotCsv implements CsvRows.Guard<RuntimeException> {
        @Override
        public void cell(int row, int column, int length) {
            if (length == LONGEST_CELL + 1) {
                faults.add(new Fault(row + 1, "", ""));
            }
        }

        @Override
        public void open(int row) {
            faults.add(new Fault(row + 1, "", "\""));
        }
    }

    private static List<String> columns(List<String> names) {
        return names.stream()
                .map(name -> COLUMNS.getOrDefault(name.strip().toLowerCase(Locale.ROOT), ""))
                .toList();
    }

    private void line(int number, List<String> columns, List<String> fields, Set<String> codes) {
        Optional<LocalTime> time = time(field(columns, fields, "time"));
        Optional<LocalDate> day = day(field(columns, fields, "date"));
        Optional<ServiceId> service = service(field(columns, fields, "service"));
        String code = Appointment.plain(field(columns, fields, "code"));
        if (time.isEmpty()) {
            faults.add(new Fault(number, "time", field(columns, fields, "time")));
        }
        if (day.isEmpty()) {
            faults.add(new Fault(number, "date", field(columns, fields, "date")));
        }
        if (service.isEmpty()) {
            faults.add(new Fault(number, "service", field(columns, fields, "service")));
        }
        if (time.isEmpty() || day.isEmpty() || service.isEmpty()) {
            return;
        }
        try {
            if (!codes.add(day.get() + code)) {
                throw new IllegalArgumentException("twice");
            }
            read.add(new Appointment(day.get(), code, time.get(), service.get()));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(number, "code", code));
        }
    }

    private static String field(List<String> columns, List<String> fields, String name) {
        int at = columns.indexOf(name);
        return at >= 0 && at < fields.size() ? fields.get(at) : "";
    }

    private static Optional<LocalTime> time(String text) {
        Matcher m = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(m.group(1));
        int minute = Integer.parseInt(m.group(2));
        return hour < 24 && minute < 60
                ? Optional.of(LocalTime.of(hour, minute))
                : Optional.empty();
    }

    private Optional<LocalDate> day(String text) {
        if (text.isEmpty()) {
            return Optional.of(today);
        }
        try {
            String[] parts = text.split("[/.]", -1);
            LocalDate day =
                    parts.length == 3
                            ? LocalDate.of(
                                    Integer.parseInt(parts[2]),
                                    Integer.parseInt(parts[1]),
                                    Integer.parseInt(parts[0]))
                            : LocalDate.parse(text);
            boolean sound = !day.isBefore(today) && day.isBefore(today.plusYears(1));
            return sound ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException | NumberFormatException notADay) {
            return Optional.empty();
        }
    }

    private Optional<ServiceId> service(String text) {
        return services.stream()
                .filter(
                        service ->
                                service.id().value().equalsIgnoreCase(text)
                                        || String.valueOf(service.letter()).equalsIgnoreCase(text)
                                        || names.apply(service.id()).stream()
                                                .anyMatch(text::equalsIgnoreCase))
                .map(Service::id)
                .findFirst();
    }
}
