package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Visitors come and are served at five desks, so that there are waits and figures to show.
final class Morning {
    private static final int DESKS = 5;
    private static final String LANGUAGES = "fr nl en uk fr fr";

    private Morning() {}

    static void play(DeskFixture house, int visitors) {
        Random random = new Random(7);
        ArrayDeque<QueuedTicket> atDesks = new ArrayDeque<>();
        String[] languages = LANGUAGES.split(" ", -1);
        for (int i = 0; i < visitors; i++) {
            house.print(
                    "CATBE".charAt(random.nextInt(5)), languages[random.nextInt(languages.length)]);
            house.pass(Duration.ofSeconds(100 + random.nextInt(120)));
            if (atDesks.size() >= DESKS - 1) {
                QueuedTicket done = atDesks.removeFirst();
                DeskId desk = done.desk().orElseThrow();
                house.queue.serve(done.id(), desk);
                house.pass(Duration.ofSeconds(60 + random.nextInt(200)));
                house.queue.done(done.id(), desk);
            }
            DeskId free = free(house);
            if (free != null && house.queue.callNext(free) instanceof QueueResult.Ok ok) {
                atDesks.addLast(ok.ticket());
            }
        }
        while (!atDesks.isEmpty()) {
            QueuedTicket done = atDesks.removeFirst();
            DeskId desk = done.desk().orElseThrow();
            house.queue.serve(done.id(), desk);
            house.pass(Duration.ofMinutes(4));
            house.queue.done(done.id(), desk);
        }
    }

    private static @Nullable DeskId free(DeskFixture house) {
        for (int desk = 1; desk <= DESKS; desk++) {
            DeskId id = new DeskId(desk);
            if (house.queue.view().desk(id).orElseThrow().ticket().isEmpty()) {
                return id;
            }
        }
        return null;
    }
}
