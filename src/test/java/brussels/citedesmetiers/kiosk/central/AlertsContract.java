package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.alert.AlertChannel;
import brussels.citedesmetiers.kiosk.alert.AlertException;
import brussels.citedesmetiers.kiosk.alert.AlertMessage;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People are told once when something begins and once when it ends, whatever happens between.
abstract class AlertsContract extends OpenCentre {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Duration AFTER = Duration.ofMinutes(10);

    /// What was sent, as `begins KIND` and `ends KIND`.
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    private final List<AlertMessage> messages = Collections.synchronizedList(new ArrayList<>());
    private Fails fails = Fails.NEVER;

    AlertsContract(CentreDatabase database) {
        super(database);
    }

    private enum Fails {
        NEVER,
        KNOWN,
        UNANSWERED,
        CRASHES
    }

    private final class Recording implements AlertChannel {
        private final String id;

        Recording(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int send(AlertMessage message) throws AlertException {
            sent.add((message.ends() ? "ends " : "begins ") + message.kind());
            messages.add(message);
            switch (fails) {
                case NEVER -> {}
                case KNOWN -> throw new AlertException("no server", null);
                case UNANSWERED ->
                        throw AlertException.unanswered("no answer", new IllegalStateException());
                case CRASHES -> throw new IllegalStateException("the power was cut");
            }
            return 0;
        }
    }

    private Alerts alerts(String... channels) {
        List<AlertChannel> all = new ArrayList<>();
        for (String channel : channels) {
            all.add(new Recording(channel));
        }
        return new Alerts(
                centre,
                all,
                new Alerts.Wording(
                        CONTENT, ZoneOffset.UTC, "nl", URI.create("https://centre.example/fleet")),
                new Alerts.Patience(AFTER, Duration.ZERO));
    }

    /// One look of a centre that has just been started.
    private void look() {
        try (Alerts alerts = alerts("mail")) {
            alerts.once();
        }
    }

    private void look(Alerts alerts, Duration later) {
        fixture.pass(later);
        alerts.once();
    }

    private void look(Duration later) {
        fixture.pass(later);
        look();
    }

    private void heartbeat(String... faults) throws CentreException {
        centre.fleet()
                .heard(
                        a.id,
                        new Heartbeat(
                                "1.0",
                                "0123456789ab",
                                0,
                                Heartbeat.Paper.OK,
                                false,
                                List.of(faults),
                                true));
    }

    @BeforeEach
    void hear() throws Exception {
        heartbeat();
    }

    @Test
    void oneMessageWhenItBeginsAndOneWhenItEndsOverRestarts() throws Exception {
        heartbeat("printer-paper-out");
        look();
        look(Duration.ofMinutes(9));
        assertEquals(List.of(), sent);
        look(Duration.ofMinutes(1));
        assertEquals(List.of("begins fault-printer-paper-out"), sent);
        reopen();
        look(Duration.ofMinutes(1));
        heartbeat("printer-paper-out");
        look(Duration.ofHours(3));
        assertEquals(1, sent.size());
        heartbeat();
        look();
        reopen();
        look(Duration.ofMinutes(1));
        assertEquals(
                List.of("begins fault-printer-paper-out", "ends fault-printer-paper-out"), sent);
        AlertMessage begins = messages.getFirst();
        AlertMessage ends = messages.getLast();
        assertEquals(begins.id(), ends.id());
        assertEquals("bruxelles-a: te bekijken", begins.subject());
        assertEquals("bruxelles-a: opgelost", ends.subject());
        assertTrue(begins.text().contains("23/11/2026 08:00"), begins::text);
        assertTrue(begins.text().contains("https://centre.example/fleet"), begins::text);
        // What begins anew is told anew.
        heartbeat("printer-paper-out");
        look();
        look(AFTER);
        assertEquals(3, sent.size());
        assertTrue(!messages.getLast().id().equals(begins.id()));
    }

    @Test
    void whatIsOverSoonIsToldToNobody() throws Exception {
        heartbeat("printer-cover-open");
        look();
        look(Duration.ofMinutes(5));
        heartbeat();
        look(Duration.ofMinutes(1));
        look(AFTER);
        assertEquals(List.of(), sent);
    }

