package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.ArrivalRequest;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.ForwardLog;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.HubAnswer;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sends the tickets printed here to the hub and fetches the state of its queue: at once after each
/// ticket, and every 15 seconds. A ticket is dropped here only once the hub says that it is on its
/// disk; if an answer was lost and a ticket is sent twice, the hub recognises it by its serial.
///
/// It runs on its own thread, calls the log through [OneAtATime] and never blocks that thread while
/// waiting for the network. Any thread may call it.
public final class HubLink implements AutoCloseable {
    /// How often the hub is contacted when there is no ticket for it.
    public static final Duration USUAL = Duration.ofSeconds(15);

    private static final Duration WHOLE = Duration.ofSeconds(10);

    /// Somebody stands there and waits, and it may be asked twice.
    private static final Duration OF_ARRIVAL = Duration.ofSeconds(5);

    /// Older news from the hub is not shown, because the queue has moved on.
    private static final Duration FRESH = Duration.ofSeconds(60);

    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final int OK = 200;

    private final Sender sender;
    private final ForwardLog log;
    private final OneAtATime storeThread;
    private final Runnable changed;
    private final LongSupplier nanoTime;
    private final HubClient client;
    private final RoundThread thread;
    private final SlipsAtTerminal slips;
    private volatile Link state = new Link(null, 0, false, 0);

    /// Where the hub is and how to verify its identity.
    ///
    /// @param keyFingerprint SHA-256 of the public key of its certificate, 64 hexadecimal digits
    public record Hub(URI address, String keyFingerprint) {}

    /// Who sends.
    ///
    /// @param terminal its id
    /// @param content version of the content shown
    /// @param service the service that a ticket with this code queues for
    /// @param signer makes the Ed25519 signature of this terminal
    /// @param printer prints what the hub asks for
    public record Sender(
            String terminal,
            String content,
            Function<TicketCode, ServiceId> service,
            Function<byte[], byte[]> signer,
            SlipPrinter printer) {}

    /// @param answerOrNull the hub's last answer
    /// @param at when it came, monotonic
    /// @param there whether the last exchange succeeded
    /// @param waiting tickets that the hub may not have yet
    private record Link(@Nullable HubAnswer answerOrNull, long at, boolean there, int waiting) {}

    /// @param every how often the hub is contacted without a ticket for it, usually [#USUAL]
    /// @param changed told on the link's thread after each exchange that changed something
    public HubLink(
            Hub hub,
            Sender sender,
            ForwardLog log,
            OneAtATime storeThread,
            Runnable changed,
            Duration every,
            LongSupplier nanoTime) {
        this.sender = sender;
        this.log = log;
        this.storeThread = storeThread;
        this.changed = changed;
        this.nanoTime = nanoTime;
        this.client = new HubClient(hub, sender.signer());
        this.slips =
                new SlipsAtTerminal(
                        sender.printer(), id -> storeThread.run(() -> log.taking(id)), this::hurry);
        this.thread = new RoundThread("hub-link", _ -> once() ? Duration.ZERO : every, every);
    }

    /// Starts it; call it once.
    public void start() {
        thread.start();
    }

    /// A ticket was printed: it should be at the hub before its holder looks at the board.
    public void hurry() {
        thread.hurry();
    }

    /// The state of the hub's queue; empty if there is no recent news.
    public Optional<QueueOutlook> outlook() {
        Link now = state;
        boolean fresh = nanoTime.getAsLong() - now.at() < FRESH.toNanos();
        return fresh
                ? Optional.ofNullable(now.answerOrNull()).map(HubAnswer::outlook)
                : Optional.empty();
    }

    /// The keys that the codes of today's appointments need, by what the hub said last. While it is
    /// away, people with an appointment still have to learn where to go.
    public CodeKeys codeKeys() {
        Link now = state;
        boolean today = nanoTime.getAsLong() - now.at() < HALF_A_DAY.toNanos();
        HubAnswer last = now.answerOrNull();
        return last != null && today ? last.outlook().arrivals() : CodeKeys.NONE;
    }

    /// Whether the hub answered last time.
    public boolean there() {
        return state.there();
    }

    /// How many tickets the hub may not have yet, up to [HubRequest#MOST_TICKETS].
    public int waiting() {
        return state.waiting();
    }

