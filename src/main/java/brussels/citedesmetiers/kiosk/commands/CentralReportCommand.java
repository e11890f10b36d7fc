package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.ReportFolder;
import brussels.citedesmetiers.kiosk.report.ReportSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `kiosk central report`: writes the annual report of a site into a folder. Ends with 1 if a check
/// of the counts failed; the report is written all the same and shows it.
final class CentralReportCommand {
    private static final String YEAR = "--year";
    private static final String SITE = "--site";
    private static final String LANGUAGE = "--lang";
    private static final String OUT = "--out";
    private static final String FRENCH = "fr";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final Invocation call;
    private final Opening opening;
    private final Supplier<LocalDate> today;

    /// Opens the centre's counts.
    @FunctionalInterface
    interface Opening {
        /// Opens them for one report.
        ///
        /// @param parsed the command line, which may say where they are
        /// @return closed when the report is made; empty if the centre's settings have faults,
        ///   which were then said
        /// @throws Exception if they cannot be opened; its message is a sentence for staff
        Optional<OpenCounts> open(ParseResult parsed) throws Exception;
    }

    /// The centre's counts, to be closed.
    record OpenCounts(CountSource source, AutoCloseable closing) {}

    CentralReportCommand(Invocation call, Opening opening, Supplier<LocalDate> today) {
        this.call = call;
        this.opening = opening;
        this.today = today;
    }

    CommandSpec spec() {
        CommandSpec[] own = new CommandSpec[1];
        own[0] =
                Main.command(
                                () -> run(own[0].commandLine().getParseResult()),
                                "Write the annual report of a site: tables, charts, a page to"
                                        + " print.")
                        .addOption(
                                OptionSpec.builder(YEAR)
                                        .type(Integer.class)
                                        .paramLabel("YEAR")
                                        .description("The year, else the one before this.")
                                        .build())
                        .addOption(text(SITE, "SITE", "The site's id, else that of site.json."))
                        .addOption(text(LANGUAGE, "LANGUAGE", "fr, nl or en, else fr."))
                        .addOption(
                                OptionSpec.builder(OUT)
                                        .type(Path.class)
                                        .paramLabel("DIR")
                                        .required(true)
                                        .description("The folder to write it into.")
                                        .build());
        return own[0];
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private int run(ParseResult parsed) throws Exception {
        int year = parsed.matchedOptionValue(YEAR, today.get().getYear() - 1);
        String language = parsed.matchedOptionValue(LANGUAGE, FRENCH);
        Optional<SiteSettings> house = Settings.loadSite(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountSettings.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (house.isEmpty() || counts.isEmpty() || content.isEmpty()) {
            return Main.FAULTS;
        }
        List<String> languages = Report.languages(content.get());
        if (year < FIRST_YEAR || year > LAST_YEAR || !languages.contains(language)) {
            call.err()
                    .println(
                            "A year of four digits, and a language out of "
                                    + String.join(", ", languages)
                                    + ".");
            return Main.USAGE;
        }
        Optional<OpenCounts> open = opening.open(parsed);
        if (open.isEmpty()) {
            return Main.FAULTS;
        }
        try (AutoCloseable _ = open.get().closing()) {
            return say(
                    Report.of(
                            open.get().source(),
                            settings(counts.get(), house.get()),
                            content.get(),
                            parsed.matchedOptionValue(SITE, house.get().id()),
                            year,
                            language,
                            today.get()),
                    parsed.matchedOptionValue(OUT, Path.of("")));
        }
    }

    private int say(Report report, Path folder) throws Exception {
        call.out().println(ReportFolder.write(report, folder));
        report.notices().forEach(call.out()::println);
        if (report.empty()) {
            call.out().println("There are no counts of this site and year; the report says so.");
        }
        report.faults().forEach(call.err()::println);
        return report.faults().isEmpty() ? Main.OK : Main.FAULTS;
    }

    /// What reports need to know of the settings.
    static ReportSettings settings(CountSettings counts, SiteSettings house) {
        return new ReportSettings(
                counts.measures(TerminalKind.BUILDING),
                counts.measures(TerminalKind.TRUCK),
                counts.stops().stream()
                        .collect(
                                Collectors.toMap(CountSettings.Stop::id, CountSettings.Stop::name)),
                Map.of(house.id(), house.name()));
    }
}
