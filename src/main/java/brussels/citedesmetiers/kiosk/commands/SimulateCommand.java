package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.simulation.PlausiblePeople;
import brussels.citedesmetiers.kiosk.simulation.Replay;
import brussels.citedesmetiers.kiosk.simulation.SimulatedPerson;
import brussels.citedesmetiers.kiosk.simulation.Simulation;
import brussels.citedesmetiers.kiosk.simulation.VisitsFile;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.sync.CatchUp;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.tally.SiteFolder;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk simulate`: a year of visits in minutes, through the real questions, counts, release rule
/// and sending, without a screen; or a replay of a known year from a file, to check that the same
/// numbers come out.
@Command(
        name = "simulate",
        description =
                "Let people who never were visit terminals without a screen, and send what may"
                        + " leave.")
final class SimulateCommand implements Callable<Integer> {
    private static final String TOKEN_FILE = "centre.token";
    private static final String ENTRY_FILE = "entry.json";
    private static final int MOST_TERMINALS = 500;

    @Option(names = "--visits", paramLabel = "N", description = "How many visits, else 1000.")
    int visits = 1000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Equal seeds give equal visits, else 1.")
    long seed = 1;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, else 2026-01-01.")
    LocalDate from = LocalDate.of(2026, 1, 1);

    @Option(names = "--days", paramLabel = "D", description = "Over how many days, else 365.")
    int days = 365;

    @Option(names = "--terminals", paramLabel = "T", description = "On how many terminals, else 1.")
    int terminals = 1;

    @Option(
            names = "--joined",
            description =
                    "The terminals are a site whose hub releases their counts as one; it has a"
                            + " folder and a token as they have.")
    boolean joined;

    @Option(
            names = "--visits-file",
            paramLabel = "CSV",
            description =
                    "Visits to replay: columns date, hour, theme, language, commune, gender, age,"
                            + " finished, adviser.")
    @Nullable Path file;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description =
                    "The centre to send to; each terminal's token is in centre.token in its folder.")
    @Nullable URI to;

    @Option(
            names = "--certificate",
            paramLabel = "SHA-256",
            description = "The centre's own certificate.")
    @Nullable String certificate;

    @Option(names = "--cells", description = "All cells that did not come back, not only some.")
    boolean cells;

    private final Invocation call;

    SimulateCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        CentreAddress centre;
        try {
            centre =
                    to == null
                            ? null
                            : new CentreAddress(to, Path.of(TOKEN_FILE), null, certificate);
        } catch (IllegalArgumentException e) {
            return call.refuse(
                    e.getMessage() + ": https://host is needed, or http:// to this machine.",
                    ExitStatus.USAGE);
        }
        if (visits < 0 || days < 1 || terminals < 1 || terminals > MOST_TERMINALS) {
            return call.refuse(
                    "At least 0 visits, 1 day, and 1 to 500 terminals.", ExitStatus.USAGE);
        }
        if (centre != null && call.data().isEmpty()) {
            return call.refuse(
                    "To send, say --data DIR: the centre must know the terminals' keys, which stay"
                            + " there.",
                    ExitStatus.USAGE);
        }
        if (file != null && (Files.isDirectory(file) || !Files.isReadable(file))) {
            return call.refuse(
                    "There is no file " + file + " that can be read.", ExitStatus.FAULTS);
        }
        return simulate(centre);
    }

    private int simulate(@Nullable CentreAddress centre) throws Exception {
        Optional<TerminalSettings> terminal =
                SettingsReader.loadTerminal(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (terminal.isEmpty() || counts.isEmpty() || content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        SplittableRandom random = new SplittableRandom(seed);
        Optional<List<SimulatedPerson>> people = people(content.get(), random.split());
        if (people.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        TerminalKind kind = terminal.get().kind();
        if (joined && kind == TerminalKind.TRUCK) {
            return call.refuse("A truck releases by itself.", ExitStatus.USAGE);
        }
        Optional<SiteSettings> site = SettingsReader.loadSite(call.config()).orSay(call.err());
        if (site.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        List<CountSettings.Stop> stops =
                kind == TerminalKind.TRUCK ? counts.get().stops() : List.of();
        try (WorkFolder folder = WorkFolder.givenOrTemporary(call.data().orElse(null));
                Simulation simulation =
                        new Simulation(
                                content.get(),
                                counts.get().measures(kind),
                                stops,
                                folder.path(),
                                Simulation.ids(terminal.get().id(), terminals),
                                first(people.get()).getYear(),
                                joined ? site.get().sender() : null,
                                random.split())) {
            return simulate(simulation, centre, people.get());
        }
    }

    private Optional<List<SimulatedPerson>> people(Content content, SplittableRandom random)
            throws Exception {
        PlausiblePeople plausible = new PlausiblePeople(content, from, days, random);
        return file == null
                ? Optional.of(plausible.people(visits))
                : VisitsFile.read(file, content, plausible).orSay(call.err());
    }

    private int simulate(
            Simulation simulation, @Nullable CentreAddress centre, List<SimulatedPerson> people)
            throws Exception {
        LocalDate end = end(people);
        boolean fresh = simulation.untouched();
        simulation.run(people, end);
        boolean adds = !fresh || compare(simulation, people, end);
        if (!fresh) {
            call.out()
                    .println(
                            "These folders held counts before, so what came back is not compared.");
        }
        boolean sent = centre == null || send(simulation, centre, end);
        call.out().flush();
        return adds && sent ? ExitStatus.OK : ExitStatus.FAULTS;
    }

    /// @return whether all sums agree
    private boolean compare(Simulation simulation, List<SimulatedPerson> people, LocalDate end)
            throws Exception {
        List<Integer> years =
                IntStream.rangeClosed(first(people).getYear(), end.getYear()).boxed().toList();
        boolean adds = true;
        for (Replay replay : simulation.compared(years)) {
            replay.print(call.out(), cells ? Integer.MAX_VALUE : 5);
            adds &= replay.adds();
        }
        return adds;
    }

    private LocalDate first(List<SimulatedPerson> people) {
        return people.isEmpty() ? from : people.getFirst().date();
    }

    /// The day after the last one; for a file, after the end of its last year.
    private LocalDate end(List<SimulatedPerson> people) {
        return file == null || people.isEmpty()
                ? from.plusDays(days)
                : LocalDate.of(people.getLast().date().getYear() + 1, 1, 1);
    }

    private boolean send(Simulation simulation, CentreAddress centre, LocalDate today)
            throws IOException, KeyFileException {
        boolean all = true;
        for (CountsFolder terminal : simulation.terminals()) {
            all &= send(terminal.path(), terminal.key(), terminal.outbox(), "", centre, today);
        }
        Optional<SiteFolder> site = simulation.site();
        if (site.isPresent()) {
            SiteFolder hub = site.get();
            all &= send(hub.path(), hub.key(), hub.site(), " --kind site", centre, today);
        }
        return all;
    }

    /// @param kind what `kiosk central enroll` must be told of it, with a space before
    private boolean send(
            Path path,
            TerminalKey key,
            Outbox outbox,
            String kind,
            CentreAddress centre,
            LocalDate today)
            throws IOException {
        String id = path.getFileName().toString();
        Files.writeString(path.resolve(ENTRY_FILE), entry(id, key.publicKey(), today));
        CatchUp.Result result = CatchUp.run(centre.in(path), id, outbox, theDay(today));
        call.out()
                .println(
                        id + ": the centre has said it has " + result.received() + " batches more");
        if (result.trouble().isEmpty()) {
            return true;
        }
        call.err()
                .println(
                        id
                                + ": not everything was sent ("
                                + result.trouble().get().code()
                                + ": "
                                + result.detail()
                                + "). "
                                + advice(result.trouble().get(), id, path.resolve(ENTRY_FILE), kind)
                                + "; then run this again with --visits 0 to send the rest.");
        return false;
    }

    /// What to do about it, as the beginning of a sentence.
    private static String advice(CentreTrouble trouble, String id, Path entry, String kind) {
        return switch (trouble) {
            case TOKEN_FILE, TOKEN_REFUSED ->
                    "Run \"kiosk central enroll "
                            + id
                            + " --entry "
                            + entry
                            + kind
                            + "\" at the centre and write the token it prints into "
                            + entry.resolveSibling(TOKEN_FILE);
            case REVOKED ->
                    "The centre has revoked this terminal: run \"kiosk central enroll "
                            + id
                            + " --entry "
                            + entry
                            + kind
                            + "\" there to take it in again";
            case BATCH_REFUSED ->
                    "The centre knows the terminal and refuses what it counts: look at its fleet"
                            + " page, give it the same counts.json and content as here and restart"
                            + " it, or enroll the terminal's present key";
            case NOT_THE_CENTRE ->
                    "What answered is not the centre: check the address and the certificate";
            case NO_ANSWER, BUSY -> "Check that the centre runs and can be reached";
            case OUTBOX -> "The folder " + entry.getParent() + " cannot be used: check the disk";
        };
    }

    /// As `kiosk key show` prints it.
    private static String entry(String id, String publicKey, LocalDate from) {
        return String.format(
                Locale.ROOT,
                """
                {
                  "id": "%s",
                  "letter": "A",
                  "publicKeys": [{ "key": "%s", "from": "%s" }]
                }
                """,
                id,
                publicKey,
                from);
    }

    private static DayClock theDay(LocalDate today) {
        return new DayClock() {
            @Override
            public LocalDate today() {
                return today;
            }

            @Override
            public boolean trusted() {
                return true;
            }
        };
    }
}
