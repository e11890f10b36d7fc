package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Standing;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The present state of something as server-sent events (WHATWG HTML, 9.2), the same for all
/// followers. Each event is the whole state with an increasing number, so a client that reconnects
/// has caught up after one event, and a slow client only misses outdated states.
///
/// A heartbeat with the hub's time goes out at least every 15 seconds; the [Watch] cuts a write
/// that a client does not accept within 10. Thread-safe.
final class EventStream {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);
    private static final int RETRY_MILLIS = 2_000;

    private final Watch watch;
    private final InstantSource clock;
    private final Duration heartbeat;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String boot;
    private Supplier<String> latest = () -> "{}";
    private State state;
    private int open;
    private boolean closed;

    private record State(long number, String data) {}

    EventStream(Watch watch, InstantSource clock, Duration heartbeat) {
        this.watch = watch;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.boot = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.state = new State(0, "{}");
    }

    /// Sends a new state to all followers, unless they have it already.
    ///
    /// @param json asked when somebody follows, on any thread
    void publish(Supplier<String> json) {
        lock.lock();
        try {
            latest = json;
            if (open > 0) {
                show();
            }
        } finally {
            lock.unlock();
        }
    }

    private void show() {
        String json = latest.get();
        if (!json.equals(state.data)) {
            state = new State(state.number + 1, json);
            changed.signalAll();
        }
    }

    /// The number of followers.
    int followers() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /// Ends all streams.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Streams to one client until it leaves, stops reading, or is no longer allowed.
    ///
    /// @param standing the kind of connection it counts as
    /// @param allowed asked before each event
    void serve(Request request, Standing standing, BooleanSupplier allowed)
            throws IOException, RefusedException {
        enter(request, standing);
        try (OutputStream out = request.stream("text/event-stream; charset=utf-8")) {
            stream(out, allowed);
        } finally {
            leave();
        }
    }

    private void stream(OutputStream out, BooleanSupplier allowed) throws IOException {
        send(out, "retry: " + RETRY_MILLIS + "\n\n");
        long sent = -1;
        while (allowed.getAsBoolean()) {
            watch.allow(heartbeat.plus(LONGEST_WRITE));
            State next = await(sent);
            if (next == null) {
                return;
            }
            watch.allow(LONGEST_WRITE);
            if (next.number != sent) {
                send(
                        out,
                        "id: "
                                + boot
                                + "-"
                                + next.number
                                + "\nevent: state\ndata: "
                                + next.data
                                + "\n\n");
                sent = next.number;
            }
            send(out, "event: beat\ndata: " + clock.millis() + "\n\n");
        }
        send(out, "event: over\ndata: 0\n\n");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// The state once it differs from `sent`, or the same one when a heartbeat is due; null at the
    /// end.
    private @Nullable State await(long sent) {
        lock.lock();
        try {
            long left = heartbeat.toNanos();
            while (!closed && state.number == sent && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed ? null : state;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void enter(Request request, Standing standing) throws RefusedException {
        boolean placed = request.rise(standing);
        lock.lock();
        try {
            if (closed || !placed) {
                throw new RefusedException(Reply.BUSY, "busy");
            }
            if (open == 0) {
                show();
            }
            open++;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            open--;
        } finally {
            lock.unlock();
        }
    }
}