    /// One exchange.
    ///
    /// @return whether more tickets are waiting to be sent
    private boolean once() {
        List<ForwardLog.Printed> printed = storeThread.run(this::printed);
        HubRequest request =
                new HubRequest(
                        sender.terminal(),
                        sender.content(),
                        printed.stream().map(this::forwarded).toList());
        Optional<HubAnswer> answer = exchange(request.bytes());
        answer.map(HubAnswer::slips).ifPresent(slips::take);
        long through = answer.map(HubAnswer::through).orElse(0L);
        if (through > 0) {
            storeThread.run(
                    () -> {
                        log.forwarded(through);
                        return through;
                    });
        }
        int left = (int) printed.stream().filter(p -> p.serial() > through).count();
        note(answer.orElse(null), left);
        return through > 0 && printed.size() == HubRequest.MOST_TICKETS;
    }

    private List<ForwardLog.Printed> printed() {
        try {
            return log.waiting(HubRequest.MOST_TICKETS);
        } catch (LogAwayException e) {
            Logger.debug(e, "The tickets to forward cannot be read now");
            return List.of();
        }
    }

    private ForwardedTicket forwarded(ForwardLog.Printed printed) {
        return new ForwardedTicket(
                new TicketId(sender.terminal(), printed.serial()),
                printed.code(),
                sender.service().apply(printed.code()),
                printed.language(),
                printed.printed());
    }

    private void note(@Nullable HubAnswer answer, int left) {
        Link before = state;
        Link now =
                answer == null
                        ? new Link(before.answerOrNull(), before.at(), false, left)
                        : new Link(answer, nanoTime.getAsLong(), true, left);
        state = now;
        if (before.there() != now.there()) {
            Logger.info("The hub {}", now.there() ? "answers" : "is away");
        }
        changed.run();
    }

    /// Asks the hub what becomes of the code of an appointment; the answer is at most ten seconds
    /// away. If none comes it is asked once more: the number may have been given and only the
    /// answer be lost, and is not given again. Any thread but JavaFX's and the store's.
    ///
    /// @param language code of the visitor's language
    public ArrivalAnswer arrive(String typed, String language) {
        String code = Appointment.plain(typed);
        if (code.isEmpty() || code.length() > ArrivalRequest.LONGEST_CODE) {
            return new ArrivalAnswer.Unknown();
        }
        byte[] body = new ArrivalRequest(sender.terminal(), code, language).bytes();
        ArrivalAnswer answer =
                send(body)
                        .or(() -> send(body))
                        .flatMap(response -> answer(response, ArrivalAnswer::of))
                        .orElseGet(ArrivalAnswer.NotHere::new);
        // Its keys may not be needed any more, and the line is longer by one.
        hurry();
        return answer;
    }

    private Optional<HttpResponse<byte[]>> send(byte[] arrival) {
        return client.send(
                new HubClient.Message(
                        ArrivalRequest.path(),
                        arrival,
                        ArrivalRequest.signed(arrival),
                        request -> request),
                ArrivalAnswer.MOST_BYTES,
                OF_ARRIVAL);
    }

    private Optional<HubAnswer> exchange(byte[] body) {
        HubClient.Message message =
                new HubClient.Message(
                        HubRequest.path(),
                        body,
                        HubRequest.signed(body),
                        request ->
                                request.header(HubRequest.READS_HEADER, HubRequest.READS_MORE)
                                        .header(
                                                HubRequest.READS_ALSO_HEADER,
                                                HubRequest.READS_ARRIVALS)
                                        .header(HubRequest.SLIPS_HEADER, slips.report()));
        return client.send(message, HubAnswer.MOST_BYTES, WHOLE)
                .flatMap(response -> answer(response, HubAnswer::of));
    }

    private static <T> Optional<T> answer(
            HttpResponse<byte[]> response, Function<byte[], T> reader) {
        if (response.statusCode() != OK) {
            Logger.warn("The hub refused what this terminal sent: {}", response.statusCode());
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(response.body()));
        } catch (IllegalArgumentException e) {
            Logger.warn(e, "What answered is not the hub");
            return Optional.empty();
        }
    }

    /// Ends, even in the middle of an exchange; what the hub does not have is sent after the next
    /// start. Close it before the store.
    @Override
    public void close() {
        thread.end();
        client.close();
        thread.close();
    }
}
