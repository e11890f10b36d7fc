package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.store.DerbyOffers;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreKey;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.tally.StickExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk counts export DIR`: writes what waits for the centre to a stick, and reads the centre's
/// receipts from it. The terminal must be stopped.
@Command(
        name = "export",
        description = "Take every batch that waits to a stick, and the centre's receipts from it.")
final class CountsExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1", description = "Where the stick is mounted.")
    Path stick = Path.of(".");

    private final Invocation call;

    CountsExportCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(stick)) {
            return call.refuse(
                    "There is no folder " + stick + ": mount the stick first.", ExitStatus.FAULTS);
        }
        Optional<CountsPlace> place = CountsPlace.of(call);
        if (place.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        TerminalSettings terminal = place.get().terminal();
        Optional<CentreKey> key = terminal.centre().flatMap(CentreAddress::publicKey);
        try (CountsFolder folder = place.get().open()) {
            LocalDate today = LocalDate.now(SettingsReader.zone(call.config()));
            StickExport.Done done =
                    new StickExport(terminal.id(), folder.outbox(), key.orElse(null))
                            .run(stick, today);
            say(done, key.isPresent());
            sayWhereTheRestGoes(folder.outbox().offers());
            int refused = done.refused() + exportSite(folder, place.get(), key.orElse(null), today);
            return refused == 0 ? ExitStatus.OK : ExitStatus.FAULTS;
        }
    }

    /// A hub also takes the site's own batches to the stick.
    ///
    /// @return how many receipts were not believed
    private int exportSite(
            CountsFolder folder, CountsPlace place, @Nullable CentreKey key, LocalDate today)
            throws Exception {
        Optional<SiteSettings> settings = SettingsReader.loadSite(call.config()).orSay(call.err());
        Optional<DerbySite> site = settings.flatMap(s -> folder.site(s, place.measures()));
        if (settings.isEmpty() || site.isEmpty()) {
            return 0;
        }
        call.out().println("The joined counts of the site:");
        StickExport.Done done =
                new StickExport(settings.get().sender(), site.get(), key).run(stick, today);
        say(done, key != null);
        return done.refused();
    }

    /// Whoever carries a stick must not believe that the counts of a joined terminal are on it.
    private void sayWhereTheRestGoes(DerbyOffers offers) throws OutboxException {
        offers.yearAtHub()
                .ifPresent(
                        year ->
                                call.out()
                                        .println(
                                                "The counts of "
                                                        + year
                                                        + " are not on the stick: this terminal"
                                                        + " gives them to the hub of its site,"
                                                        + " which sends them. Without a network"
                                                        + " they wait here."));
        call.out().flush();
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
