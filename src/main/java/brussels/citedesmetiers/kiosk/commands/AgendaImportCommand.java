package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.agenda.CalendarException;
import brussels.citedesmetiers.kiosk.agenda.CalendarMeaning;
import brussels.citedesmetiers.kiosk.agenda.ICalendarReader;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk agenda import`: takes the dates of the activities from a calendar over into
/// `agenda.json`. One that cannot be taken over leaves the agenda as it is.
@Command(
        name = "import",
        description = "Take the dates of the activities over from a calendar (iCalendar).")
final class AgendaImportCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 1100;

    private final Invocation call;
    private final InstantSource clock;

    @Mixin final CalendarOption calendar = new CalendarOption();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "366",
            description = "How many days ahead; 366 if left out.")
    int days;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long an address, and the reading, may take; 60 if left out.")
    int seconds;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "The folder to write agenda.json in, else the configuration folder.")
    @Nullable Path into;

    AgendaImportCommand(Invocation call, InstantSource clock) {
        this.call = call;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        if (days < 1 || days > MOST_DAYS || seconds < 1 || seconds > 3600) {
            return call.refuse(
                    "--days is from 1 to " + MOST_DAYS + ", --seconds from 1 to 3600.",
                    ExitStatus.USAGE);
        }
        // For a terminal or hub, whose content may have come as a bundle.
        Path place = into == null ? call.config() : Updates.contentPlace(call.config(), into);
        Optional<Content> content =
                ContentLoader.load(place, SettingsReader.languages(call.config()))
                        .orSay(call.err());
        if (content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        Instant now = clock.instant();
        ZoneId zone = SettingsReader.zone(call.config());
        Duration patience = Duration.ofSeconds(seconds);
        try {
            ICalendarReader reader =
                    new ICalendarReader(
                            new CalendarMeaning(
                                    content.get().recommendations().values(),
                                    content.get().languages()),
                            zone,
                            now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(),
                            now.plus(Duration.ofDays(days)));
            return write(calendar.read(patience, reader::read), now, zone);
        } catch (CalendarException e) {
            return call.refuse(e.getMessage() + " The agenda stays as it was.", ExitStatus.FAULTS);
        }
    }

    private int write(ICalendarReader.Reading reading, Instant now, ZoneId zone)
            throws IOException {
        if (reading.dates().isEmpty() && !reading.leftOut().isEmpty()) {
            return call.refuse(
                    "No date of the calendar can be used: events "
                            + leftOut(reading)
                            + ". The agenda stays as it was.",
                    ExitStatus.FAULTS);
        }
        Path folder = into == null ? call.config() : into;
        Durable.onDisk()
                .write(
                        folder.resolve(AgendaJson.FILE).toAbsolutePath(),
                        AgendaJson.of(new Agenda(now, zone, calendar.origin(), reading.dates())));
        call.out()
                .println(
                        reading.dates().size()
                                + " dates are in "
                                + folder.resolve(AgendaJson.FILE)
                                + ".");
        if (!reading.leftOut().isEmpty()) {
            call.out().println("Left out: events " + leftOut(reading) + ".");
        }
        return ExitStatus.OK;
    }

    private static String leftOut(ICalendarReader.Reading reading) {
        return reading.leftOut().entrySet().stream()
                .map(why -> why.getKey() + " (" + why.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
