package brussels.citedesmetiers.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.web.Places.Seat;
import brussels.citedesmetiers.kiosk.web.Places.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Who keeps a place when more come than there are.
class PlacesTest {
    private static final Map<Standing, Share> FEW =
            Map.of(
                    Standing.STRANGER, new Share(6, 3),
                    Standing.STAFF, new Share(4, 3),
                    Standing.TERMINAL, new Share(2, 2),
                    Standing.BOARD, new Share(4, 3));

    private final AtomicLong nanos = new AtomicLong();
    private final Places places = new Places(FEW, nanos::get);
    private final List<String> ended = new ArrayList<>();

    private Optional<Seat> enter(String address) {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        return places.enter(address, () -> ended.add(address));
    }

    private Seat seated(String address) {
        return enter(address).orElseThrow();
    }

    @Test
    void strangersOfOneAddressPushOutThemselves() {
        seated("other");
        for (int i = 0; i < 10; i++) {
            seated("one");
        }
        assertEquals(7, ended.size());
        assertFalse(ended.contains("other"));
        assertEquals(4, places.taken(Standing.STRANGER));
    }

    @Test
    void newcomerTakesThePlaceOfWhoHasMost() {
        for (String address : List.of("a", "b", "b", "c", "c", "c")) {
            seated(address);
        }
        seated("d");
        assertEquals(List.of("c"), ended);
    }

    @Test
    void strangersTakeNoPlaceOfStaffTerminalsAndBoards() {
        Seat staff = seated("desk");
        Seat terminal = seated("terminal");
        Seat board = seated("board");
        assertTrue(staff.rise(Standing.STAFF));
        assertTrue(terminal.rise(Standing.TERMINAL));
        assertTrue(board.rise(Standing.BOARD));
        for (int i = 0; i < 50; i++) {
            seated("stranger" + i);
            Seat follower = seated("follower" + i % 3);
            follower.rise(Standing.BOARD);
        }
        for (String address : List.of("desk", "terminal", "board")) {
            assertFalse(ended.contains(address), address);
        }
    }

    @Test
    void boardFromElsewhereGetsInWhereOneAddressHoldsMost() {
        for (int i = 0; i < 3; i++) {
            assertTrue(seated("crowd").rise(Standing.BOARD));
        }
        assertFalse(seated("crowd").rise(Standing.BOARD));
        assertTrue(seated("hall").rise(Standing.BOARD));
        assertTrue(seated("stairs").rise(Standing.BOARD));
        assertEquals(1, ended.size());
    }

    @Test
    void addressThatStaffCameFromGoesLast() {
        seated("staff").rise(Standing.STAFF);
        seated("staff");
        seated("staff");
        for (int i = 0; i < 20; i++) {
            seated("stranger" + i);
        }
        assertFalse(ended.contains("staff"));
    }

    @Test
    void whereStrangersPushEachOtherOutTheNewestWaits() {
        for (int i = 0; i < 3; i++) {
            seated("one");
        }
        assertTrue(places.enter("one", () -> {}).isPresent());
        for (int i = 0; i < 3; i++) {
            places.enter("one", () -> {});
        }
        assertTrue(places.enter("one", () -> {}).isEmpty());
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTrue(places.enter("one", () -> {}).isPresent());
    }

    /// Whatever comes in whatever order: no kind has more places than its own, and staff leave only
    /// by themselves.
    @Property(tries = 200)
    void noKindEverHasMoreThanItsShare(@ForAll long seed) {
        Random random = new Random(seed);
        List<Seat> open = new ArrayList<>();
        List<Seat> staff = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Optional<Seat> seat = enter("a" + random.nextInt(6));
            seat.ifPresent(open::add);
            if (!open.isEmpty()) {
                Seat one = open.get(random.nextInt(open.size()));
                switch (random.nextInt(4)) {
                    case 0 -> one.leave();
                    case 1 -> one.rise(Standing.BOARD);
                    case 2 -> one.rise(Standing.TERMINAL);
                    default -> {
                        if (one.rise(Standing.STAFF) && one.standing() == Standing.STAFF) {
                            staff.add(one);
                        }
                    }
                }
            }
            FEW.forEach((standing, share) -> assertTrue(places.taken(standing) <= share.all()));
        }
        int present = places.taken(Standing.STAFF);
        staff.forEach(Seat::leave);
        assertTrue(places.taken(Standing.STAFF) <= present);
        assertEquals(0, places.taken(Standing.STAFF));
        open.forEach(Seat::leave);
        assertEquals(0, places.taken(Standing.STRANGER));
    }
}
