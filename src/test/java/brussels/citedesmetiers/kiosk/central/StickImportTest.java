package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.visits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.central.StickImport.Report;
import brussels.citedesmetiers.kiosk.central.StickImport.Result;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private final SendingTerminal a = new SendingTerminal("bruxelles-a");
    private final SendingTerminal b = new SendingTerminal("formtruck-1");

    @SuppressWarnings("NullAway.Init")
    private Centre centre;

    @BeforeEach
    void begin() throws Exception {
        centre = DerbyDatabase.open(folder.resolve("centre"), fixture.authority());
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

    private static void put(Path stick, SendingTerminal sender, SealedBatch batch)
            throws IOException {
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
        SendingTerminal stranger = new SendingTerminal("stranger");
        put(stick, stranger, stranger.day(1));
        SealedBatch forged = new SendingTerminal(b.id).day(1);
        put(stick, b, forged);
        Files.writeString(stick.resolve("bruxelles-a-1-2.batch"), "half a bat");
        Files.writeString(stick.resolve("holiday.txt"), "not ours");
        Report report = centre.importFrom(stick);
        assertEquals(1, report.count(Result.APPLIED));
        assertEquals(3, report.count(Result.REFUSED));
        assertEquals(4, report.lines().size());
        assertEquals(Map.of(a.id, DAY), visits(centre));
    }

    private SealedBatch poisoned(SealedBatch sound, String text, String instead) {
        String body = new String(sound.body(), StandardCharsets.UTF_8);
        assertTrue(body.contains(text), body);
        byte[] poisoned = body.replace(text, instead).getBytes(StandardCharsets.UTF_8);
        byte[] signature = a.key.sign(SealedBatch.signed(poisoned));
        return new SealedBatch(sound.epoch(), sound.seq(), poisoned, signature);
    }

    @Test
    void aFileWithANumberOrDayThatCannotBeIsRefusedByNameAndTheRestTaken() throws Exception {
        Path stick = stick("stick");
        put(stick, b, b.day(1));
        Map<String, String> poisons =
                Map.of(
                        "\"touchedDays\":0", "\"touchedDays\":99999999999",
                        "\"remainderUpTo\":0", "\"remainderUpTo\":2147483648",
                        "\"notShown\":0", "\"notShown\":9223372036854775807",
                        "\"from\":\"2026", "\"from\":\"-1000000",
                        "\"through\":\"2026", "\"through\":\"+99999",
                        "\"epoch\":1", "\"epoch\":9223372036854775807");
        int number = 1;
        for (Map.Entry<String, String> poison : poisons.entrySet()) {
            SealedBatch batch = poisoned(a.day(number), poison.getKey(), poison.getValue());
            put(stick, a, batch);
            number++;
        }
        Files.createSymbolicLink(
                stick.resolve("bruxelles-a-1-9.batch"), stick.resolve("formtruck-1-1-1.batch"));
        Report report = centre.importFrom(stick);
        assertEquals(1, report.count(Result.APPLIED), report::toString);
        assertEquals(poisons.size(), report.count(Result.REFUSED), report::toString);
        assertTrue(report.toString().contains("touchedDays"), report::toString);
        assertEquals(Map.of(b.id, DAY), visits(centre));
    }

    @Test
    void stopsAreTakenFromATruckOnly() throws Exception {
        Path stick = stick("stick");
        Batch plain = a.day(1).batch();
        Batch named =
                new Batch(
                        a.id,
                        1,
                        1,
                        plain.from(),
                        plain.through(),
                        plain.content(),
                        false,
                        false,
                        0,
                        0,
                        plain.tables(),
                        Map.of("flagey", "Place Flagey"),
                        SiteGiven.NONE);
        put(stick, a, a.sealed(named));
        assertEquals(1, centre.importFrom(stick).count(Result.REFUSED));
        centre.terminals()
                .enroll(a.id, "bruxelles", TerminalKind.TRUCK, List.of(a.key.publicKey()));
        assertEquals(1, centre.importFrom(stick).count(Result.APPLIED));
    }

    @Test
    void aLinkOnAStickLeadsNowhere() throws Exception {
        Path ours = Files.writeString(folder.resolve("ours"), "ours");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        put(elsewhere, a, a.day(1));
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(StickFile.FOLDER), elsewhere);
        assertThrows(IOException.class, () -> centre.importFrom(linked));
        assertEquals(0, receipts(elsewhere));

        Path stick = stick("stick");
        put(stick, a, a.day(1));
        for (String name : List.of("bruxelles-a-1-1.receipt", "bruxelles-a-1-1.receipt.new")) {
            Path link = Files.createSymbolicLink(stick.resolve(name), ours);
            assertThrows(IOException.class, () -> centre.importFrom(stick), name);
            Files.delete(link);
        }
        assertEquals("ours", Files.readString(ours));
        assertEquals(1, centre.importFrom(stick).count(Result.REPEATED));
    }
}
