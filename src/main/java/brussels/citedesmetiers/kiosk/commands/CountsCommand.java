package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreKey;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.tally.StickExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `kiosk counts`: what this terminal has counted, what waits and what was sent; `kiosk counts
/// export DIR`: takes what waits to a stick. Both while the terminal is stopped.
final class CountsCommand {
    private static final String CELLS = "--cells";

    private final Invocation call;

    CountsCommand(Invocation call) {
        this.call = call;
    }

    CommandSpec spec() {
        CommandSpec[] own = new CommandSpec[2];
        own[0] =
                Main.command(
                                () -> show(own[0].commandLine().getParseResult()),
                                "Say what was counted here, what waits and what the centre has."
                                        + " The terminal must be stopped.")
                        .addOption(
                                OptionSpec.builder(CELLS)
                                        .description("Also each number that has not left.")
                                        .build());
        own[1] =
                Main.command(
                                () -> export(own[1].commandLine().getParseResult()),
                                "Take every batch that waits to a stick, and the centre's receipts"
                                        + " from it.")
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .type(Path.class)
                                        .paramLabel("DIR")
                                        .arity("1")
                                        .description("Where the stick is mounted.")
                                        .build());
        own[0].addSubcommand("export", own[1]);
        return own[0];
    }

    /// What is known of the terminal before its folder is opened.
    private record Known(
            TerminalSettings terminal,
            Measures measures,
            List<CountSettings.Stop> places,
            Path data) {}

    private Optional<Known> known() {
        Optional<TerminalSettings> terminal =
                Settings.loadTerminal(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountSettings.load(call.config()).orSay(call.err());
        if (terminal.isEmpty() || counts.isEmpty()) {
            return Optional.empty();
        }
        Path folder = call.data().orElse(terminal.get().dataFolder());
        if (!Files.isDirectory(folder)) {
            call.err()
                    .println(
                            "There is no data folder "
                                    + folder
                                    + ": the terminal has not run yet.");
            return Optional.empty();
        }
        return Optional.of(
                new Known(
                        terminal.get(),
                        counts.get().measures(terminal.get().kind()),
                        counts.get().stops(),
                        folder));
    }

    private static CountsFolder open(Known known) throws Exception {
        return CountsFolder.open(
                known.data(), known.terminal().id(), known.measures(), known.places());
    }

    private int show(ParseResult parsed) throws Exception {
        Optional<Known> known = known();
        if (known.isEmpty()) {
            return Main.FAULTS;
        }
        try (CountsFolder folder = open(known.get())) {
            new CountsReport(
                            folder,
                            known.get().measures().all(),
                            parsed.hasMatchedOption(CELLS),
                            call.out())
                    .print();
        }
        return Main.OK;
    }

    private int export(ParseResult parsed) throws Exception {
        Path stick = parsed.matchedPositionalValue(0, Path.of("."));
        if (!Files.isDirectory(stick)) {
            call.err().println("There is no folder " + stick + ": mount the stick first.");
            return Main.FAULTS;
        }
        Optional<Known> known = known();
        if (known.isEmpty()) {
            return Main.FAULTS;
        }
        TerminalSettings terminal = known.get().terminal();
        Optional<CentreKey> key = terminal.centre().flatMap(CentreAddress::publicKey);
        try (CountsFolder folder = open(known.get())) {
            StickExport.Done done =
                    new StickExport(terminal.id(), folder.outbox(), key)
                            .run(stick, LocalDate.now(Settings.zone(call.config())));
            say(done, key.isPresent());
            return done.refused() == 0 ? Main.OK : Main.FAULTS;
        }
    }

    private void say(StickExport.Done done, boolean keyKnown) {
        if (done.receipts() > 0) {
            call.out().println(done.receipts() + " receipts of the centre were read.");
        }
        if (done.refused() > 0) {
            call.err()
                    .println(
                            keyKnown
                                    ? done.refused()
                                            + " receipts are not the centre's or not of batches that are"
                                            + " here; they were not believed."
                                    : done.refused()
                                            + " receipts were not believed: enter the centre's publicKey"
                                            + " in terminal.json (kiosk central key show prints it).");
        }
        call.out()
                .println(
                        done.waiting() == 0
                                ? "The centre has everything; nothing was written."
                                : done.waiting()
                                        + " batches are on the stick ("
                                        + done.written()
                                        + " new). They stay here until the centre's receipt comes back:"
                                        + " run \"kiosk central import\" there, and this again here.");
        call.out().flush();
    }
}
