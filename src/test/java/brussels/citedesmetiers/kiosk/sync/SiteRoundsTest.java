package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a site's sender does when.
final class SiteRoundsTest implements DayClock {
    private static final Instant NOON = Instant.parse("2027-02-02T11:00:00Z");
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 2);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 2);

    private final InMemorySite site = new InMemorySite();
    private final Centre centre = new Centre();
    private LocalDate day = FEBRUARY;
    private boolean trusted = true;
    private boolean waitedLong;
    private long nanos = Long.MAX_VALUE - Duration.ofMinutes(20).toNanos();
    private SiteRounds rounds = rounds(centre);

    /// What the centre does with the batches of a site.
    private static final class Centre implements CentreClient {
        private final List<SealedBatch> has = new ArrayList<>();
        private int asked;
        private boolean away;

        private static Answer.Failed noAnswer() {
            return new Answer.Failed(CentreTrouble.NO_ANSWER, "away");
        }

        @Override
        public Answer put(SealedBatch batch) {
            if (away) {
                return noAnswer();
            }
            SiteMark mark = mark();
            boolean next =
                    mark == null
                            || (batch.epoch() == mark.sealed().epoch()
                                    && batch.seq() == mark.sealed().seq() + 1)
                            || (batch.epoch() > mark.sealed().epoch() && batch.seq() == 1);
            if (has.contains(batch)) {
                return new Answer.Received();
            }
            if (!next && mark != null) {
                return new Answer.OtherCounts(mark.sealed().epoch(), mark.sealed().closed(), mark);
            }
            has.add(batch);
            return new Answer.Received();
        }

        private @Nullable SiteMark mark() {
            try {
                return has.isEmpty() ? null : SiteMark.of(has.getLast());
            } catch (BatchFormatException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Answer gone(long epoch, long from, long through) {
            throw new AssertionError("nothing is gone");
        }

        @Override
        public Answer held() {
            asked++;
            SiteMark mark = mark();
            if (away) {
                return noAnswer();
            }
            return mark == null
                    ? new Answer.Holds(0, 0, null)
                    : new Answer.Holds(
                            mark.sealed().epoch(),
                            mark.sealed().seq(),
                            mark.sealed().closed(),
                            mark);
        }

        @Override
        public Answer beat(Heartbeat heartbeat) {
            throw new AssertionError("a site has no heart");
        }

        long visits() throws Exception {
            long visits = 0;
            for (SealedBatch batch : has) {
                visits += batch.batch().tables().stream().mapToLong(t -> t.total()).sum();
            }
            return visits;
        }
    }

    private SiteRounds rounds(@Nullable CentreClient to) {
        return new SiteRounds(
                new OutboxOnStoreThread(site, OneAtATime.locking(), this),
                to,
                this,
                on -> waitedLong && on.equals(day),
                () -> NOON,
                () -> nanos,
                new Random(1));
    }

    @Override
    public LocalDate today() {
        return day;
    }

    @Override
    public boolean trusted() {
        return trusted;
    }

    private void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (end - nanos > 0) {
            long step = Math.max(1, rounds.once().toNanos());
            nanos += Math.min(step, end - nanos);
        }
    }

    @Test
    void whatClosedIsSealedAndSentAndTheCentreIsAskedOnce() throws Exception {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        pass(Duration.ofHours(1));
        assertEquals(4, centre.visits());
        assertEquals(1, centre.asked);
        assertEquals(Optional.of(NOON), rounds.status().lastReceipt());
        assertEquals(0, rounds.status().waiting());
    }

    @Test
    void whatIsGivenDuringTheDayLeavesOnIt() throws Exception {
        pass(Duration.ofMinutes(6));
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        pass(Duration.ofMinutes(1));
        assertEquals(0, centre.visits());
        rounds.given();
        pass(Duration.ofSeconds(1));
        assertEquals(4, centre.visits());
    }

    @Test
    void aHubThatNeverSealedDoesNotBeforeTheCentreHasAnswered() throws Exception {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        centre.away = true;
        pass(Duration.ofHours(2));
        assertEquals(0, site.mark().seq());
        assertEquals(Optional.of(CentreTrouble.NO_ANSWER), rounds.status().trouble());
        centre.away = false;
        pass(Duration.ofMinutes(20));
        assertEquals(4, centre.visits());
        assertEquals(Optional.empty(), rounds.status().trouble());
    }

    @Test
    void aHubThatReachesNoCentreSealsForTheStickInTheEnd() {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        centre.away = true;
        pass(Duration.ofHours(2));
        assertEquals(0, site.mark().seq());
        waitedLong = true;
        pass(Duration.ofMinutes(6));
        assertEquals(1, site.waiting(10).size());
    }

    @Test
    void aReplacedHubSealsNothingThatHadClosed() throws Exception {
        site.visits(4, InMemorySite.FIRST).visits(5, FEBRUARY).given(FEBRUARY);
        pass(Duration.ofMinutes(6));
        assertEquals(4, centre.visits());
        site.replace();
        site.given(MARCH);
        rounds = rounds(centre);
        day = MARCH;
        pass(Duration.ofMinutes(1));
        assertEquals(2, site.mark().epoch());
        site.given(MARCH);
        rounds.given();
        pass(Duration.ofMinutes(1));
        assertEquals(9, centre.visits());
        assertEquals(2, centre.has.size());
        assertTrue(centre.has.stream().noneMatch(b -> b.epoch() == 1 && b.seq() > 1));
    }

    /// Its file says that February and March are sealed; but they went with the database.
    @Test
    void whatARestoredHubHadSealedAndNeverSentIsGivenAgainAndSent() throws Exception {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        pass(Duration.ofMinutes(6));
        centre.away = true;
        day = LocalDate.of(2027, 4, 2);
        site.visits(5, FEBRUARY).visits(6, MARCH).given(day);
        rounds.given();
        pass(Duration.ofMinutes(6));
        assertEquals(3, site.mark().seq());
        assertEquals(4, centre.visits());
        site.goBack();
        assertEquals(LocalDate.of(2027, 3, 31), site.mark().closed());
        centre.away = false;
        rounds = rounds(centre);
        pass(Duration.ofMinutes(1));
        site.given(day);
        rounds.given();
        pass(Duration.ofMinutes(1));
        assertEquals(15, centre.visits());
        assertEquals(3, centre.has.size());
    }

    @Test
    void nothingIsSealedWhileTheClockIsNotKnown() {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        trusted = false;
        pass(Duration.ofHours(1));
        assertEquals(0, site.mark().seq());
        trusted = true;
        pass(Duration.ofMinutes(6));
        assertEquals(1, site.mark().seq());
    }

    @Test
    void withoutACentreCountsAreSealedForTheStick() {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        rounds = rounds(null);
        pass(Duration.ofMinutes(1));
        assertEquals(1, site.waiting(10).size());
    }

    @Test
    void failuresAreTriedLaterAndLaterUntilSomebodyHurries() throws Exception {
        site.visits(4, InMemorySite.FIRST).given(FEBRUARY);
        centre.away = true;
        pass(Duration.ofHours(2));
        int inTwoHours = centre.asked;
        assertTrue(inTwoHours >= 8 + 5, () -> "asked " + inTwoHours);
        assertTrue(inTwoHours <= 8 * 2 + 8, () -> "asked " + inTwoHours);
        centre.away = false;
        rounds.hurry();
        pass(Duration.ofSeconds(1));
        assertEquals(4, centre.visits());
    }
}
