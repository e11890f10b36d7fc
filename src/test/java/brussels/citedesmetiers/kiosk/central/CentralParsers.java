package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Examined.RefusedBatchException;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.CountsParsers;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.fuzz.Parser;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.InMemoryCountSource;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.ReportRequest;
import brussels.citedesmetiers.kiosk.report.YearCounts;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What this package reads from outside, for fuzzing.
public final class CentralParsers {
    private static final String TERMINAL = "bruxelles-a";
    private static final Terminals.Enrolled ENROLLED =
            new Terminals.Enrolled(
                    TERMINAL,
                    "bruxelles",
                    TerminalKind.TRUCK,
                    List.of("any"),
                    false,
                    Instant.EPOCH,
                    false);

    private CentralParsers() {}

    public static List<Parser> all() {
        return List.of(
                Parser.of(
                        "gone batches",
                        Parser.texts("{\"from\":3,\"through\":5}"),
                        GoneJson::gone,
                        IllegalArgumentException.class),
                Parser.of(
                        "batch in a report",
                        CountsParsers.batches(),
                        CentralParsers::reported,
                        BatchFormatException.class,
                        RefusedBatchException.class));
    }

    /// What the centre takes, its report can be made of.
    private static void reported(byte[] input)
            throws BatchFormatException, RefusedBatchException, CountSource.AwayException {
        SealedBatch sealed = SealedBatch.of(input, new byte[64]);
        Examined sound = Examined.of(sealed, ENROLLED, (_, _, _) -> true);
        if (!sound.batch().terminal().equals(TERMINAL)) {
            return;
        }
        int year = sound.batch().through().getYear();
        YearCounts counts =
                new YearCounts(TERMINAL, TerminalKind.TRUCK, List.of(sound.batch()), List.of());
        Report report =
                Report.of(
                        new InMemoryCountSource().with("bruxelles", year, List.of(counts)),
                        YearSamples.settings(5),
                        YearSamples.CONTENT,
                        ReportRequest.of(
                                List.of("bruxelles"), year, "fr", LocalDate.of(2027, 1, 5)));
        if (report.visits() < 0) {
            throw new IllegalStateException(report.visits() + " visits");
        }
        var _ = report.files();
    }
}
