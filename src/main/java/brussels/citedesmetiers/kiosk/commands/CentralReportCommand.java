package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.report.Contacts;
import brussels.citedesmetiers.kiosk.report.ContactsException;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.ReportFolder;
import brussels.citedesmetiers.kiosk.report.ReportRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk central report`: writes the annual report of a site, or of several, into a folder. Exits
/// with 1 if a check of the counts failed; the report is still written and shows it.
@Command(
        name = "report",
        description =
                "Write the annual report of sites: tables, charts, a page to print, a document.")
final class CentralReportCommand implements Callable<Integer> {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    private static final Pattern OF_A_SITE = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)=(.+)");

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "The year, else the one before this.")
    @Nullable Integer year;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            split = ",",
            description =
                    "The sites' ids, separated by commas or one each time, else that of site.json.")
    List<String> sites = new ArrayList<>();

    @Option(names = "--all-sites", description = "Every site there are counts of.")
    boolean allSites;

    @Option(
            names = "--contacts",
            paramLabel = "[SITE=]FILE",
            description = {
                "The CSV of the figures page of a site's desk, of a year or a month; can be given for"
                        + " each site, month and year, the year before too. SITE may be left out if"
                        + " the report is of one site. Save it in the report's language, which the"
                        + " names of services stay in, and give the same days each time the year is"
                        + " reported."
            })
    List<String> contacts = new ArrayList<>();

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
                ContentLoader.loadAll(call.config())
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
        if (allSites && !sites.isEmpty()) {
            return call.refuse("Give either --site or --all-sites.", ExitStatus.USAGE);
        }
        Optional<OpenCounts> open = opening.open();
        if (open.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        try (AutoCloseable _ = open.get().closing()) {
            CountSource source = open.get().source();
            List<String> chosen = chosen(source, house.get());
            Contacts figures;
            try {
                figures = figures(chosen);
            } catch (ContactsException e) {
                return call.refuse(e.sentence(), ExitStatus.USAGE);
            }
            Optional<String> foreign = foreign(figures, chosen, wanted);
            if (foreign.isPresent()) {
                return call.refuse(foreign.get(), ExitStatus.USAGE);
            }
            return say(
                    Report.of(
                            source,
                            CentreFolder.reportSettings(counts.get(), house.get()),
                            content.get(),
                            new ReportRequest(chosen, wanted, language, today.get(), figures)));
        }
    }

    private List<String> chosen(CountSource source, SiteSettings house)
            throws CountSource.AwayException {
        if (allSites) {
            List<String> all = List.copyOf(source.years().keySet());
            return all.isEmpty() ? List.of(house.id()) : all;
        }
        return sites.isEmpty() ? List.of(house.id()) : sites;
    }

    /// What of the contacts would be in no table.
    private static Optional<String> foreign(Contacts figures, List<String> chosen, int wanted) {
        for (String site : figures.sites()) {
            if (!chosen.contains(site)) {
                return Optional.of(
                        "The report is not of \""
                                + site
                                + "\", so its contacts are in no table: name it with --site.");
            }
        }
        for (int of : figures.years()) {
            if (of != wanted && of != wanted - 1) {
                return Optional.of(
                        "There are contacts of "
                                + of
                                + ", but the report is of "
                                + wanted
                                + ": give those of this year, or of the one before.");
            }
        }
        return Optional.empty();
    }

    private Contacts figures(List<String> chosen) throws ContactsException {
        Contacts all = Contacts.NONE;
        for (String given : contacts) {
            Matcher named = OF_A_SITE.matcher(given);
            if (named.matches()) {
                all = all.with(named.group(1), Path.of(named.group(2)));
            } else if (chosen.size() == 1) {
                all = all.with(chosen.getFirst(), Path.of(given));
            } else {
                throw new ContactsException(
                        given
                                + ": say which site these contacts are of, as "
                                + chosen.getFirst()
                                + "="
                                + given
                                + ".");
            }
        }
        return all;
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
