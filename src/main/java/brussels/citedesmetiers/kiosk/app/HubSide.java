package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskParts;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.store.DerbyQueueLog;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// This terminal is the site's hub: tickets printed here are in the queue with the same commit, and
/// the desk's pages are served from here. Pages that cannot be served take nothing else away.
final class HubSide implements QueueSide {
    private final AdviserQueue queue;
    private final Runnable stopListening;
    private volatile State state;
    private @Nullable DeskServer desk;
    private boolean closed;

    private HubSide(AdviserQueue queue, Runnable changed, boolean pages) {
        this.queue = queue;
        this.stopListening = queue.onChange(_ -> changed.run());
        this.state = pages ? new State.Starting() : new State.Alone();
    }

    /// The site's queue on a database.
    static AdviserQueue queue(
            String terminal,
            DeskPlan plan,
            QueueSide.Parts parts,
            InstantSource clock,
            ClockTrust trust) {
        return new AdviserQueue(
                terminal,
                plan,
                new DerbyQueueLog(parts.store(), terminal),
                parts.register(),
                () -> new Moment(clock.instant(), trust.trusted()),
                parts.turns());
    }

    /// The hub of a terminal.
    ///
    /// @param address where the pages are served, or null for a queue without them
    static HubSide start(
            AdviserQueue queue,
            Runnable changed,
            @Nullable DeskAddress address,
            Function<AdviserQueue, DeskParts> pages) {
        HubSide side = new HubSide(queue, changed, address != null);
        if (address != null) {
            // Making a key takes a board a while; the store's thread has other things to do.
            Thread.ofVirtual()
                    .name("desk-start")
                    .start(
                            () -> {
                                side.serve(pages.apply(queue), address);
                                changed.run();
                            });
        }
        return side;
    }

    private void serve(DeskParts pages, DeskAddress address) {
        try {
            DeskServer started = DeskServer.start(pages, address);
            if (keep(started)) {
                state = new State.Serving(started.addresses(), started.fingerprint());
                StartLog.up("desk");
            } else {
                started.close();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            Logger.error(e, "The desk's pages could not be started");
            state = new State.NotServing(String.valueOf(e.getMessage()));
        }
    }

    private synchronized boolean keep(DeskServer started) {
        if (!closed) {
            desk = started;
        }
        return !closed;
    }

    @Override
    public Given give(TicketRequest request) throws NoNumberException {
        Optional<Service> service = queue.plan().serviceOf(request.theme());
        if (service.isEmpty()) {
            throw new NoNumberException("no service has the letter " + request.theme(), null);
        }
        WaitEstimate wait = queue.estimate(service.get().id(), request.language());
        return switch (queue.issue(service.get().id(), request.language())) {
            case QueueResult.Ok ok -> new Given(ok.ticket().code(), wait);
            case QueueResult.Refused refused ->
                    throw new NoNumberException("the queue gives none: " + refused.why(), null);
        };
    }

    /// The site's queue.
    AdviserQueue queue() {
        return queue;
    }

    @Override
    public Optional<QueueOutlook> outlook() {
        return Optional.of(QueueOutlook.of(queue.view()));
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void tick() {
        queue.tick();
        DeskServer serving = serving();
        if (serving != null) {
            // Names and addresses change when the network does.
            state = new State.Serving(serving.addresses(), serving.fingerprint());
        }
    }

    private synchronized @Nullable DeskServer serving() {
        return desk;
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopListening.run();
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }
}