    @Test
    void aTerminalThatIsGoneIsToldAndComesBackByItself() throws Exception {
        try (Alerts alerts = alerts("mail")) {
            look(alerts, Fleet.LOST_AFTER.plusMinutes(1));
            look(alerts, AFTER);
            assertEquals(List.of("begins lost"), sent);
            heartbeat();
            alerts.once();
            assertEquals(List.of("begins lost", "ends lost"), sent);
            look(alerts, Fleet.LOST_AFTER.plusMinutes(1));
            look(alerts, AFTER);
            centre.terminals().revoke(a.id);
            alerts.once();
        }
        assertEquals(List.of("begins lost", "ends lost", "begins lost", "ends lost"), sent);
    }

    @Test
    void aCentreThatWasAwayWaitsForTheNextHeartbeatsBeforeATerminalIsLost() throws Exception {
        look(Fleet.LOST_AFTER.plusMinutes(1));
        fixture.pass(Duration.ofDays(1));
        try (Alerts alerts = alerts("mail")) {
            alerts.once();
            look(alerts, Duration.ofMinutes(15));
            assertEquals(List.of(), sent);
            look(alerts, Duration.ofMinutes(10));
        }
        assertEquals(List.of("begins lost"), sent);
        // Restarted, and told already.
        look();
        heartbeat();
        look();
        assertEquals(List.of("begins lost", "ends lost"), sent);
    }

    @Test
    void theEndOfWhatLastedForMonthsIsTold() throws Exception {
        heartbeat("printer-paper-out");
        look();
        look(AFTER);
        for (int month = 0; month < 2; month++) {
            fixture.pass(Duration.ofDays(31));
            heartbeat("printer-paper-out");
            look();
        }
        heartbeat();
        look();
        assertEquals(
                List.of("begins fault-printer-paper-out", "ends fault-printer-paper-out"), sent);
    }

    @Test
    void whatWaitedForAChannelThatWasTakenAwayNeverGoesOut() throws Exception {
        fails = Fails.KNOWN;
        heartbeat("printer-paper-out");
        look();
        look(AFTER);
        fails = Fails.NEVER;
        try (Alerts other = alerts("webhook")) {
            other.once();
        }
        heartbeat("printer-paper-out");
        look(Duration.ofHours(1));
        assertEquals(List.of("begins fault-printer-paper-out"), sent);
    }

    @Test
    void aChannelThatFailsIsLeftUntilTheNextLook() throws Exception {
        fails = Fails.KNOWN;
        heartbeat("printer-paper-out", "store-disk-full", "printer-cover-open");
        look();
        look(AFTER);
        assertEquals(1, sent.size(), sent::toString);
        fails = Fails.NEVER;
        look();
        assertEquals(3, sent.size(), sent::toString);
        look(Duration.ofMinutes(1));
        assertEquals(4, sent.size(), sent::toString);
    }

    @Test
    void whatStaffHaveSeenEnds() throws Exception {
        taken(a.day(1));
        CentreFixture.apply(centre, a.day(1, 1, 1, 9));
        look();
        look(AFTER);
        assertEquals(List.of("begins other-body"), sent);
        centre.fleet().seen(a.id, fixture.now);
        look();
        assertEquals(List.of("begins other-body", "ends other-body"), sent);
    }

    @Test
    void aServerThatIsAwayIsTriedAFewTimesInADayAndThenNoMore() throws Exception {
        fails = Fails.KNOWN;
        heartbeat("printer-paper-out");
        look();
        look(AFTER);
        assertEquals(1, sent.size());
        look();
        assertEquals(1, sent.size(), "not before a pause");
        for (int hour = 0; hour < 48; hour++) {
            heartbeat("printer-paper-out");
            look(Duration.ofHours(1));
        }
        int tries = sent.size();
        assertTrue(tries >= 5 && tries <= 8, sent::toString);
        fails = Fails.NEVER;
        heartbeat("printer-paper-out");
        look(Duration.ofHours(12));
        heartbeat();
        look();
        assertEquals(tries, sent.size());
    }

