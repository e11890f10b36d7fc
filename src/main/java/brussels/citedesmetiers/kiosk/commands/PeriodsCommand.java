package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.simulation.PeriodTable;
import brussels.citedesmetiers.kiosk.simulation.PeriodTrial;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk periods`: what share of a simulated year each choice of a period would leave "not shown",
/// to choose the periods of `counts.json` by.
@Command(
        name = "periods",
        description =
                "Say what each choice of a period would hide of a simulated year: five terminals"
                        + " alone, the same joined, and a truck. What counts.json has is in bold.")
final class PeriodsCommand implements Callable<Integer> {
    private static final int MOST_VISITS = 1_000_000;
    private static final int MOST_TERMINALS = 100;

    @Option(
            names = "--visits",
            paramLabel = "N",
            description = "How many visits the site has in the year, else 16700.")
    int visits = 16_700;

    @Option(
            names = "--terminals",
            paramLabel = "T",
            description = "How many terminals the site has, else 5.")
    int terminals = 5;

    @Option(
            names = "--truck-visits",
            paramLabel = "N",
            description = "How many visits the truck has in the year, else 801.")
    int truckVisits = 801;

    @Option(names = "--year", paramLabel = "Y", description = "Which year, else 2027.")
    int year = 2027;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Equal seeds give equal visits, else 1.")
    long seed = 1;

    private final Invocation call;

    PeriodsCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() {
        if (!isWithin(visits, MOST_VISITS)
                || !isWithin(truckVisits, MOST_VISITS)
                || !isWithin(terminals, MOST_TERMINALS)
                || !isWithin(year - 1999, 200)) {
            return call.refuse(
                    "1 to 1000000 visits, 1 to 100 terminals, and a year from 2000 to 2199.",
                    ExitStatus.USAGE);
        }
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (counts.isEmpty() || content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        PeriodTrial trial = new PeriodTrial(counts.get(), content.get(), year, seed);
        PeriodTable table =
                new PeriodTable(counts.get(), trial, year, visits, terminals, truckVisits);
        table.lines().forEach(call.out()::println);
        call.out().println();
        table.changes().forEach(call.out()::println);
        call.out().flush();
        return ExitStatus.OK;
    }

    private static boolean isWithin(int n, int most) {
        return n >= 1 && n <= most;
    }
}
