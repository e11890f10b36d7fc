package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.sync.GivingStatus;
import brussels.citedesmetiers.kiosk.sync.GivingTrouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two terminals that give their counts to the hub of their site: real databases, the real server,
/// and a network between them that is cut.
class JoinedTerminalsAndHubTest {
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 2);

    private static final int MONTHS = 5;

    @TempDir Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>();
    private JoinedHouse house;
    private StandaloneHub hub;

    @BeforeEach
    void prepare() throws Exception {
        house = new JoinedHouse(folder, "bruxelles-b", "bruxelles-d");
        today(FEBRUARY);
        openHub();
    }

    private void today(LocalDate day) {
        now.set(day.atTime(9, 0).atZone(house.settings().site().zone()).toInstant());
    }

    private void openHub() throws Exception {
        hub = house.open(now::get);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private LocalDate through(String terminal) {
        try {
            return hub.gathering().orElseThrow().standing().members().stream()
                    .filter(member -> member.terminal().equals(terminal))
                    .map(Gathering.Member::through)
                    .findFirst()
                    .orElseThrow();
        } catch (OutboxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTwoTerminalsCountIsAtTheHubOnceAndLeavesTogether() throws Exception {
        try (CuttingRelay network = new CuttingRelay(hub.desk().port(), 20270202);
                JoinedTerminal one = JoinedTerminal.at(network.port(), house, "bruxelles-b");
                JoinedTerminal two = JoinedTerminal.at(network.port(), house, "bruxelles-d")) {
            one.toHub().start();
            two.toHub().start();
            for (int month = 0; month < MONTHS; month++) {
                one.visits(JANUARY.plusMonths(month), 3);
                two.visits(JANUARY.plusMonths(month).plusDays(7), 4);
                LocalDate ended = FEBRUARY.plusMonths(month);
                today(ended);
                one.offer(ended);
                two.offer(ended);
                LocalDate last = ended.withDayOfMonth(1).minusDays(1);
                Await.until(
                        "both at the hub",
                        () -> {
                            one.toHub().hurry();
                            two.toHub().hurry();
                            return through("bruxelles-b").equals(last)
                                    && through("bruxelles-d").equals(last);
                        });
            }
            assertTrue(network.cuts() > 3, "only " + network.cuts());
            network.heal();
            one.toHub().hurry();
            two.toHub().hurry();
            Await.until("nothing to give", () -> one.toHub().status().waiting() == 0);
            assertEquals(Optional.empty(), one.toHub().status().trouble());
            assertEquals(List.of(), one.counts().outbox().waiting(10));
        }
        Await.until("the months to be closed", this::isClosed);
        hub.close();
        assertEquals(
                Collections.nCopies(MONTHS, 7L), house.onDisk(JoinedTerminalsAndHubTest::hours));
        openHub();
    }

    private boolean isClosed() {
        try {
            return hub.gathering().orElseThrow().standing().waiting() == MONTHS;
        } catch (OutboxException e) {
            throw new AssertionError(e);
        }
    }

    /// The visits in each batch of the site.
    private static List<Long> hours(DerbySite site) throws OutboxException {
        return site.waiting(10).stream().map(JoinedTerminalsAndHubTest::hours).toList();
    }

    private static long hours(SealedBatch sealed) {
        try {
            return sealed.batch().tables().stream()
                    .filter(table -> table.measure().equals("hour"))
                    .mapToLong(Table::total)
                    .sum();
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHubThatIsAwayForWeeksIsWaitedForAndAStrangerIsToldToStaff() throws Exception {
        int port = hub.desk().port();
        hub.desk().close();
        try (JoinedTerminal one = JoinedTerminal.at(port, house, "bruxelles-b")) {
            one.visits(JANUARY, 6);
            one.offer(LocalDate.of(2027, 4, 2));
            one.toHub().start();
            GivingStatus away = new GivingStatus(true, 3, null, GivingTrouble.NO_ANSWER);
            Await.until("it to notice", () -> one.toHub().status().equals(away));
        }
        hub.close();
        today(LocalDate.of(2027, 4, 2));
        openHub();
        try (JoinedTerminal one = JoinedTerminal.at(hub.desk().port(), house, "bruxelles-b")) {
            one.toHub().start();
            LocalDate march = LocalDate.of(2027, 3, 31);
            GivingStatus given = new GivingStatus(true, 0, march, null);
            Await.until("it to be given", () -> one.toHub().status().equals(given));
            assertEquals(LocalDate.of(2027, 3, 31), through("bruxelles-b"));
        }
        Files.move(folder.resolve("bruxelles-d/key"), folder.resolve("bruxelles-d/key.old"));
        try (JoinedTerminal two = JoinedTerminal.at(hub.desk().port(), house, "bruxelles-d")) {
            two.offer(FEBRUARY);
            two.toHub().start();
            Await.until(
                    "it to be refused",
                    () ->
                            two.toHub()
                                    .status()
                                    .trouble()
                                    .equals(Optional.of(GivingTrouble.REFUSED)));
            assertTrue(GivingTrouble.REFUSED.needsStaff());
        }
    }
}
