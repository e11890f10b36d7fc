package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A site's counts are joined and sealed exactly once, wherever the hub breaks and whatever its
/// database goes back to.
final class DerbySiteTest {
    private static final Duration RETRY = Duration.ofSeconds(6);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 10);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 10);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 10);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 10);
    private static final Set<String> MEMBERS = Set.of("site-a", "site-b");
    private static final Joining JOINING =
            new Joining("site-all", GivingTerminal.MEASURES, message -> new byte[64], 14);

    private StoreUnderTest hub;
    private DerbySite site;
    private final GivingTerminal a = new GivingTerminal("site-a");
    private final GivingTerminal b = new GivingTerminal("site-b");

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        hub = StoreUnderTest.used(data);
        restart();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private void restart() {
        hub.start();
        site = new DerbySite(hub.store(), JOINING, MEMBERS);
    }

    private void powerLoss() {
        hub.switchOff();
        restart();
    }

    private void bothGive(LocalDate today) throws Exception {
        a.giveAll(giving -> site.take(giving, today), today);
        b.giveAll(giving -> site.take(giving, today), today);
    }

    private List<Batch> waiting() throws Exception {
        List<Batch> batches = new ArrayList<>();
        for (SealedBatch sealed : site.waiting(100)) {
            batches.add(sealed.batch());
        }
        return batches;
    }

    private static long total(List<Batch> batches, String measure, String period) {
        return batches.stream()
                .flatMap(batch -> batch.tables().stream())
                .filter(t -> t.measure().equals(measure) && t.period().equals(period))
                .mapToLong(Table::total)
                .sum();
    }

    @Test
    void whatBothGaveLeavesAsOneAndIsThereAfterEveryStart() throws Exception {
        a.visits(2, JANUARY, "10");
        b.visits(2, JANUARY, "11");
        a.giveAll(giving -> site.take(giving, FEBRUARY), FEBRUARY);
        powerLoss();
        assertEquals(0, site.seal(FEBRUARY), "one has not given yet");
        assertEquals(Set.of("site-b"), site.missing(FEBRUARY));
        b.giveAll(giving -> site.take(giving, FEBRUARY), FEBRUARY);
        powerLoss();
        assertEquals(1, site.seal(FEBRUARY));
        powerLoss();
        assertEquals(0, site.seal(FEBRUARY));
        assertEquals(4, total(waiting(), "hour", "2027-01"));
        assertEquals(Set.of(), site.missing(FEBRUARY));
    }

    /// The database beside plain values, through a history with everything in it.
    @Test
    void theDatabaseHoldsWhatThePlainValuesSayAfterWhateverHappens() throws Exception {
        Random random = new Random(20270101);
        SiteCounts model = SiteCounts.NONE;
        LocalDate today = GivingTerminal.FIRST;
        List<Giving> given = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            GivingTerminal one = random.nextBoolean() ? a : b;
            switch (random.nextInt(6)) {
                case 0 -> one.visits(1 + random.nextInt(4), today, "1" + random.nextInt(3));
                case 1 -> today = today.plusDays(random.nextInt(20));
                case 2, 3 -> {
                    Giving giving =
                            given.isEmpty() || random.nextInt(4) > 0
                                    ? new Giving(
                                            one.id(),
                                            model.mark().sealed().epoch(),
                                            one.next(today).offers(),
                                            true)
                                    : given.get(random.nextInt(given.size()));
                    given.add(giving);
                    Joining.Taking taking = JOINING.take(model, giving);
                    model = taking.after();
                    assertEquals(taking.answer(), site.take(giving, today));
                    LocalDate on = today;
                    one.giveAll(again -> site.take(again, on), today);
                    model = site.counts();
                }
                case 4 -> {
                    LocalDate awake = site.awake(today);
                    for (var next = JOINING.next(model, MEMBERS, awake, today);
                            next.isPresent();
                            next = JOINING.next(model, MEMBERS, awake, today)) {
                        model = next.get().after();
                    }
                    site.seal(today);
                }
                default -> {
                    List<SealedBatch> waiting = site.waiting(2);
                    if (!waiting.isEmpty()) {
                        SealedBatch last = waiting.getLast();
                        site.acknowledge(last.epoch(), last.seq(), today);
                        model = JOINING.confirmed(model, last.epoch(), last.seq());
                    }
                }
            }
            assertEquals(model, site.counts(), "step " + step);
            if (step % 15 == 0) {
                powerLoss();
                assertEquals(model, site.counts(), "after the start at step " + step);
            }
        }
        assertTrue(model.mark().sealed().seq() > 3, "too little happened: " + model.mark());
        assertFalse(model.done().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void whatIsGivenIsCountedOnceHoweverItsCommitBreaks(Commit how) throws Exception {
        a.visits(4, JANUARY, "10");
        a.giveAll(giving -> site.take(giving, JANUARY), JANUARY);
        Giving giving = a.next(FEBRUARY);
        hub.connector.setNextCommit(how);
        assertThrows(OutboxException.class, () -> site.take(giving, FEBRUARY));
        hub.later(RETRY);
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        assertEquals(4, total(waiting(), "hour", "2027-01"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void aBatchWhoseCommitBreaksIsMadeOnce(Commit how) throws Exception {
        a.visits(4, JANUARY, "10");
        bothGive(FEBRUARY);
        // The reads of counts and day commit as well.
        hub.connector.setCommitAfter(2, how);
        assertThrows(OutboxException.class, () -> site.seal(FEBRUARY));
        powerLoss();
        site.seal(FEBRUARY);
        assertEquals(1, waiting().size());
        assertEquals(4, total(waiting(), "hour", "2027-01"));
        assertEquals(1, site.mark().seq());
    }

    @Test
    void aBatchDoesNotLeaveBeforeTheFileKnowsIt() throws Exception {
        a.visits(4, JANUARY, "10");
        bothGive(FEBRUARY);
        hub.disk.setFailing(true);
        assertThrows(OutboxException.class, () -> site.seal(FEBRUARY));
        assertEquals(List.of(), site.waiting(10));
        assertTrue(hub.faultKeys().contains("store.seal-not-saved"));
        hub.disk.setFailing(false);
        powerLoss();
        assertEquals(1, site.waiting(10).size());
        assertEquals(0, site.seal(FEBRUARY));
    }

    private void keepCopy(Path copy) throws IOException {
        hub.close();
        new RealDisk().copyTree(hub.data.resolve("db"), copy);
        restart();
    }

    private void goBackTo(Path copy) throws IOException {
        hub.close();
        new RealDisk().deleteTree(hub.data.resolve("db"));
        new RealDisk().copyTree(copy, hub.data.resolve("db"));
        restart();
    }

    private void received(LocalDate today) throws Exception {
        for (SealedBatch sealed : site.waiting(100)) {
            site.acknowledge(sealed.epoch(), sealed.seq(), today);
        }
    }

    @Test
    void aDatabaseThatWentBackBeginsAnEpochAndTheTerminalsGiveAgain(@TempDir Path folder)
            throws Exception {
        a.visits(4, JANUARY, "10").visits(3, FEBRUARY, "11");
        keepCopy(folder.resolve("copy"));
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        List<Batch> first = waiting();
        received(FEBRUARY);
        goBackTo(folder.resolve("copy"));
        assertEquals(2, site.mark().epoch());
        assertEquals(List.of(), waiting());
        bothGive(APRIL);
        site.seal(APRIL);
        List<Batch> second = waiting();
        assertEquals(4, total(first, "hour", "2027-01"));
        assertEquals(0, total(second, "hour", "2027-01"), "January has left already");
        assertEquals(3, total(second, "hour", "2027-02"));
        assertEquals(7, total(second, "theme", "2027-Q1"), "but the quarter runs on");
        assertTrue(second.stream().flatMap(x -> x.tables().stream()).noneMatch(Table::withheld));
    }

    @Test
    void aDatabaseThatStillKnowsTheLastBatchIsGivenOnlyWhatItLacks(@TempDir Path folder)
            throws Exception {
        a.visits(4, JANUARY, "10").visits(3, FEBRUARY, "11");
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        keepCopy(folder.resolve("copy"));
        bothGive(MARCH);
        goBackTo(folder.resolve("copy"));
        assertEquals(1, site.mark().epoch());
        bothGive(APRIL);
        site.seal(APRIL);
        assertEquals(3, total(waiting(), "hour", "2027-02"));
        assertEquals(7, total(waiting(), "theme", "2027-Q1"));
    }

    @Test
    void aReplacedHubGoesOnFromWhatTheCentreSays() throws Exception {
        a.visits(4, JANUARY, "10").visits(3, FEBRUARY, "11");
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        SiteMark centre = SiteMark.of(site.waiting(10).getLast());
        received(FEBRUARY);
        hub.close();
        new RealDisk().deleteTree(hub.data.resolve("db"));
        Files.delete(hub.data.resolve(MarkFile.OF_SITE));
        restart();
        assertEquals(1, site.mark().epoch());
        assertThrows(OutboxException.class, () -> site.startAfter(1, JANUARY));
        site.startAfter(centre);
        assertEquals(2, site.mark().epoch());
        powerLoss();
        bothGive(APRIL);
        site.seal(APRIL);
        assertEquals(0, total(waiting(), "hour", "2027-01"));
        assertEquals(3, total(waiting(), "hour", "2027-02"));
        assertEquals(7, total(waiting(), "theme", "2027-Q1"));
    }

    @Test
    void batchesThatTheCentreWillNeverTakeAreDropped() throws Exception {
        a.visits(4, JANUARY, "10");
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        site.startAfter(new SiteMark(site.counts().mark().sealed(), Map.of(), LocalDate.EPOCH));
        assertEquals(List.of(), waiting());
        assertEquals(List.of(), site.from(1, 1, 10));
    }

    @Test
    void aLostFileIsMadeAnewFromTheDatabase() throws Exception {
        a.visits(4, JANUARY, "10");
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        hub.close();
        Files.write(hub.data.resolve(MarkFile.OF_SITE), new byte[3]);
        restart();
        assertTrue(hub.faultKeys().contains("store.seal-file-unreadable"));
        assertEquals(1, site.mark().seq());
        assertEquals(1, site.waiting(10).size());
    }

    @Test
    void daysThatHaveNotEndedAreNotTaken() throws Exception {
        a.visits(4, JANUARY, "10").visits(4, MARCH, "10");
        Giving ahead = a.giveAll(giving -> site.take(giving, JANUARY), JANUARY).next(APRIL);
        assertEquals(3, ahead.offers().size());
        Giving.Answer answer = site.take(ahead, MARCH);
        assertEquals(2, answer.last().seq(), "January and February are over, March is not");
        assertEquals(LocalDate.of(2027, 2, 28), answer.through());
    }

    @Test
    void theTerminalIsToldWhatItMayWipeOnceTheReceiptIsThere() throws Exception {
        a.visits(4, JANUARY, "10").visits(3, FEBRUARY, "11");
        bothGive(APRIL);
        assertEquals(2, a.held());
        site.seal(APRIL);
        bothGive(APRIL);
        assertEquals(2, a.held(), "no receipt yet");
        received(APRIL);
        powerLoss();
        bothGive(APRIL);
        assertEquals(0, a.held());
    }

    @Test
    void aReceiptOfWhatHadClosedBeforeATakeBackCountsAfterAStartToo() throws Exception {
        a.visits(4, JANUARY, "10");
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        a.giveAll(giving -> site.take(giving, MARCH), MARCH).takeBack(FEBRUARY);
        a.giveAll(giving -> site.take(giving, MARCH), MARCH);
        assertEquals(2, site.mark().epoch());
        powerLoss();
        received(MARCH);
        assertEquals(new OfferNumber(1, 1), site.counts().doneOf("site-a").get(Period.MONTH));
    }

    @Test
    void whoseHubWasOffForLongIsWaitedFor() throws Exception {
        a.visits(4, JANUARY, "10");
        a.giveAll(giving -> site.take(giving, FEBRUARY), FEBRUARY);
        assertEquals(0, site.seal(LocalDate.of(2027, 2, 14)));
        powerLoss();
        LocalDate back = LocalDate.of(2027, 3, 5);
        assertEquals(0, site.seal(back), "it was off while b could have given");
        for (int day = 1; day < 15; day++) {
            assertEquals(0, site.seal(back.plusDays(day)), "day " + day);
        }
        assertEquals(1, site.seal(back.plusDays(15)));
    }

    @Test
    void aNewEpochGivesEveryTerminalTheFullTimeToGiveAgain(@TempDir Path folder) throws Exception {
        keepCopy(folder.resolve("copy"));
        a.visits(4, JANUARY, "10").visits(3, FEBRUARY, "11");
        bothGive(FEBRUARY);
        site.seal(FEBRUARY);
        received(FEBRUARY);
        for (LocalDate day = FEBRUARY; day.isBefore(APRIL); day = day.plusDays(1)) {
            site.seal(day);
        }
        goBackTo(folder.resolve("copy"));
        a.giveAll(giving -> site.take(giving, APRIL), APRIL);
        assertEquals(0, site.seal(APRIL), "b has not given again, and could not before");
        b.giveAll(giving -> site.take(giving, APRIL), APRIL);
        assertTrue(site.seal(APRIL) > 0);
        assertEquals(3, total(waiting(), "hour", "2027-02"));
    }

    @Test
    void whatStaysForGoodIsKnownByYear() throws Exception {
        LocalDate january = LocalDate.of(2028, 1, 5);
        a.visits(2, LocalDate.of(2027, 12, 30), "10");
        bothGive(january);
        site.seal(january);
        powerLoss();
        assertEquals(2, site.remainder(2027));
        assertEquals(0, site.remainder(2026));
    }

    @Test
    void nothingRawIsLeftOnTheDiskOnceItHasLeft() throws Exception {
        String hour = "hour-of-nobody-else";
        a.visits(4, JANUARY, hour).visits(1, JANUARY, "11");
        bothGive(FEBRUARY);
        hub.store().backup();
        assertTrue(filesWith(hour).size() > 1, "in the database and its backup");
        site.seal(FEBRUARY);
        received(FEBRUARY);
        bothGive(FEBRUARY);
        site.forget(FEBRUARY);
        hub.store().backup();
        hub.close();
        assertEquals(List.of(), filesWith(hour), "it was too few to be in the batch");
    }

    private List<String> filesWith(String text) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(hub.data)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (bytes.contains(text)) {
                found.add(hub.data.relativize(file).toString());
            }
        }
        return found;
    }
}
