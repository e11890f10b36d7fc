package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.agenda.AppointmentCalendar;
import brussels.citedesmetiers.kiosk.agenda.AppointmentCalendar.Entry;
import brussels.citedesmetiers.kiosk.agenda.CalendarException;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.queue.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk appointments csv`: makes the list that reception takes out of a calendar. It is a command
/// of its own so that nothing reads calendars in the process of a terminal.
@Command(
        name = "csv",
        description =
                "Make the list of appointments for reception out of a calendar (iCalendar): time,"
                        + " service and code, without anything else of it.")
final class AppointmentsCsvCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Invocation call;
    private final InstantSource clock;

    @Mixin final CalendarOption calendar = new CalendarOption();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many days, today the first; 1 if left out.")
    int days;

    AppointmentsCsvCommand(Invocation call, InstantSource clock) {
        this.call = call;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        if (days < 1 || days > 366) {
            return call.refuse("--days is from 1 to 366.", ExitStatus.USAGE);
        }
        Optional<DeskSettings> desk = DeskReader.load(call.config()).orSay(call.err());
        if (desk.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        ZoneId zone = desk.get().plan().zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            AppointmentCalendar appointments =
                    new AppointmentCalendar(
                            category -> service(desk.get(), category),
                            zone,
                            today.atStartOfDay(),
                            Duration.between(
                                            today.atStartOfDay(zone),
                                            today.plusDays(days).atStartOfDay(zone))
                                    .minusSeconds(1));
            return write(calendar.read(PATIENCE, appointments::read));
        } catch (CalendarException e) {
            return call.refuse(e.getMessage() + " No list was made.", ExitStatus.FAULTS);
        }
    }

    /// By its id, its letter or its name in any language, as in a list.
    private static Optional<String> service(DeskSettings desk, String category) {
        return desk.plan().services().stream()
                .filter(service -> isNamed(desk, service, category))
                .map(service -> service.id().value())
                .findFirst();
    }

    private static boolean isNamed(DeskSettings desk, Service service, String category) {
        return service.id().value().equalsIgnoreCase(category)
                || String.valueOf(service.letter()).equalsIgnoreCase(category)
                || desk.names().getOrDefault(service.id(), Map.of()).values().stream()
                        .anyMatch(category::equalsIgnoreCase);
    }

    private int write(AppointmentCalendar.Reading reading) {
        call.out().println("date;time;service;code");
        reading.entries().stream()
                .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::code))
                .forEach(
                        one ->
                                call.out()
                                        .println(
                                                one.at().toLocalDate()
                                                        + ";"
                                                        + one.at().toLocalTime()
                                                        + ";"
                                                        + one.service()
                                                        + ";"
                                                        + one.code()));
        call.err().println(reading.entries().size() + " appointments are in the list.");
        if (!reading.leftOut().isEmpty()) {
            call.err()
                    .println(
                            "Left out: events "
                                    + reading.leftOut().entrySet().stream()
                                            .map(why -> why.getKey() + " (" + why.getValue() + ")")
                                            .collect(Collectors.joining(", "))
                                    + ".");
        }
        return ExitStatus.OK;
    }
}
