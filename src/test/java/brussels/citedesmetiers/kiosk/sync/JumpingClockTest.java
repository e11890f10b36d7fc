package brussels.citedesmetiers.kiosk.sync;

import static brussels.citedesmetiers.kiosk.sync.Counted.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.KnownTime;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.InMemoryOutbox;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// A wall clock that jumps years either way, synchronised or not, loses, doubles and misdates
/// nothing: the day comes from the time that is known, all waiting from the monotonic clock.
class JumpingClockTest {
    private static final Instant START = MONDAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final int DAYS = 12;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final class Board implements DayClock {
        private final Random random;
        private KnownTime known = KnownTime.UNKNOWN;
        private Duration up = Duration.ZERO;

        Board(long seed) {
            random = new Random(seed);
        }

        Instant really() {
            return START.plus(up);
        }

        /// What the wall clock says now: the truth, or years off, now and then as if synchronised.
        void read(LocalDate sealedThrough) {
            boolean first = known.at() == null;
            boolean off = !first && random.nextInt(3) == 0;
            Instant wall =
                    off ? really().plus(Duration.ofDays(random.nextInt(8000) - 4000L)) : really();
            known = known.read(wall, first || random.nextBoolean(), up, sealedThrough);
        }

        @Override
        public LocalDate today() {
            return LocalDate.ofInstant(known.now(up).orElseThrow(), ZoneOffset.UTC);
        }

        @Override
        public boolean trusted() {
            return known.now(up).isPresent();
        }
    }

    @Property(tries = 60)
    void everyVisitArrivesOnceOnItsOwnDay(@ForAll long seed) throws Exception {
        Board board = new Board(seed);
        InMemoryOutbox outbox = Counted.outbox();
        BookCentre centre = new BookCentre();
        Rounds rounds =
                new Rounds(
                        new OutboxOnStoreThread(outbox, OneAtATime.locking(), board),
                        centre,
                        board,
                        waiting ->
                                new Heartbeat(
                                        "1",
                                        "0123456789ab",
                                        waiting,
                                        Heartbeat.Paper.OK,
                                        false,
                                        List.of(),
                                        true),
                        board::really,
                        () -> board.up.toNanos(),
                        new Random(seed));
        Map<String, Long> given = new TreeMap<>();
        for (long i = 0; i < DAYS * 96L; i++) {
            board.read(outbox.mark().through());
            if (i % 9 == 0) {
                Counted.visits(outbox, board.today(), 1, "10");
                LocalDate day = LocalDate.ofInstant(board.really(), ZoneOffset.UTC);
                given.merge(day.toString(), 1L, Long::sum);
            }
            rounds.once();
            board.up = board.up.plus(QUARTER);
        }
        board.up = Duration.ofDays(DAYS);
        rounds.once();
        assertEquals(given, arrived(centre.book.applied()));
        assertEquals(
                DAYS * 96L + 1, centre.book.heartbeats().size(), "heartbeats follow no wall clock");
    }

    private static Map<String, Long> arrived(List<Batch> batches) {
        Map<String, Long> arrived = new TreeMap<>();
        new ArrayList<>(batches)
                .stream()
                        .flatMap(batch -> batch.tables().stream())
                        .forEach(t -> arrived.merge(t.period(), t.total(), Long::sum));
        return arrived;
    }
}
