package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.ReportFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk central report`: writes the annual report of a site into a folder. Exits with 1 if a
/// check of the counts failed; the report is still written and shows it.
@Command(
        name = "report",
        description = "Write the annual report of a site: tables, charts, a page to print.")
final class CentralReportCommand implements Callable<Integer> {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "The year, else the one before this.")
    @Nullable Integer year;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "The site's id, else that of site.json.")
    @Nullable String site;

    @Option(names = "--lang", paramLabel = "LANGUAGE", description = "fr, nl or en, else fr.")
    String language = "fr";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write it into.")
    Path folder = Path.of("");

    private final Invocation call;
    private final Opening opening;
    private final Supplier<LocalDate> today;

    /// Opens the centre's counts.
    @FunctionalInterface
    interface Opening {
        /// Opens them for one report.
        ///
        /// @return to be closed once the report is made; empty if the centre's settings have
        ///   faults, which have then been reported
        /// @throws Exception if they cannot be opened; its message is a sentence for staff
        Optional<OpenCounts> open() throws Exception;
    }

    /// The centre's counts, to be closed.
    record OpenCounts(CountSource source, AutoCloseable closing) {}

    CentralReportCommand(CentralCommands central) {
        this(
                central.invocation(),
                () -> central.open().map(c -> new OpenCounts(c.counts(), c)),
                () -> LocalDate.now(SettingsReader.zone(central.invocation().config())));
    }

    CentralReportCommand(Invocation call, Opening opening, Supplier<LocalDate> today) {
        this.call = call;
        this.opening = opening;
        this.today = today;
    }

    @Override
    public Integer call() throws Exception {
        Optional<SiteSettings> house = SettingsReader.loadSite(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        Optional<Content> content =
                ContentLoader.load(call.config())
                        .orSay(call.err())
                        .map(read -> TradesReader.added(call.config(), read));
        if (house.isEmpty() || counts.isEmpty() || content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        int wanted = year == null ? today.get().getYear() - 1 : year;
        if (wanted < FIRST_YEAR || wanted > LAST_YEAR) {
            return call.refuse(
                    wanted + " is no year of counts: give one from 2000 to 2999.",
                    ExitStatus.USAGE);
        }
        List<String> languages = Report.languages(content.get());
        if (!languages.contains(language)) {
            return call.refuse(
                    "The report does not speak \""
                            + language
                            + "\": give one of "
                            + String.join(", ", languages)
                            + ".",
                    ExitStatus.USAGE);
        }
        Optional<OpenCounts> open = opening.open();
        if (open.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        try (AutoCloseable _ = open.get().closing()) {
            return say(
                    Report.of(
                            open.get().source(),
                            CentreFolder.reportSettings(counts.get(), house.get()),
                            content.get(),
                            site == null ? house.get().id() : site,
                            wanted,
                            language,
                            today.get()));
        }
    }

    private int say(Report report) throws Exception {
        call.out().println(ReportFolder.write(report, folder));
        report.notices().forEach(call.out()::println);
        if (report.empty()) {
            call.out().println("There are no counts of this site and year; the report says so.");
        }
        report.faults().forEach(call.err()::println);
        return report.faults().isEmpty() ? ExitStatus.OK : ExitStatus.FAULTS;
    }
}
