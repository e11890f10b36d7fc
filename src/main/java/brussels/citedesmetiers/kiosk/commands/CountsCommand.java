package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk counts`: what this terminal has counted, what waits and what was sent. The terminal must
/// be stopped.
@Command(
        name = "counts",
        description =
                "Say what was counted here, what waits and what the centre has. The terminal must be"
                        + " stopped.")
final class CountsCommand implements Callable<Integer> {
    @Option(names = "--cells", description = "Also each number that has not left.")
    boolean cells;

    private final Invocation call;

    CountsCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<CountsPlace> place = CountsPlace.of(call);
        if (place.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        try (CountsFolder folder = place.get().open()) {
            new CountsReport(folder, place.get().measures(), cells, call.out()).print();
            Optional<SiteSettings> settings =
                    SettingsReader.loadSite(call.config()).orSay(call.err());
            Optional<DerbySite> site =
                    settings.flatMap(s -> folder.site(s, place.get().measures()));
            if (site.isPresent()) {
                saySite(site.get());
            }
        }
        return ExitStatus.OK;
    }

    /// What this hub joins of its site's terminals; never how much of it is whose.
    private void saySite(DerbySite site) throws OutboxException {
        SiteCounts counts = site.counts();
        call.out().println("Joined here for the site:");
        for (String terminal : new TreeSet<>(site.members())) {
            LocalDate through = counts.throughOf(terminal);
            call.out()
                    .println(
                            through.equals(LocalDate.EPOCH)
                                    ? "  " + terminal + " has not given anything yet"
                                    : "  " + terminal + " has given through " + through);
        }
        int waiting = site.waiting(Integer.MAX_VALUE).size();
        call.out()
                .println(
                        waiting == 0
                                ? "  waiting for the centre: nothing"
                                : "  waiting for the centre: "
                                        + (waiting == 1 ? "1 batch" : waiting + " batches"));
        call.out().flush();
    }
}
