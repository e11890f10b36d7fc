package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.visits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.central.StickImport.Report;
import brussels.citedesmetiers.kiosk.central.StickImport.Result;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sticks, in any order and any mixture with the network.
final class StickImportTest {
    private static final long DAY = 15;

    @TempDir Path folder;

    private final CentreFixture fixture = new CentreFixture();
    private final Sender a = new Sender("bruxelles-a");
    private final Sender b = new Sender("formtruck-1");

    @SuppressWarnings("NullAway.Init")
    private Centre centre;

    @BeforeEach
    void begin() throws Exception {
        centre = Centre.inFolder(folder.resolve("centre"), fixture.parts());
        CentreFixture.enroll(centre, a);
        CentreFixture.enroll(centre, b);
    }

    @AfterEach
    void end() {
        centre.close();
    }

    private Path stick(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name).resolve(StickFile.FOLDER));
    }

    private static void put(Path stick, Sender sender, SealedBatch batch) throws IOException {
        String name = StickFile.batchName(sender.id, batch.epoch(), batch.seq());
        Files.write(stick.resolve(name), StickFile.write(batch));
    }

    private static long receipts(Path stick) throws IOException {
        try (Stream<Path> files = Files.list(stick)) {
            return files.filter(f -> f.toString().endsWith(StickFile.RECEIPT)).count();
        }
    }

    @Test
    void everyBatchIsCountedOnceInWhateverOrderSticksAndNetworkCome() throws Exception {
        Path late = stick("late");
        for (long number = 4; number <= 12; number++) {
            put(late, a, a.day(number));
        }
        put(late, b, b.day(1));
        Report first = centre.importFrom(folder.resolve("late"));
        assertEquals(9, first.count(Result.WAITS));
        assertEquals(1, first.count(Result.APPLIED));
        assertEquals(1, receipts(late));

        Path early = stick("early");
        for (long number = 1; number <= 5; number++) {
            put(early, a, a.day(number));
        }
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(1)));
        Report second = centre.importFrom(early);
        assertEquals(1, second.count(Result.REPEATED));
        assertEquals(4, second.count(Result.APPLIED));

        Report third = centre.importFrom(folder.resolve("late"));
        assertEquals(3, third.count(Result.REPEATED));
        assertEquals(7, third.count(Result.APPLIED));
        assertEquals(10, centre.importFrom(late).count(Result.REPEATED));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(13)));
        assertEquals(Map.of(a.id, 13 * DAY, b.id, DAY), visits(centre));
        assertEquals(10, receipts(late));
    }

    @Test
    void receiptsAreSignedAndOfTheBatchesBesideThem() throws Exception {
        Path stick = stick("stick");
        put(stick, a, a.day(1));
        centre.importFrom(stick);
        Receipt receipt =
                Receipt.read(Files.readAllBytes(stick.resolve("bruxelles-a-1-1.receipt")));
        assertTrue(receipt.isOf(a.id, a.day(1)));
        assertTrue(
                CentreFixture.signed(
                        fixture.key.publicKey(), receipt.signed(), receipt.signatureBytes()));
        assertFalse(
                CentreFixture.signed(
                        a.key.publicKey(), receipt.signed(), receipt.signatureBytes()));
    }

    @Test
    void whatIsForeignOrDamagedIsRefusedAndTheRestTaken() throws Exception {
        Path stick = stick("stick");
        put(stick, a, a.day(1));
        Sender stranger = new Sender("stranger");
        put(stick, stranger, stranger.day(1));
        SealedBatch forged = new Sender(b.id).day(1);
        put(stick, b, forged);
        Files.writeString(stick.resolve("bruxelles-a-1-2.batch"), "half a bat");
        Files.writeString(stick.resolve("holiday.txt"), "not ours");
        Report report = centre.importFrom(stick);
        assertEquals(1, report.count(Result.APPLIED));
        assertEquals(3, report.count(Result.REFUSED));
        assertEquals(4, report.lines().size());
        assertEquals(Map.of(a.id, DAY), visits(centre));
    }
}
