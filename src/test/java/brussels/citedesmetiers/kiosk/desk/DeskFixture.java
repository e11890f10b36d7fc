package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.InMemoryQueueLog;
import brussels.citedesmetiers.kiosk.queue.InMemoryTicketRegister;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.OpeningHours;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueueRules;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A house with its shipped content, six desks, a queue in memory, and the real server.
final class DeskFixture implements AutoCloseable {
    static final String PIN = "274953";
    static final String TERMINAL = "house-1";

    private static final String THEMES = "CATBE";
    private static final List<String> NAMES =
            List.of("choisir", "apprendre", "travailler", "bouger", "entreprendre", "numerique");

    final AtomicReference<Instant> now;
    final AtomicBoolean clockTrusted = new AtomicBoolean(true);
    final AtomicInteger stamp = new AtomicInteger();
    final AtomicReference<Content> content = new AtomicReference<>();
    final AtomicReference<Speaker> speaker =
            new AtomicReference<>(
                    (language, text) -> (language + " " + text).getBytes(StandardCharsets.UTF_8));
    final AtomicReference<SiteKeys> keys = new AtomicReference<>();
    final Map<String, Printed> papers = new ConcurrentHashMap<>();
    final AdviserQueue queue;
    final TerminalKey key;
    final FakeSlipPrinter printer = new FakeSlipPrinter();
    private @Nullable Gathering gathering;
    final Path folder;
    DeskServer server;
    private int port;
    private final DeskServer.Limits limits;

    DeskFixture(Path folder) {
        this(folder, DeskServer.Limits.STANDARD);
    }

    DeskFixture(Path folder, DeskServer.Limits limits) {
        this.folder = folder;
        this.limits = limits;
        this.now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        this.content.set(ConfigFolder.shippedContent());
        this.key = TerminalKey.generate();
        this.keys.set(
                new SiteKeys(
                        Map.of(
                                TERMINAL,
                                List.of(new SiteKeys.Key(key.publicKey(), Instant.EPOCH, null)))));
        InMemoryQueueLog log = new InMemoryQueueLog();
        this.queue =
                new AdviserQueue(
                        TERMINAL,
                        plan(),
                        log,
                        new InMemoryTicketRegister('A', days(), log),
                        () -> new Moment(now.get(), clockTrusted.get()),
                        OneAtATime.locking());
        this.server = serve(0);
    }

    private DayClock days() {
        return new DayClock() {
            @Override
            public LocalDate today() {
                return LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
            }

            @Override
            public boolean trusted() {
                return clockTrusted.get();
            }
        };
    }

    private static DeskPlan plan() {
        List<Service> services =
                NAMES.stream()
                        .map(
                                name -> {
                                    int i = NAMES.indexOf(name);
                                    boolean theme = i < THEMES.length();
                                    return new Service(
                                            new ServiceId(name),
                                            theme ? THEMES.charAt(i) : 'N',
                                            theme,
                                            OpeningHours.always(),
                                            200);
                                })
                        .toList();
        List<ServiceId> all = services.stream().map(Service::id).toList();
        List<Desk> desks =
                List.of(
                        new Desk(new DeskId(1), all, List.of("fr", "nl")),
                        new Desk(new DeskId(2), all.subList(0, 3), List.of("fr", "en")),
                        new Desk(new DeskId(3), all.subList(2, 6), List.of("fr")),
                        new Desk(new DeskId(4), all, List.of("fr", "uk")),
                        new Desk(new DeskId(5), all, List.of("nl")),
                        new Desk(new DeskId(6), all.subList(5, 6), List.of("fr", "nl")));
        return new DeskPlan(ZoneId.of("Europe/Brussels"), services, desks, QueueRules.STANDARD);
    }

    private DeskServer serve(int port) {
        DeskParts parts =
                new DeskParts(
                        queue,
                        id -> name(id),
                        content::get,
                        version -> Optional.empty(),
                        Guide::recommended,
                        keys::get,
                        new WallClock(now::get, clockTrusted::get),
                        pins(),
                        (language, text) -> speaker.get().speak(language, text),
                        folder,
                        () -> "{\"light\":\"in-order\"}",
                        key,
                        printer,
                        gathering,
                        SiteBundles.NONE);
        try {
            return DeskServer.start(
                    parts,
                    DeskAddress.on(port),
                    () -> List.of("desk.local", "localhost", "127.0.0.1"),
                    limits,
                    System::nanoTime);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Text name(ServiceId id) {
        return content.get().themes().stream()
                .filter(t -> queue.plan().service(id).orElseThrow().letter() == t.id().charAt(0))
                .findFirst()
                .map(theme -> theme.name())
                .orElse(
                        new Text(
                                Map.of(
                                        "fr", "Accompagnement numérique",
                                        "nl", "Digitale hulp",
                                        "en", "Digital steward")));
    }

    private PinGate pins() {
        return new PinGate(
                new Secret() {
                    @Override
                    public Match compare(char[] pin) {
                        return new String(pin).equals(PIN) ? Match.RIGHT : Match.WRONG;
                    }

                    @Override
                    public String stamp() {
                        return "pin" + stamp.get();
                    }
                });
    }

    /// From now on the site joins its counts here.
    void joins(Gathering counts) {
        gathering = counts;
        restart();
    }

    /// Stops the server and starts another on the same port and folder, as a restart of the hub.
    void restart() {
        stop();
        startAgain();
    }

    void stop() {
        port = server.port();
        server.close();
    }

    void startAgain() {
        server = serve(port);
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /// A ticket in the queue, and what its paper says.
    record Printed(QueuedTicket ticket, String token) {
        String code() {
            return ticket.code().toString();
        }
    }

    /// A visitor answers a theme's questions and prints a ticket.
    Printed print(char theme, String language) {
        Service service = queue.plan().serviceOf(theme).orElseThrow();
        if (!(queue.issue(service.id(), language) instanceof QueueResult.Ok ok)) {
            throw new AssertionError("no ticket");
        }
        Printed printed =
                new Printed(ok.ticket(), token(ok.ticket().code(), theme, language, now.get()));
        papers.put(printed.code(), printed);
        return printed;
    }

    String token(TicketCode code, char theme, String language, Instant at) {
        Questionnaire form =
                Optional.ofNullable(content.get().questionnaires().get(String.valueOf(theme)))
                        .orElse(content.get().questionnaires().get("U"));
        Guide guide = new Guide(Objects.requireNonNull(form));
        Answers answers = Answers.empty();
        for (Optional<Question> next = guide.next(answers);
                next.isPresent();
                next = guide.next(answers)) {
            Question question = next.get();
            List<String> choice = List.of(question.choices().getFirst().id());
            answers = guide.answer(answers, question.id(), choice);
        }
        TicketToken token =
                new TicketToken(
                        TERMINAL,
                        code,
                        at,
                        form.id(),
                        language,
                        content.get().version(),
                        TicketToken.indexes(form, answers.byQuestion()));
        return TokenCodec.encode(token, key);
    }

    @Override
    public void close() {
        server.close();
    }
}
