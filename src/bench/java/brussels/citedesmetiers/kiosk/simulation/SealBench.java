package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.tally.Cells;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Counts a year of one terminal into a new data folder, seals it in one go, and says how long that
/// took and how many bytes each day's batch has: `SealBench CONFIG DATA [VISITS-A-DAY]`.
final class SealBench {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int WORKING_DAYS = 261;

    private SealBench() {}

    public static void main(String[] args) throws Exception {
        Path config = Path.of(args[0]);
        int aDay = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        Content content = ((LoadResult.Loaded<Content>) ContentLoader.load(config)).value();
        Measures measures =
                ((LoadResult.Loaded<CountSettings>) CountReader.load(config))
                        .value()
                        .measures(TerminalKind.BUILDING);
        SplittableRandom random = new SplittableRandom(1);
        VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
        Cells cells = new Cells(measures);
        try (CountsFolder folder = CountsFolder.open(Path.of(args[1]), "bruxelles-a", measures)) {
            long begun = System.nanoTime();
            List<SimulatedPerson> people =
                    new PlausiblePeople(content, FIRST, 365, random).people(aDay * WORKING_DAYS);
            for (SimulatedPerson person : people) {
                folder.counts()
                        .add(
                                person.date(),
                                cells.of(
                                        new SimulatedVisit(content, machine, person, random).run(),
                                        ClosedLists.hour(person.hour()),
                                        Dimension.NONE,
                                        content.version()));
            }
            System.out.printf("%d visits counted in %d ms%n", people.size(), since(begun));
            begun = System.nanoTime();
            int made = folder.outbox().seal(FIRST.plusYears(1));
            System.out.printf("%d batches sealed in %d ms%n", made, since(begun));
            sizes(folder.all());
        }
    }

    private static long since(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void sizes(List<SealedBatch> batches) throws IOException {
        int[] sizes = new int[batches.size()];
        for (int i = 0; i < sizes.length; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(batches.get(i).body());
            }
            sizes[i] = bytes.size();
        }
        int[] sorted = IntStream.of(sizes).sorted().toArray();
        System.out.printf(
                "gzipped: half of the batches up to %d bytes, the largest %d, the first 60 together"
                        + " %d, all %d%n",
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                IntStream.of(sizes).limit(60).sum(),
                IntStream.of(sizes).sum());
    }
}
