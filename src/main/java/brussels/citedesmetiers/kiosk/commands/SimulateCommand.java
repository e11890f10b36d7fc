package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.simulation.PlausiblePeople;
import brussels.citedesmetiers.kiosk.simulation.Replay;
import brussels.citedesmetiers.kiosk.simulation.SimulatedPerson;
import brussels.citedesmetiers.kiosk.simulation.Simulation;
import brussels.citedesmetiers.kiosk.simulation.VisitsFile;
import brussels.citedesmetiers.kiosk.sync.CatchUp;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.ticket.KeyFileException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `kiosk simulate`: a year of visits in minutes, through the real questions, counts, rule and
/// sending, without a screen; or a known year replayed from a file, to see that it comes back.
final class SimulateCommand {
    private static final String VISITS = "--visits";
    private static final String FILE = "--visits-file";
    private static final String SEED = "--seed";
    private static final String FROM = "--from";
    private static final String DAYS = "--days";
    private static final String TERMINALS = "--terminals";
    private static final String TO = "--to";
    private static final String CERTIFICATE = "--certificate";
    private static final String CELLS = "--cells";
    private static final String TOKEN_FILE = "centre.token";
    private static final String ENTRY_FILE = "entry.json";
    private static final LocalDate USUAL_START = LocalDate.of(2026, 1, 1);
    private static final int YEAR = 365;
    private static final int MOST_TERMINALS = 500;

    private final Invocation call;

    SimulateCommand(Invocation call) {
        this.call = call;
    }

    CommandSpec spec() {
        CommandSpec[] own = new CommandSpec[1];
        own[0] =
                Main.command(
                        () -> run(own[0].commandLine().getParseResult()),
                        "Let people who never were visit terminals without a screen, and send what"
                                + " may leave.");
        option(own[0], VISITS, Integer.class, "N", "How many visits, else 1000.");
        option(own[0], SEED, Long.class, "S", "Equal seeds give equal visits, else 1.");
        option(own[0], FROM, LocalDate.class, "DATE", "The first day, else 2026-01-01.");
        option(own[0], DAYS, Integer.class, "D", "Over how many days, else 365.");
        option(own[0], TERMINALS, Integer.class, "T", "On how many terminals, else 1.");
        option(
                own[0],
                FILE,
                Path.class,
                "CSV",
                "Visits to replay: columns date, hour, theme, language, commune, gender, age,"
                        + " finished, adviser.");
        option(
                own[0],
                TO,
                URI.class,
                "URL",
                "The centre to send to; each terminal's token is in centre.token in its folder.");
        option(own[0], CERTIFICATE, String.class, "SHA-256", "The centre's own certificate.");
        return own[0].addOption(
                OptionSpec.builder(CELLS)
                        .description("All cells that did not come back, not only some.")
                        .build());
    }

