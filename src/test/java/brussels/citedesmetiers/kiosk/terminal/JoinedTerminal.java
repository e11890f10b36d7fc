package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.Offering;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.queue.MutableDayClock;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// A joined terminal's counts, and its way to the hub.
final class JoinedTerminal implements AutoCloseable {
    private final OneAtATime turns = OneAtATime.locking();
    private final CountsFolder counts;
    private final CountsToHub toHub;

    /// Of a house whose hub is at this address.
    JoinedTerminal(JoinedHouse house, String id, URI hub) throws Exception {
        this(house, id, hub, UnaryOperator.identity());
    }

    private JoinedTerminal(JoinedHouse house, String id, URI hub, UnaryOperator<Offering> what)
            throws Exception {
        counts = CountsFolder.open(house.data(id), id, JoinedHouse.MEASURES, List.of(), true);
        toHub =
                CountsToHub.over(
                        new HubLink.Hub(hub, house.fingerprint()),
                        counts.key()::sign,
                        what.apply(counts.outbox().offers()),
                        turns,
                        new MutableDayClock(LocalDate.EPOCH));
    }

    /// At a hub behind this port of this machine.
    static JoinedTerminal at(int port, JoinedHouse house, String id) throws Exception {
        return new JoinedTerminal(house, id, URI.create("https://localhost:" + port));
    }

    /// One with a defect: it wipes what the hub has taken, and does not wait for the centre.
    static JoinedTerminal hasty(int port, JoinedHouse house, String id) throws Exception {
        return new JoinedTerminal(house, id, URI.create("https://localhost:" + port), Hasty::new);
    }

    private record Hasty(Offering offers) implements Offering {
        @Override
        public Optional<Giving> giving(Giving.Answer heard) throws OutboxException {
            return offers.giving(heard);
        }

        @Override
        public void heard(Giving sent, Giving.Answer answer) throws OutboxException {
            Map<Period, OfferNumber> done = new EnumMap<>(Period.class);
            for (Period period : Period.values()) {
                done.put(period, answer.last());
            }
            offers.heard(
                    sent,
                    new Giving.Answer(
                            answer.siteEpoch(),
                            answer.last(),
                            answer.through(),
                            answer.other(),
                            done));
        }

        @Override
        public OptionalInt waiting(Giving.Answer heard) throws OutboxException {
            return offers.waiting(heard);
        }

        @Override
        public Optional<LocalDate> offeredThrough() throws OutboxException {
            return offers.offeredThrough();
        }
    }

    CountsFolder counts() {
        return counts;
    }

    CountsToHub toHub() {
        return toHub;
    }

    void visits(LocalDate day, int n) {
        for (int i = 0; i < n; i++) {
            turns.run(
                    () -> {
                        counts.counts().add(day, CountedTerminal.visit("10"));
                        return day;
                    });
        }
    }

    /// What ended before this day is offered.
    void offer(LocalDate today) {
        turns.run(
                () -> {
                    try {
                        return counts.outbox().seal(today);
                    } catch (OutboxException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Override
    public void close() {
        toHub.close();
        counts.close();
    }
}
