package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.store.UsedFolder;
import brussels.citedesmetiers.kiosk.sync.CatchUp;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreBook;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A terminal's data folder on a disk that can be copied, and its way to a centre. It is open only
/// while something is done with it.
public final class CountedTerminal {
    public static final String ID = "bruxelles-a";

    /// Of one year for good: those of later years keep visits back for months, where tests count on
    /// a batch a day.
    public static final Measures MEASURES =
            CountSettings.SHIPPED.measures(TerminalKind.BUILDING).in(2026);

    private static final Measure HOUR = MEASURES.all().getFirst();

    final Path data;
    private final URI centre;

    CountedTerminal(Path data, URI centre) throws IOException, DataFolderException {
        this.data = data;
        this.centre = centre;
        UsedFolder.into(data);
        Path token = Files.writeString(data.resolve("token"), TestCentre.TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }

    CountsFolder open() throws Exception {
        return CountsFolder.open(data, ID, MEASURES);
    }

    public static List<Cell> visit(String hour) {
        return new Cells(MEASURES)
                .of(
                        new VisitSummary(
                                "A",
                                "fr",
                                VisitSummary.Channel.ADVISER,
                                null,
                                List.of("siep"),
                                Map.of(),
                                0),
                        hour,
                        "none",
                        "0123456789ab");
    }

    /// Visits of one day, which then ends.
    void day(LocalDate day, int visits, String hour) throws Exception {
        try (CountsFolder folder = open()) {
            for (int i = 0; i < visits; i++) {
                folder.counts().add(day, visit(hour));
            }
            folder.outbox().seal(day.plusDays(1));
        }
    }

    CatchUp.Result send(LocalDate today) throws Exception {
        try (CountsFolder folder = open()) {
            return send(folder, today);
        }
    }

    CatchUp.Result send(CountsFolder folder, LocalDate today) {
        CentreAddress address =
                new CentreAddress(centre, data.resolve("token"), CentreBook.publicKey(), null);
        return CatchUp.run(address, ID, folder.outbox(), clock(today));
    }

    public static DayClock clock(LocalDate today) {
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

    List<SealedBatch> waiting() throws Exception {
        try (CountsFolder folder = open()) {
            return folder.waiting();
        }
    }

    /// Visits that are here and have not left, or never will.
    public static long held(CountsFolder folder) throws Exception {
        OpenCounts open = folder.outbox().open();
        long held = 0;
        for (Map<Cell, Long> day : open.days().values()) {
            held += sum(day);
        }
        for (int year = 2026; year < 2040; year++) {
            held += folder.outbox().remainder(year);
        }
        return held;
    }

    private static long sum(Map<Cell, Long> cells) {
        return cells.entrySet().stream()
                .filter(e -> HOUR.counts(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// Visits in all batches that are here.
    static long sealed(CountsFolder folder) throws Exception {
        long visits = 0;
        for (SealedBatch sealed : folder.all()) {
            Batch batch = sealed.batch();
            visits +=
                    batch.tables().stream()
                            .filter(t -> t.measure().equals(HOUR.id()))
                            .mapToLong(t -> t.total())
                            .sum();
        }
        return visits;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
