package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayOffer;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.queue.MutableDayClock;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.store.DerbyOffers;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// A joined terminal in a process of its own, to be killed while it counts, offers and gives. It
/// says what it found (`counted N`), then each visit it holds for counted (`visit`), and after each
/// of its months that it offered (`month`). With a fourth argument it only gives what waits, and
/// says how many visits it has offered in all (`offered N`).
///
/// Nobody confirms anything here, so that everything it ever offered is still on its disk.
final class KilledGiver {
    private static final int VISITS_A_MONTH = 7;
    private static final Cell HOUR = new Cell("hour", List.of("10"));

    private KilledGiver() {}

    public static void main(String[] args) throws Exception {
        OneAtATime turns = OneAtATime.locking();
        try (CountsFolder folder =
                        CountsFolder.open(
                                Path.of(args[0]),
                                "bruxelles-b",
                                JoinedHouse.MEASURES,
                                List.of(),
                                true);
                CountsToHub toHub =
                        CountsToHub.over(
                                new HubLink.Hub(URI.create(args[1]), args[2]),
                                folder.key()::sign,
                                folder.outbox().offers(),
                                turns,
                                new MutableDayClock(LocalDate.EPOCH))) {
            OpenCounts open = folder.outbox().open();
            long offered = offered(folder.outbox().offers());
            System.out.println("counted " + (offered + visits(open)));
            toHub.start();
            if (args.length > 3) {
                Await.until(
                        "all of it to be given",
                        () -> toHub.status().joined() && toHub.status().waiting() == 0);
                System.out.println("offered " + offered);
                return;
            }
            LocalDate day = today(open, folder.outbox().offers().through());
            while (true) {
                LocalDate month = day;
                for (int i = 0; i < VISITS_A_MONTH; i++) {
                    turns.run(
                            () -> {
                                folder.counts().add(month, CountedTerminal.visit("10"));
                                return month;
                            });
                    System.out.println("visit");
                }
                day = day.plusMonths(1);
                offer(turns, folder, day);
                toHub.hurry();
                System.out.println("month");
            }
        }
    }

    private static void offer(OneAtATime turns, CountsFolder folder, LocalDate day) {
        turns.run(
                () -> {
                    try {
                        return folder.outbox().seal(day);
                    } catch (OutboxException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static LocalDate today(OpenCounts open, LocalDate offered) {
        if (!open.days().isEmpty()) {
            return open.days().lastKey();
        }
        return offered.equals(LocalDate.EPOCH) ? LocalDate.of(2027, 1, 1) : offered.plusDays(1);
    }

    private static long visits(OpenCounts open) {
        return open.days().values().stream().mapToLong(KilledGiver::visits).sum();
    }

    private static long visits(Map<Cell, Long> cells) {
        return cells.getOrDefault(HOUR, 0L);
    }

    /// What a hub that forgot everything would be given.
    private static long offered(DerbyOffers offers) throws OutboxException {
        long visits = 0;
        Giving.Answer heard =
                new Giving.Answer(1, Giving.Answer.NONE.last(), LocalDate.EPOCH, false, Map.of());
        List<DayOffer> page = List.of();
        do {
            page = offers.giving(heard).map(Giving::offers).orElse(List.of());
            for (DayOffer offer : page) {
                visits += visits(offer.cells());
                heard = new Giving.Answer(1, offer.number(), offer.through(), false, Map.of());
            }
        } while (!page.isEmpty());
        return visits;
    }
}
