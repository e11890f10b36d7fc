package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.QueueHouse;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import java.nio.file.Path;
import java.time.InstantSource;

/// A hub in a process of its own, to be killed while it gives, calls, serves and ends tickets. It
/// says what it found (`found SERIAL STATE`, then `ready`), then each thing that it holds for done
/// (`SERIAL STATE`).
final class KilledQueue {
    private KilledQueue() {}

    public static void main(String[] args) throws Exception {
        DerbyStore store =
                DerbyStore.open(
                        DataFolder.lock(Path.of(args[0])),
                        new StoreFaults(),
                        InstantSource.system(),
                        System::nanoTime);
        QueueHouse house =
                new QueueHouse(
                        QueueHouse.PLAN,
                        new DerbyQueueLog(store, "terminal-a"),
                        new DerbyTicketRegister(store, 'A', new KilledWriter.Always()),
                        OneAtATime.locking());
        AdviserQueue queue = house.queue();
        for (QueuedTicket ticket : queue.ticketsOf("terminal-a")) {
            System.out.println("found " + ticket.id().serial() + " " + ticket.state());
        }
        System.out.println("ready");
        // What the last process left called or served is ended first.
        queue.view().desks().stream()
                .flatMap(desk -> desk.ticket().stream())
                .forEach(ticket -> finish(queue, ticket));
        for (int n = 0; true; n++) {
            say(queue.issue(QueueHouse.WORK, "fr"));
            if (n % 2 == 1) {
                QueueResult called = queue.callNext(QueueHouse.ONE);
                say(called);
                if (called instanceof QueueResult.Ok ok) {
                    say(queue.serve(ok.ticket().id(), QueueHouse.ONE));
                    say(queue.done(ok.ticket().id(), QueueHouse.ONE));
                }
            }
        }
    }

    private static void finish(AdviserQueue queue, QueuedTicket ticket) {
        TicketId id = ticket.id();
        say(queue.serve(id, QueueHouse.ONE));
        say(queue.done(id, QueueHouse.ONE));
    }

    private static void say(QueueResult result) {
        if (result instanceof QueueResult.Ok ok && ok.committed()) {
            System.out.println(ok.ticket().id().serial() + " " + ok.ticket().state());
        }
    }
}
