package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.clock.QueueClock;
import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.desk.Arrivals;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NotNowException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.store.DerbyQueueLog;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// This terminal is the site's hub: tickets printed here enter the queue in the same commit, and
/// the desk's pages are served from here. If the pages cannot be served, everything else still
/// works.
public final class HubSide implements QueueSide {
    private final AdviserQueue queue;
    private final Arrivals arrivals;
    private final Runnable changed;
    private final Runnable stopListening;
    private final @Nullable Pages pages;
    private final AtomicBoolean starting = new AtomicBoolean();
    private volatile State state;
    private @Nullable DeskServer desk;
    private boolean closed;

    /// Starts the pages' server.
    @FunctionalInterface
    public interface Pages {
        DeskServer start() throws IOException, GeneralSecurityException;
    }

    private HubSide(
            AdviserQueue queue, Arrivals arrivals, Runnable changed, @Nullable Pages pages) {
        this.queue = queue;
        this.arrivals = arrivals;
        this.changed = changed;
        this.stopListening = queue.onChange(_ -> changed.run());
        this.pages = pages;
        this.state = pages == null ? new State.Alone() : new State.Starting();
    }

    /// The site's queue on a database.
    public static AdviserQueue queue(
            String terminal, DeskPlan plan, QueueSide.LocalStore local, QueueClock clock) {
        return new AdviserQueue(
                terminal,
                plan,
                new DerbyQueueLog(local.store(), terminal),
                local.register(),
                clock,
                local.turns());
    }

    /// The hub of a terminal. Pages that cannot be started are tried again at every tick: whatever
    /// held their port may be gone by then.
    ///
    /// @param arrivals of people who type the code of an appointment at its screen
    /// @param pages starts them, or null for a queue without them
    public static HubSide start(
            AdviserQueue queue, Arrivals arrivals, Runnable changed, @Nullable Pages pages) {
        HubSide side = new HubSide(queue, arrivals, changed, pages);
        side.servePages();
        return side;
    }

    private void servePages() {
        if (pages != null && starting.compareAndSet(false, true)) {
            // Generating a key takes a board a while, and the store's thread is needed for other
            // work.
            Thread.ofVirtual()
                    .name("desk-start")
                    .start(
                            () -> {
                                serve(pages);
                                starting.set(false);
                                changed.run();
                            });
        }
    }

    private void serve(Pages pages) {
        try {
            DeskServer started = pages.start();
            if (keep(started)) {
                state = serving(started);
                StartLog.up("desk");
            } else {
                started.close();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            State now = new State.NotServing(State.NotServing.Why.of(e));
            if (!now.equals(state)) {
                Logger.error(e, "The desk's pages could not be started; they are tried again");
            }
            state = now;
        }
    }

    private static State serving(DeskServer desk) {
        return new State.Serving(desk.addresses(), desk.fingerprint());
    }

    private synchronized boolean keep(DeskServer started) {
        if (!closed) {
            desk = started;
        }
        return !closed;
    }

    @Override
    public WaitEstimate estimate(TicketRequest request) {
        return queue.plan()
                .serviceOf(request.theme())
                .map(service -> queue.estimate(service.id(), request.language()))
                .orElse(new WaitEstimate.Unknown(0));
    }

    @Override
    public TicketCode give(TicketRequest request) throws NoNumberException {
        Optional<Service> service = queue.plan().serviceOf(request.theme());
        if (service.isEmpty()) {
            throw new NoNumberException("no service has the letter " + request.theme(), null);
        }
        return switch (queue.issue(service.get().id(), request.language())) {
            case QueueResult.Ok ok -> ok.ticket().code();
            case QueueResult.Refused(Refusal.NoNumber why) ->
                    throw new NoNumberException("the queue gives none: " + why.message(), null);
            case QueueResult.Refused(Refusal why) ->
                    throw new NotNowException("the queue gives none: " + why);
        };
    }

    @Override
    public ArrivalAnswer arrive(String typed, String language) {
        return arrivals.arrive(typed, language);
    }

    /// The site's queue.
    public AdviserQueue queue() {
        return queue;
    }

    @Override
    public Optional<QueueOutlook> outlook() {
        return Optional.of(QueueOutlook.of(queue.view()));
    }

    @Override
    public CodeKeys codeKeys() {
        return QueueOutlook.of(queue.view()).arrivals();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void tick() {
        queue.tick();
        DeskServer up = desk();
        if (up != null) {
            // Names and addresses change when the network does.
            state = serving(up);
        } else {
            servePages();
        }
    }

    private synchronized @Nullable DeskServer desk() {
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
