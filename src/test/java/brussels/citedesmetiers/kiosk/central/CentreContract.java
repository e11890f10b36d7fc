package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.enroll;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.visits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearCounts;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What else a centre does with batches, terminals and reports.
abstract class CentreContract extends OpenCentre {
    CentreContract(CentreDatabase database) {
        super(database);
    }

    @Test
    void whatIsThereIsThereAfterOpeningAnew() throws Exception {
        apply(centre, a.day(1));
        reopen();
        assertInstanceOf(Outcome.Repeated.class, apply(centre, a.day(1)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2)));
        assertEquals(Map.of(a.id, 2 * DAY), visits(centre));
    }

    @Test
    void anUnknownCodeIsRefusedUntilTheListsKnowIt() throws Exception {
        LocalDate day = SendingTerminal.FIRST_DAY;
        for (Table strange :
                List.of(
                        new Table("mood", "2026-01", List.of(), 6, false),
                        new Table("hour", "2026-01-01", List.of(count("25", 5)), 0, false),
                        new Table(
                                "hour",
                                "2026-01-01",
                                List.of(new Table.Count(List.of("10", "fr"), 5)),
                                0,
                                false))) {
            SealedBatch batch = a.sealed(a.batch(1, 1, day, List.of(strange)));
            assertInstanceOf(Outcome.UnknownCode.class, apply(centre, batch));
        }
        assertEquals(Map.of(), visits(centre));
        assertEquals(1, centre.fleet().states().getFirst().flags().size());
        fixture.codes = new Codes(Map.of("mood", List.of()), Map.of());
        reopen();
        SealedBatch mood =
                a.sealed(
                        a.batch(
                                1,
                                1,
                                day,
                                List.of(new Table("mood", "2026-01", List.of(), 6, false))));
        assertInstanceOf(Outcome.Applied.class, apply(centre, mood));
        assertEquals(List.of(), centre.fleet().states().getFirst().flags());
        // What was in the lists once stays known.
        taken(a.day(2));
    }

    @Test
    void aStopThatOnlyTheTruckKnowsIsKnownByItsName() throws Exception {
        fixture.codes =
                new Codes(
                        Map.of("stop", List.of(Dimension.STOP)),
                        Map.of(Dimension.STOP, Set.of(Dimension.NONE)));
        reopen();
        assertEquals(
                new Outcome.UnknownCode("stop flagey"),
                apply(centre, a.sealed(atFlagey(1, Map.of()))));
        assertEquals(
                new Outcome.UnknownCode("stop flagey"),
                apply(centre, a.sealed(atFlagey(1, Map.of("rogier", "Rogier")))));
        assertInstanceOf(
                Outcome.Applied.class,
                apply(centre, a.sealed(atFlagey(1, Map.of("flagey", "Place Flagey")))));
        assertEquals(List.of(), centre.fleet().states().getFirst().flags());
        // From then on it is in the lists, after a restart too.
        taken(a.sealed(atFlagey(2, Map.of())));
        reopen();
        taken(a.sealed(atFlagey(3, Map.of())));
    }

    private Batch atFlagey(int number, Map<String, String> names) {
        LocalDate day = LocalDate.of(2026, number, 28);
        Table table =
                new Table(
                        "stop",
                        day.toString().substring(0, 7),
                        List.of(count("flagey", 7)),
                        0,
                        false);
        return new Batch(
                a.id,
                1,
                number,
                day,
                day,
                List.of("0123456789ab"),
                false,
                false,
                0,
                0,
                List.of(table),
                names,
                SiteGiven.NONE);
    }

    private static Table.Count count(String value, long n) {
        return new Table.Count(List.of(value), n);
    }

    @Test
    void theDatabaseOfAnEarlierProgramIsTakenOver() throws Exception {
        taken(a.day(1));
        assertInstanceOf(Outcome.OtherBody.class, apply(centre, a.day(1, 1, 1, 9)));
        centre.database()
                .in(
                        c -> {
                            try (Statement s = c.createStatement()) {
                                s.execute("alter table flag drop column seen");
                                s.execute("alter table missing drop column seen");
                                s.execute("drop table handout");
                                s.execute("drop table alert");
                                s.execute("drop table alert_message");
                                s.execute("drop table site_mark");
                                s.execute("alter table terminal drop column joined");
                                s.execute("drop table shared");
                                s.execute("drop table shared_piece");
                                s.execute("drop table shared_bundle");
                                s.execute("drop table sign_in_lane");
                                s.execute("drop table sign_in_turn");
                                s.execute("update schema_version set version = 1");
                            }
                            return true;
                        });
        reopen();
        assertEquals(1, centre.fleet().states().getFirst().flags().size());
        taken(a.day(2));
        assertEquals(Map.of(a.id, 2 * DAY), visits(centre));
    }

    /// What a hub that has lost its database and the file beside it goes on from.
    @Test
    void aSitesLastBatchSaysHowFarItHadGot() throws Exception {
        SendingSite site = new SendingSite();
        site.enroll(centre);
        assertEquals(Optional.empty(), centre.inbox().siteMark(site.sender.id));
        SealedBatch first = site.month(1, 1, 1, 20, a.id, "bruxelles-b");
        taken(first);
        assertEquals(Optional.of(SiteMark.of(first)), centre.inbox().siteMark(site.sender.id));
        SealedBatch second = site.month(1, 2, 2, 30, a.id, "bruxelles-b");
        taken(second);
        assertInstanceOf(Outcome.Repeated.class, apply(centre, first));
        assertInstanceOf(Outcome.OtherBody.class, apply(centre, site.month(1, 1, 1, 21, a.id)));
        reopen();
        assertEquals(Optional.of(SiteMark.of(second)), centre.inbox().siteMark(site.sender.id));
        SealedBatch anew = site.month(2, 1, 3, 40, a.id);
        taken(anew);
        assertEquals(Optional.of(SiteMark.of(anew)), centre.inbox().siteMark(site.sender.id));
        assertEquals(Optional.empty(), centre.inbox().siteMark(a.id));
        assertEquals(Map.of(site.sender.id, 90L), visits(centre));
    }

    @Test
    void aSiteSaysWhatItsTerminalsGaveAndATerminalSpeaksForItself() throws Exception {
        SendingSite site = new SendingSite();
        site.enroll(centre);
        SealedBatch batch = site.month(1, 1, 1, 20, a.id);
        assertEquals(batch, examined(batch, site.sender.id));
        assertThrows(
                Examined.RefusedBatchException.class,
                () -> examined(site.asATerminals(batch), site.sender.id));
        centre.terminals()
                .enroll(
                        site.sender.id,
                        "bruxelles",
                        TerminalKind.BUILDING,
                        List.of(site.sender.key.publicKey()));
        assertThrows(Examined.RefusedBatchException.class, () -> examined(batch, site.sender.id));
        assertEquals(site.asATerminals(batch), examined(site.asATerminals(batch), site.sender.id));
    }

    private SealedBatch examined(SealedBatch batch, String id) throws Exception {
        return Examined.of(
                        batch,
                        centre.terminals().of(id).orElseThrow(),
                        centre.authority().signatures())
                .sealed();
    }

    @Test
    void theFleetSaysWhichSiteCountsForATerminalAndWarnsOfNeitherOfThem() throws Exception {
        SendingSite site = new SendingSite();
        site.enroll(centre);
        taken(site.month(1, 1, 1, 20, a.id, "bruxelles-b"));
        LocalDate january = LocalDate.of(2026, 1, 31);
        assertEquals(new Fleet.Given(site.sender.id, january), state().given());
        assertTrue(state().counted());
        assertEquals(
                Map.of(a.id, january, "bruxelles-b", january), state(site.sender.id).members());
        assertFalse(state(site.sender.id).counted());
        fixture.pass(Duration.ofDays(80));
        assertFalse(state(site.sender.id).lost());
        fixture.pass(Duration.ofMinutes(1));
        assertTrue(state(site.sender.id).lost());
        // From 2027 on it goes alone again.
        taken(a.day(1, 1, 366, 7));
        assertFalse(state().counted());
    }

    private Fleet.State state(String id) throws CentreException {
        return centre.fleet().states().stream()
                .filter(state -> state.terminal().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSiteIsInTheReportOfTheYearsItReleasedAndNoOther() throws Exception {
        SendingSite site = new SendingSite();
        site.enroll(centre);
        taken(site.month(1, 1, 1, 20, a.id));
        assertEquals(List.of(a.id, site.sender.id), reported(2026));
        assertEquals(List.of(a.id), reported(2025));
    }

    private List<String> reported(int year) throws Exception {
        List<String> reported = new ArrayList<>();
        centre.counts().read("bruxelles", year, counts -> reported.add(counts.terminal()));
        return reported;
    }

    @Test
    void oneBatchFromManySidesIsCountedOnce() throws Exception {
        try (ExecutorService sides = Executors.newFixedThreadPool(6)) {
            for (long number = 1; number <= 10; number++) {
                SealedBatch batch = a.day(number);
                List<Future<Outcome>> outcomes =
                        IntStream.range(0, 6)
                                .mapToObj(_ -> sides.submit(() -> apply(centre, batch)))
                                .toList();
                int applied = 0;
                for (Future<Outcome> outcome : outcomes) {
                    applied += outcome.get() instanceof Outcome.Applied ? 1 : 0;
                }
                assertEquals(1, applied);
            }
        }
        assertEquals(Map.of(a.id, 10 * DAY), visits(centre));
    }

    @Test
    void manyTerminalsSendAtOnce() throws Exception {
        List<SendingTerminal> senders =
                IntStream.range(0, 8).mapToObj(i -> new SendingTerminal("terminal-" + i)).toList();
        for (SendingTerminal sender : senders) {
            enroll(centre, sender);
        }
        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all =
                    senders.stream().map(s -> sides.submit(() -> sent(s, 12))).toList();
            for (Future<Boolean> one : all) {
                assertTrue(one.get());
            }
        }
        Map<String, Long> visits = visits(centre);
        senders.forEach(s -> assertEquals(12 * DAY, visits.get(s.id)));
    }

    private boolean sent(SendingTerminal sender, long days) throws Exception {
        for (SealedBatch batch : sender.days(days)) {
            assertInstanceOf(Outcome.Applied.class, apply(centre, batch));
        }
        return true;
    }

    @Test
    void aTokenIsGoodUntilItIsRotatedOrTheTerminalRevoked() throws Exception {
        Terminals terminals = centre.terminals();
        String first = terminals.rotate(a.id).orElseThrow();
        assertFalse(terminals.authenticated(a.id, first).orElseThrow().revoked());
        assertEquals(Optional.empty(), terminals.authenticated("bruxelles-b", first));
        assertEquals(Optional.empty(), terminals.authenticated(a.id, first + "x"));
        String second = terminals.rotate(a.id).orElseThrow();
        assertNotEquals(first, second);
        assertEquals(Optional.empty(), terminals.authenticated(a.id, first));
        assertTrue(terminals.revoke(a.id));
        assertTrue(terminals.authenticated(a.id, second).orElseThrow().revoked());
        SendingTerminal other = new SendingTerminal(a.id);
        String third =
                terminals.enroll(
                        a.id, "bruxelles", TerminalKind.TRUCK, List.of(other.key.publicKey()));
        Terminals.Enrolled again = terminals.authenticated(a.id, third).orElseThrow();
        assertEquals(TerminalKind.TRUCK, again.kind());
        assertFalse(again.revoked());
        assertEquals(2, again.keys().size());
        assertEquals(Optional.empty(), terminals.rotate("nobody"));
        assertFalse(terminals.revoke("nobody"));
    }

    @Test
    void aSilenceHealsByItselfAndIsRemembered() throws Exception {
        Heartbeat beat =
                new Heartbeat(
                        "1.0.0",
                        "0123456789ab",
                        2,
                        Heartbeat.Paper.LOW,
                        true,
                        List.of("printer-cover-open"),
                        true);
        assertFalse(state().silent());
        centre.fleet().heard(a.id, beat);
        assertEquals(beat, state().heartbeat());
        fixture.pass(Duration.ofMinutes(34));
        assertFalse(state().silent());
        fixture.pass(Duration.ofMinutes(2));
        assertTrue(state().silent());
        centre.fleet().heard(a.id, beat);
        assertFalse(state().silent());
        assertEquals(
                List.of(new Fleet.Silence(fixture.now.minus(Duration.ofMinutes(36)), fixture.now)),
                state().silences());
    }

    @Test
    void aTerminalThatSaysNothingForADayIsLostAndABatchByStickIsASignOfLife() throws Exception {
        assertFalse(state().lost());
        fixture.pass(Duration.ofDays(1).minusMinutes(1));
        assertFalse(state().lost());
        fixture.pass(Duration.ofMinutes(2));
        assertTrue(state().lost(), "never heard");
        apply(centre, a.day(1));
        assertFalse(state().lost());
        fixture.pass(Duration.ofHours(25));
        assertTrue(state().lost());
        assertEquals(fixture.now.minus(Duration.ofHours(25)), state().lastSign());
        centre.terminals().revoke(a.id);
        assertFalse(state().lost());
    }

    private Fleet.State state() throws CentreException {
        return centre.fleet().states().getFirst();
    }

    @Test
    void aLongBodyIsKeptInPieces() throws Exception {
        List<Table.Count> many =
                LongStream.range(0, 24)
                        .mapToObj(
                                hour ->
                                        count(
                                                String.format(Locale.ROOT, "%02d", hour),
                                                1_000_000 + hour))
                        .toList();
        LocalDate day = SendingTerminal.FIRST_DAY;
        SealedBatch batch =
                a.sealed(
                        a.batch(
                                1,
                                1,
                                day,
                                List.of(new Table("hour", day.toString(), many, 0, false))));
        assertInstanceOf(Outcome.Applied.class, apply(centre, batch));
        assertEquals(Map.of(a.id, 24_000_000L + 23 * 12), visits(centre));
    }

    @Test
    void reportsReadWhatTheTerminalsSigned() throws Exception {
        a.days(2).forEach(this::taken);
        assertEquals(Optional.of(new Outcome.NotNext(1, 5)), centre.inbox().gone(a.id, 1, 3, 4));
        taken(a.day(5));
        taken(a.day(1, 6, 370, 7));
        List<YearCounts> read = new ArrayList<>();
        centre.counts().read("bruxelles", 2026, read::add);
        centre.counts().read("elsewhere", 2026, read::add);
        YearCounts counts = read.getFirst();
        assertEquals(1, read.size());
        assertEquals(TerminalKind.BUILDING, counts.kind());
        assertEquals(
                List.of(a.batch(1, 1, 1, 7), a.batch(1, 2, 2, 7), a.batch(1, 5, 5, 7)),
                counts.batches());
        assertEquals(
                List.of(new YearCounts.Missing(LocalDate.of(2026, 1, 3), LocalDate.of(2026, 1, 4))),
                counts.missing());
        assertEquals(
                Map.of("bruxelles", new TreeSet<>(List.of(2026, 2027))), centre.counts().years());
    }

    @Test
    void aBatchThatAnEarlierProgramTookThoughItCannotBeHidesNoOther() throws Exception {
        a.days(3).forEach(this::taken);
        String sound = new String(a.day(2).body(), StandardCharsets.UTF_8);
        String poisoned = sound.replace("\"notShown\":0", "\"notShown\":9223372036854775807");
        assertNotEquals(sound, poisoned);
        String packed =
                Base64.getEncoder()
                        .encodeToString(Line.gzip(poisoned.getBytes(StandardCharsets.UTF_8)));
        centre.database()
                .in(
                        c -> {
                            try (PreparedStatement s =
                                    c.prepareStatement(
                                            "update batch_body set piece = ? where seq = 2")) {
                                s.setString(1, packed);
                                return s.executeUpdate();
                            }
                        });
        List<YearCounts> read = new ArrayList<>();
        centre.counts().read("bruxelles", 2026, read::add);
        assertEquals(List.of(a.batch(1, 1, 1, 7), a.batch(1, 3, 3, 7)), read.getFirst().batches());
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertEquals(List.of(new YearCounts.Missing(day, day)), read.getFirst().missing());
    }
}
