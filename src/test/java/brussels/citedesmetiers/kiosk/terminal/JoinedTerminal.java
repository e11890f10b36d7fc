package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.queue.MutableDayClock;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/// A joined terminal's counts, and its way to the hub.
final class JoinedTerminal implements AutoCloseable {
    private final OneAtATime turns = OneAtATime.locking();
    private final CountsFolder counts;
    private final CountsToHub toHub;

    /// Of a house whose hub is at this address.
    JoinedTerminal(JoinedHouse house, String id, URI hub) throws Exception {
        counts = CountsFolder.open(house.data(id), id, JoinedHouse.MEASURES, List.of(), true);
        toHub =
                CountsToHub.over(
                        new HubLink.Hub(hub, house.fingerprint()),
                        counts.key()::sign,
                        counts.outbox().offers(),
                        turns,
                        new MutableDayClock(LocalDate.EPOCH));
    }

    /// At a hub behind this port of this machine.
    static JoinedTerminal at(int port, JoinedHouse house, String id) throws Exception {
        return new JoinedTerminal(house, id, URI.create("https://localhost:" + port));
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