    private static <T> void option(
            CommandSpec spec, String name, Class<T> type, String label, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .type(type)
                        .paramLabel(label)
                        .description(description)
                        .build());
    }

    /// What the command line asks for.
    private record Wish(
            int visits,
            long seed,
            LocalDate from,
            int days,
            int terminals,
            @Nullable Path file,
            @Nullable CentreAddress centre,
            boolean allCells) {}

    private Optional<Wish> wish(ParseResult parsed) {
        Wish wish;
        try {
            URI url = parsed.matchedOptionValue(TO, null);
            String certificate = parsed.matchedOptionValue(CERTIFICATE, null);
            wish =
                    new Wish(
                            parsed.matchedOptionValue(VISITS, 1000),
                            parsed.matchedOptionValue(SEED, 1L),
                            parsed.matchedOptionValue(FROM, USUAL_START),
                            parsed.matchedOptionValue(DAYS, YEAR),
                            parsed.matchedOptionValue(TERMINALS, 1),
                            parsed.matchedOptionValue(FILE, null),
                            url == null
                                    ? null
                                    : new CentreAddress(
                                            url, Path.of(TOKEN_FILE), null, certificate),
                            parsed.hasMatchedOption(CELLS));
        } catch (IllegalArgumentException e) {
            call.err()
                    .println(
                            e.getMessage()
                                    + ": https://host is needed, or http:// to this machine.");
            return Optional.empty();
        }
        if (wish.visits() < 0
                || wish.days() < 1
                || wish.terminals() < 1
                || wish.terminals() > MOST_TERMINALS) {
            call.err().println("At least 0 visits, 1 day, and 1 to 500 terminals.");
            return Optional.empty();
        }
        if (wish.centre() != null && call.data().isEmpty()) {
            call.err()
                    .println(
                            "To send, say --data DIR: the centre must know the terminals' keys, which stay"
                                    + " there.");
            return Optional.empty();
        }
        return Optional.of(wish);
    }

    private int run(ParseResult parsed) throws Exception {
        Optional<Wish> wish = wish(parsed);
        if (wish.isEmpty()) {
            return Main.USAGE;
        }
        Optional<TerminalSettings> terminal =
                Settings.loadTerminal(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountSettings.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (terminal.isEmpty() || counts.isEmpty() || content.isEmpty()) {
            return Main.FAULTS;
        }
        SplittableRandom random = new SplittableRandom(wish.get().seed());
        Optional<List<SimulatedPerson>> people = people(wish.get(), content.get(), random.split());
        if (people.isEmpty()) {
            return Main.FAULTS;
        }
        TerminalKind kind = terminal.get().kind();
        List<CountSettings.Stop> stops =
                kind == TerminalKind.TRUCK ? counts.get().stops() : List.of();
        try (WorkFolder folder = WorkFolder.givenOrTemporary(call.data());
                Simulation simulation =
                        new Simulation(
                                content.get(),
                                counts.get().measures(kind),
                                stops,
                                folder.path(),
                                Simulation.ids(terminal.get().id(), wish.get().terminals()),
                                random.split())) {
            return simulate(simulation, wish.get(), people.get());
        }
    }

    private Optional<List<SimulatedPerson>> people(
            Wish wish, Content content, SplittableRandom random) throws Exception {
        PlausiblePeople plausible = new PlausiblePeople(content, wish.from(), wish.days(), random);
        return wish.file() == null
                ? Optional.of(plausible.people(wish.visits()))
                : VisitsFile.read(wish.file(), content, plausible).orSay(call.err());
    }

    private int simulate(Simulation simulation, Wish wish, List<SimulatedPerson> people)
            throws Exception {
        LocalDate end = end(wish, people);
        boolean fresh = simulation.untouched();
        simulation.run(people, end);
        boolean adds = !fresh || compare(simulation, wish, people, end);
        if (!fresh) {
            call.out()
                    .println(
                            "These folders held counts before, so what came back is not compared.");
        }
        boolean sent = wish.centre() == null || send(simulation, wish.centre(), end);
        call.out().flush();
        return adds && sent ? Main.OK : Main.FAULTS;
    }

    /// @return whether all sums agree
    private boolean compare(
            Simulation simulation, Wish wish, List<SimulatedPerson> people, LocalDate end)
            throws Exception {
        List<Integer> years =
                IntStream.rangeClosed(first(wish, people).getYear(), end.getYear())
                        .boxed()
                        .toList();
        boolean adds = true;
        for (Replay replay : simulation.compared(years)) {
            replay.print(call.out(), wish.allCells() ? Integer.MAX_VALUE : 5);
            adds &= replay.adds();
        }
        return adds;
    }

    private static LocalDate first(Wish wish, List<SimulatedPerson> people) {
        return people.isEmpty() ? wish.from() : people.getFirst().date();
    }

    /// The day after the last: of a file, after the year that ends with it.
    private static LocalDate end(Wish wish, List<SimulatedPerson> people) {
        return wish.file() == null || people.isEmpty()
                ? wish.from().plusDays(wish.days())
                : LocalDate.of(people.getLast().date().getYear() + 1, 1, 1);
    }

    private boolean send(Simulation simulation, CentreAddress centre, LocalDate today)
            throws IOException, KeyFileException {
        boolean all = true;
        for (CountsFolder terminal : simulation.terminals()) {
            String id = terminal.path().getFileName().toString();
            Files.writeString(
                    terminal.path().resolve(ENTRY_FILE),
                    entry(id, terminal.key().publicKey(), today));
            CatchUp.Result result =
                    CatchUp.run(centre.in(terminal.path()), id, terminal.outbox(), theDay(today));
            call.out()
                    .println(
                            id
                                    + ": the centre has said it has "
                                    + result.received()
                                    + " batches more");
            if (result.trouble().isPresent()) {
                all = false;
                call.err()
                        .println(
                                id
                                        + ": not everything was sent ("
                                        + result.trouble().get().code()
                                        + ": "
                                        + result.detail()
                                        + "). "
                                        + advice(
                                                result.trouble().get(),
                                                id,
                                                terminal.path().resolve(ENTRY_FILE))
                                        + "; then run this again with --visits 0 to send the rest.");
            }
        }
        return all;
    }

    /// What to do about it, as a sentence without its end.
    private static String advice(CentreTrouble trouble, String id, Path entry) {
        return switch (trouble) {
            case TOKEN_FILE, TOKEN_REFUSED ->
                    "Run \"kiosk central enroll "
                            + id
                            + " --entry "
                            + entry
                            + "\" at the centre and write the token it prints into "
                            + entry.resolveSibling(TOKEN_FILE);
            case REVOKED ->
                    "The centre has revoked this terminal: run \"kiosk central enroll "
                            + id
                            + " --entry "
                            + entry
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