    @Test
    void whatCouldNotBeToldBeforeItEndedIsNotToldAtAll() throws Exception {
        fails = Fails.KNOWN;
        heartbeat("printer-paper-out");
        look();
        look(AFTER);
        fails = Fails.NEVER;
        heartbeat();
        look();
        look(Duration.ofHours(1));
        assertEquals(List.of("begins fault-printer-paper-out"), sent);
    }

    @Test
    void aCutWhileSendingOrALostAnswerSendsNothingTwice() throws Exception {
        for (Fails how : List.of(Fails.CRASHES, Fails.UNANSWERED)) {
            sent.clear();
            fails = how;
            heartbeat("printer-paper-out");
            look();
            look(AFTER);
            fails = Fails.NEVER;
            reopen();
            for (int i = 0; i < 5; i++) {
                look(AlertRows.CLAIM.dividedBy(2));
            }
            assertEquals(List.of("begins fault-printer-paper-out"), sent, how::name);
            heartbeat();
            look();
            assertEquals(2, sent.size(), how::name);
        }
    }

    @Test
    void anOverdueBackupIsToldUntilThereIsANewOne() throws Exception {
        Alerts.Wording wording = new Alerts.Wording(CONTENT, ZoneOffset.UTC, "nl", null);
        Alerts.Patience patience = new Alerts.Patience(AFTER, BackupAge.USUAL);
        try (Alerts alerts =
                new Alerts(centre, List.of(new Recording("mail")), wording, patience)) {
            // Of a house that made backups before there was a note of them.
            fixture.pass(BackupAge.USUAL.multipliedBy(9));
            heartbeat();
            alerts.once();
            look(alerts, AFTER);
            look(alerts, AFTER);
            assertEquals(List.of(), sent);
            fixture.pass(BackupAge.USUAL);
            heartbeat();
            alerts.once();
            assertEquals(List.of(), sent);
            look(alerts, AFTER);
            assertEquals(List.of("begins backup"), sent);
            assertEquals("Het centrum: te bekijken", messages.getFirst().subject());
            centre.kept(CentreBackup.LAST).write(fixture.now + "\n");
            String made =
                    DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT)
                            .withZone(ZoneOffset.UTC)
                            .format(fixture.now);
            alerts.once();
            assertEquals(List.of("begins backup", "ends backup"), sent);
            fixture.pass(BackupAge.USUAL.plusMinutes(1));
            heartbeat();
            alerts.once();
            look(alerts, AFTER);
            assertTrue(messages.getLast().text().contains(made), "not when it was");
        }
        assertEquals(3, sent.size());
    }

    @Test
    void aCentreWithOldSettingsLeavesItToTheOneWithNewOnes() throws Exception {
        heartbeat("printer-paper-out");
        look();
        fails = Fails.KNOWN;
        try (Alerts old = alerts("mail")) {
            try (Alerts before = alerts("mail", "webhook")) {
                look(before, AFTER);
            }
            assertEquals(2, sent.size());
            centre.kept(Alerts.SETTINGS).write("{\"webhook\": {}}");
            fails = Fails.NEVER;
            // Alone on Derby, a file that was changed is for the next start.
            boolean shared = centre.database().shared();
            look(old, AFTER);
            assertEquals(shared ? 2 : 3, sent.size());
            try (Alerts young = alerts("mail", "webhook")) {
                young.once();
            }
            assertEquals(shared ? 4 : 3, sent.size());
        }
    }

    @Test
    void twoCentresThatLookAtOnceTellOnce() throws Exception {
        heartbeat("printer-paper-out", "store-disk-full");
        look();
        fixture.pass(AFTER);
        try (Alerts one = alerts("mail", "webhook");
                Alerts two = alerts("mail", "webhook");
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 5; i++) {
                for (Future<?> each : List.of(both.submit(one::once), both.submit(two::once))) {
                    each.get();
                }
            }
            assertEquals(4, sent.size(), sent::toString);
            heartbeat();
            for (int i = 0; i < 5; i++) {
                for (Future<?> each : List.of(both.submit(one::once), both.submit(two::once))) {
                    each.get();
                }
            }
        }
        assertEquals(8, sent.size(), sent::toString);
    }
}
