package brussels.citedesmetiers.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.InMemoryOutbox;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.tally.Cells;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// How many bytes leave a terminal that has 60 visits a day.
class BatchSizeTest {
    private static final int USUAL_DAY = 2048;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    static List<SealedBatch> year() throws Exception {
        Content content = ConfigFolder.shippedContent();
        RandomGenerator random = new SplittableRandom(1);
        VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
        Cells cells = new Cells(CountedTerminal.MEASURES);
        InMemoryOutbox outbox =
                new InMemoryOutbox(
                        new Sealer(
                                CountedTerminal.ID,
                                CountedTerminal.MEASURES,
                                message -> new byte[64]));
        for (SimulatedPerson person :
                new PlausiblePeople(content, FIRST, 365, random).people(60 * 261)) {
            outbox.seal(person.date());
            outbox.add(
                    person.date(),
                    cells.of(
                            new SimulatedVisit(content, machine, person, random).run(),
                            ClosedLists.hour(person.hour()),
                            Dimension.NONE,
                            content.version()));
        }
        outbox.seal(FIRST.plusYears(1));
        return outbox.from(1, 1, 1000);
    }

    private static int gzipped(SealedBatch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(batch.body());
        }
        return bytes.size();
    }

    @Test
    void everyDayOfAYearIsSmall() throws Exception {
        List<SealedBatch> year = year();
        int days = 0;
        for (SealedBatch sealed : year) {
            Batch batch = sealed.batch();
            int size = gzipped(sealed);
            boolean usual = batch.tables().size() == 1;
            days += usual ? 1 : 0;
            // The last day of a month and of a year carry their tables too.
            assertTrue(size <= USUAL_DAY, () -> batch.through() + ": " + size + " bytes");
            assertTrue(!usual || size < 400, () -> batch.through() + ": " + size + " bytes");
        }
        assertTrue(days > 240, "only " + days + " days");
    }
}
