package brussels.citedesmetiers.kiosk.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Assigns places to connections. Every kind of client has its own number of places, in total and
/// per address, so that memory is bounded and no kind can take another's.
///
/// A newcomer always gets in: it takes the place of the oldest stranger from the address with most
/// connections. Strangers who hold connections open displace themselves, while legitimate clients
/// have moved to their own kind of place before their turn comes. Boards' streams are not displaced
/// by an address that holds as many. Thread-safe.
final class Places {
    /// How many places a kind has.
    ///
    /// @param all in total
    /// @param each per address
    record Share(int all, int each) {}

    /// A connection takes at most about 90 KB with TLS, so all of these together take a third of
    /// the smallest heap the kiosk is started with (96 MB).
    static final Map<Standing, Share> STANDARD =
            Map.of(
                    Standing.STRANGER, new Share(96, 24),
                    Standing.STAFF, new Share(96, 64),
                    Standing.TERMINAL, new Share(48, 32),
                    Standing.BOARD, new Share(120, 80));

    private static final int MOST_KNOWN = 256;
    private static final long STAY_NANOS = 250_000_000L;
    private static final long LONG_FOLLOWED_NANOS = 600_000_000_000L;

    private final Map<Standing, Share> shares;
    private final LongSupplier nanoTime;
    private final Set<Seat> seats = new LinkedHashSet<>();

    /// The most recent addresses that staff, terminals or boards came from, least recently used
    /// first.
    private final Map<String, Boolean> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_KNOWN;
                }
            };

    Places(Map<Standing, Share> shares, LongSupplier nanoTime) {
        this.shares = new EnumMap<>(shares);
        this.nanoTime = nanoTime;
    }

    /// Places for a server whose clients all come from its proxy.
    static Places ofOneAddress(LongSupplier nanoTime) {
        Map<Standing, Share> shares = new EnumMap<>(Standing.class);
        STANDARD.forEach(
                (standing, share) -> shares.put(standing, new Share(share.all, share.all)));
        return new Places(shares, nanoTime);
    }

    /// The place of one connection.
    final class Seat {
        private final String address;
        private final Runnable close;
        private Standing standing = Standing.STRANGER;
        private long since = nanoTime.getAsLong();

        private Seat(String address, Runnable close) {
            this.address = address;
            this.close = close;
        }

        Standing standing() {
            synchronized (Places.this) {
                return standing;
            }
        }

        /// Whether staff, a terminal or a board came from this address before.
        boolean isKnown() {
            synchronized (Places.this) {
                return standing != Standing.STRANGER || known.containsKey(address);
            }
        }

        /// Takes a place of this kind instead of the current one, unless it already has one that no
        /// newcomer can take.
        ///
        /// @return whether it now has such a place
        boolean rise(Standing to) {
            return Places.this.rise(this, to);
        }

        void leave() {
            Places.this.leave(this);
        }
    }

    /// A place for a newcomer, or none: when strangers displace each other by the hundred, the
    /// newest waits a moment instead.
    ///
    /// @param close ends the connection; called on any thread, once another takes its place
    Optional<Seat> enter(String address, Runnable close) {
        Seat seat = new Seat(address, close);
        Optional<Seat> gone;
        synchronized (this) {
            Share share = share(Standing.STRANGER);
            gone = Optional.empty();
            if (count(Standing.STRANGER, address) >= share.each) {
                gone = first(Standing.STRANGER, address);
            } else if (of(Standing.STRANGER).size() >= share.all) {
                gone = leastMissed();
            }
            boolean welcome = known.containsKey(address);
            if (!welcome
                    && gone.filter(victim -> seat.since - victim.since < STAY_NANOS).isPresent()) {
                return Optional.empty();
            }
            gone.ifPresent(seats::remove);
            seats.add(seat);
        }
        gone.ifPresent(victim -> victim.close.run());
        return Optional.of(seat);
    }

    private boolean rise(Seat seat, Standing to) {
        Optional<Seat> gone = Optional.empty();
        synchronized (this) {
            if (seat.standing != Standing.STRANGER) {
                return true;
            }
            Share share = share(to);
            int mine = count(to, seat.address);
            if (!seats.contains(seat) || mine >= share.each) {
                return false;
            }
            if (of(to).size() >= share.all) {
                gone = crowded(to, _ -> true).filter(s -> count(to, s.address) > mine + 1);
                if (gone.isEmpty()) {
                    return false;
                }
                gone.ifPresent(seats::remove);
            }
            seat.standing = to;
            seat.since = nanoTime.getAsLong();
            if (to != Standing.BOARD) {
                known.put(seat.address, true);
            }
        }
        gone.ifPresent(victim -> victim.close.run());
        return true;
    }

    private synchronized void leave(Seat seat) {
        boolean followed =
                seat.standing == Standing.BOARD
                        && nanoTime.getAsLong() - seat.since > LONG_FOLLOWED_NANOS;
        if (seats.remove(seat) && followed) {
            known.put(seat.address, true);
        }
    }

    private Share share(Standing standing) {
        return shares.getOrDefault(standing, new Share(0, 0));
    }

    private List<Seat> of(Standing standing) {
        return seats.stream().filter(seat -> seat.standing == standing).toList();
    }

    private int count(Standing standing, String address) {
        return (int) of(standing).stream().filter(seat -> seat.address.equals(address)).count();
    }

    private Optional<Seat> first(Standing standing, String address) {
        return of(standing).stream().filter(seat -> seat.address.equals(address)).findFirst();
    }

    /// The stranger to displace: first from addresses without known clients, then from others.
    private Optional<Seat> leastMissed() {
        Predicate<Seat> nobodyKnown = seat -> !known.containsKey(seat.address);
        return crowded(Standing.STRANGER, nobodyKnown)
                .or(() -> crowded(Standing.STRANGER, nobodyKnown.negate()));
    }

    /// The oldest connection from the address that has most.
    private Optional<Seat> crowded(Standing standing, Predicate<Seat> among) {
        Map<String, List<Seat>> byAddress = new HashMap<>();
        List<Seat> candidates = of(standing).stream().filter(among).toList();
        candidates.forEach(
                seat -> byAddress.computeIfAbsent(seat.address, _ -> new ArrayList<>()).add(seat));
        int most = byAddress.values().stream().mapToInt(List::size).max().orElse(0);
        return candidates.stream()
                .filter(seat -> byAddress.getOrDefault(seat.address, List.of()).size() == most)
                .min(Comparator.comparingLong(seat -> seat.since));
    }

    /// The current number of connections of this kind.
    synchronized int taken(Standing standing) {
        return of(standing).size();
    }
}
