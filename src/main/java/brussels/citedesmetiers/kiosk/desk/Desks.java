package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.agenda.AgendaFile;
import brussels.citedesmetiers.kiosk.agenda.SignedAgenda;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.pin.BrowserSignIn;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.ArrivalRequest;
import brussels.citedesmetiers.kiosk.queue.BundleRequest;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.QueueView;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.Pages;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import brussels.citedesmetiers.kiosk.web.Standing;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Assembles everything the pages can request. Thread-safe.
final class Desks {
    private static final String STATIC = "/static/";
    private static final int LONGEST_NAME = 24;

    private final DeskParts parts;
    private final AdviserQueue queue;
    private final Watch watch;
    private static final Set<String> FILES =
            Set.of(
                    "sign-in.html",
                    "console.html",
                    "collect.html",
                    "board.html",
                    "desk.css",
                    "common.js",
                    "live.js",
                    "arrivals.js",
                    "scan.js",
                    "keys.js",
                    "scanner.js",
                    "team.js",
                    "reception.js",
                    "sign-in.js",
                    "console.js",
                    "collect.js",
                    "board.js",
                    "day.js",
                    "charts.js",
                    "figures.js",
                    "counts.js",
                    "icons.svg",
                    "mark.svg");

    private final Pages pages = new Pages(Desks.class, FILES);
    private final Photo photo = new Photo();
    private final DeskTexts texts;
    private final QueueJson json;
    private final Commands commands;
    private final Pauses pauses;
    private final TeamOrders team;
    private final Closings closings;
    private final Reception reception;
    private final Appointments appointments;
    private final Scans scans;
    private final Days days;
    private final Periods periods;
    private final ForwardedTickets terminals;
    private final AgendaFile agenda;
    private final GivenCounts counts;
    private final HandedBundles bundles;
    private final CallSpeech speech;
    private final SignIn signIn;
    private final IdempotentActions actions = new IdempotentActions();
    private final Advisers advisers;
    private final EventStream consoles;
    private final EventStream boards;

    /// @param changed told when something that consoles show changed outside the queue
    Desks(
            DeskParts parts,
            Watch watch,
            DeskServer.Limits limits,
            LongSupplier nanoTime,
            Runnable changed) {
        this.advisers = new Advisers(changed);
        this.parts = parts;
        this.queue = parts.queue();
        this.watch = watch;
        this.texts = new DeskTexts(parts.content(), parts.serviceNames(), queue.plan());
        this.json = new QueueJson(queue.plan(), texts);
        this.commands = new Commands(queue, json, watch);
        this.pauses = new Pauses(queue, watch);
        this.team = new TeamOrders(queue, texts, watch);
        this.closings = new Closings(queue);
        Sheets sheets = new Sheets(parts.content(), parts.keptContent(), parts.recommender());
        this.scans = new Scans(queue, json, sheets, texts, parts.keys(), parts.clock(), watch);
        this.days = new Days(queue, texts, watch);
        this.periods = new Periods(queue, texts, watch);
        SlipsOfSite slips =
                new SlipsOfSite(queue.terminal(), parts.slips(), nanoTime, parts.clock().millis());
        TerminalSignatures signatures = new TerminalSignatures(parts.keys(), parts.clock());
        this.terminals =
                new ForwardedTickets(
                        queue,
                        new Arrivals(queue, parts.content(), parts.signer()),
                        parts.keys(),
                        signatures,
                        slips,
                        watch);
        this.agenda = new AgendaFile(parts.folder(), parts.signer()::sign);
        this.counts = new GivenCounts(parts.gatheringOrNull(), signatures, watch);
        this.bundles = new HandedBundles(parts.bundles(), signatures, watch);
        this.reception =
                new Reception(
                        queue,
                        json,
                        texts,
                        new SlipTokens(parts.content(), parts.signer()),
                        slips,
                        watch);
        this.appointments = new Appointments(queue, texts, reception, watch);
        this.speech = new CallSpeech(queue, texts, parts.speaker());
        this.signIn =
                new SignIn(
                        new BrowserSignIn("desk", parts.pins(), parts.folder(), parts.clock()),
                        desk -> Commands.desk(queue, desk).isPresent());
        this.consoles = stream(limits);
        this.boards = stream(limits);
    }

    private EventStream stream(DeskServer.Limits limits) {
        return new EventStream(watch, parts.clock(), limits.heartbeat());
    }

    /// Sends a new state to all followers.
    void publish(QueueView view) {
        consoles.publish(() -> json.console(view, parts.clock().trusted(), advisers).toString());
        boards.publish(() -> json.board(view).toString());
    }

    int followers() {
        return consoles.followers() + boards.followers();
    }

    void close() {
        consoles.close();
        boards.close();
        photo.close();
    }

    Routes routes() {
        return new Routes(signIn)
                .open("/", request -> home(request))
                .open("/sign-in", request -> html("sign-in.html"))
                .open("/board", request -> html("board.html"))
                .page("/console", (request, session) -> html("console.html"))
                .page("/collect", (request, session) -> html("collect.html"))
                .page("/team", (request, session) -> framed("team"))
                .page("/reception", (request, session) -> framed("reception"))
                .page("/day", (request, session) -> framed("day"))
                .page("/scanner", (request, session) -> framed("scanner"))
                .page("/counts", (request, session) -> framed("counts"))
                .open(STATIC, this::file)
                .open("/texts", request -> texts(request.query()))
                .open("/voice", request -> speech.voice(request.query()))
                .open("/board/events", this::boardEvents)
                .open("/api/desks", request -> desks())
                .openPost("/api/sign-in", this::signIn)
                .openPost(HubRequest.path(), terminals::take)
                .openPost(ArrivalRequest.path(), terminals::arrive)
                .open(SignedAgenda.HUB_PATH, this::agenda)
                .openPost(Giving.PATH, counts::take)
                .openPost(BundleRequest.path(), bundles::hand)
                .staffPost("/api/sign-out", this::signOut)
                .staff("/api/me", (request, session) -> me(session))
                .staff("/api/events", this::consoleEvents)
                .staffPost("/api/next", once((_, desk) -> commands.next(desk)))
                .staffPost("/api/act", once(commands::act))
                .staffPost("/api/pause", once(pauses::pause))
                .staffPost("/api/resume", once(pauses::resume))
                .staffPost("/api/team", once(team::decide))
                .staffPost("/api/team/undo", once(team::takeBack))
                .staff("/api/closings", (request, session) -> closings.reply())
                .staffPost("/api/name", this::name)
                .staffPost("/api/reception", once(reception::give))
                .staffPost("/api/appointments", this::takeAppointments)
                .staffPost("/api/appointments/clear", once((_, desk) -> appointments.clear(desk)))
                .staffPost("/api/arrive", once((form, _) -> appointments.arrive(form)))
                .staff("/api/printers", (request, session) -> reception.printers())
                .staff("/api/slip", (request, session) -> reception.slip(request.query()))
                .staffPost("/api/scan", (r, session) -> scans.scan(r.form(), desk(session)))
                .staffPost("/api/photo", this::photo)
                .staffPost("/api/collect", (request, session) -> scans.collect(request.form()))
                .staffPost("/api/reconcile", (request, session) -> days.reconcile(request.form()))
                .staff("/api/scanner-code", (request, session) -> ScannerCode.reply())
                .staff("/api/counts", (request, session) -> counts.standing())
                .staff("/api/days", (request, session) -> days.days())
                .staff("/api/day", (request, session) -> days.day(request.query()))
                .page("/figures", (request, session) -> framed("figures"))
                .staff("/api/figures", (request, session) -> periods.figures(request.query()))
                .staff("/figures.csv", (request, session) -> periods.csv(request.query()))
                .staff("/health.json", (request, session) -> health())
                .staff("/day.csv", (request, session) -> days.csv(request.query()));
    }

    private Reply health() {
        return Reply.of(Reply.JSON, parts.health().get().getBytes(StandardCharsets.UTF_8));
    }

    private Reply home(Request request) {
        return Reply.seeOther(signIn.session(request).isPresent() ? "/console" : "/sign-in");
    }

    private Reply framed(String name) {
        return pages.framed("frame.html", name).reply();
    }

    private Reply html(String name) throws RefusedException {
        return page(name).reply();
    }

    private Pages.Page page(String name) throws RefusedException {
        return pages.of(name).orElseThrow(() -> new RefusedException(Reply.NOT_FOUND, "not-found"));
    }

    private Reply file(Request request) throws RefusedException {
        Pages.Page page = page(request.path().substring(STATIC.length()));
        boolean known = request.header("If-None-Match").map(page.tag()::equals).orElse(false);
        Reply reply = known ? page.notModified() : page.reply();
        // Revalidated each time, so that a page never runs with files of another version.
        return reply.with("ETag", page.tag()).with("Cache-Control", "no-cache");
    }

    private Reply texts(Map<String, String> query) {
        return Reply.json(texts.all(query.getOrDefault("lang", DeskTexts.FALLBACK)));
    }

    /// The desk numbers to choose from when signing in, and which of them somebody has open. Who
    /// that is, only those who are signed in learn.
    private Reply desks() {
        ArrayNode list = JsonNodes.array();
        ArrayNode taken = JsonNodes.array();
        for (DeskId id : queue.plan().desks().stream().map(Desk::id).sorted().toList()) {
            list.add(id.number());
            if (advisers.at(id) > 0) {
                taken.add(id.number());
            }
        }
        ObjectNode answer = JsonNodes.object();
        answer.set("desks", list);
        answer.set("taken", taken);
        return Reply.json(answer);
    }

    private DeskId desk(Session session) throws RefusedException {
        return Commands.desk(queue, session.desk())
                .orElseThrow(() -> new RefusedException(Reply.UNAUTHORIZED, "signed-out"));
    }

    private Reply signIn(Request request) throws RefusedException, IOException {
        SignIn.Entered entered = signIn.signIn(request);
        Optional<DeskId> desk = entered.desk().flatMap(text -> Commands.desk(queue, text));
        desk.ifPresent(id -> watch.shielded(() -> opened(id)));
        return entered.reply();
    }

    private DeskId opened(DeskId desk) {
        queue.open(desk);
        return desk;
    }

    private Reply signOut(Request request, Session session) throws RefusedException {
        DeskId desk = desk(session);
        Reply reply = signIn.signOut(request);
        if (advisers.leaves(session)) {
            // The same desk is open on another device.
            return reply;
        }
        var _ =
                watch.shielded(
                        () -> {
                            queue.close(desk);
                            return desk;
                        });
        return reply;
    }

    /// What a desk does with a form.
    private interface Doing {
        Reply of(Map<String, String> form, DeskId desk) throws RefusedException;
    }

    /// Does it once, however often the same press arrives.
    private Routes.Staff once(Doing doing) {
        return (request, session) -> {
            DeskId desk = desk(session);
            Map<String, String> form = request.form();
            return actions.answer(request, session, () -> doing.of(form, desk));
        };
    }

    private Reply takeAppointments(Request request, Session session)
            throws RefusedException, IOException {
        return appointments.take(request.body(Appointments.MOST_BYTES), desk(session));
    }

    /// `POST /api/name` with `name`: how colleagues call whoever is signed in, or nothing.
    private Reply name(Request request, Session session) throws RefusedException, IOException {
        String name = request.form().getOrDefault("name", "").strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(Reply.BAD_REQUEST, "name");
        }
        advisers.named(session, name);
        return Reply.json(JsonNodes.object());
    }

    private Reply me(Session session) throws RefusedException, IOException {
        DeskId id = desk(session);
        ObjectNode me =
                JsonNodes.object()
                        .put("desk", id.number())
                        .put("token", session.antiForgery())
                        .put("now", parts.clock().millis());
        ArrayNode services = me.putArray("services");
        ArrayNode languages = me.putArray("speaks");
        parts.content().get().languages().forEach(language -> languages.add(language.code()));
        queue.plan()
                .desk(id)
                .ifPresent(desk -> desk.services().forEach(s -> services.add(s.value())));
        me.set("reasons", Commands.reasons());
        agenda.made().ifPresent(made -> me.put("agenda", made.toEpochMilli()));
        me.put("joins", parts.gatheringOrNull() != null);
        return Reply.json(me);
    }

    /// The agenda, for whoever asks: it says nothing of anybody.
    private Reply agenda(Request request) throws RefusedException {
        SignedAgenda now =
                agenda.signed()
                        .orElseThrow(() -> new RefusedException(Reply.NOT_FOUND, "not-found"));
        return new Reply(Reply.OK, Reply.JSON, now.body(), now.headers()).unlessKnown(request);
    }

    private @Nullable Reply consoleEvents(Request request, Session session)
            throws IOException, RefusedException {
        advisers.comes(session);
        try {
            consoles.serve(request, Standing.STAFF, () -> signIn.session(request).isPresent());
        } finally {
            advisers.goes(session);
        }
        return null;
    }

    private @Nullable Reply boardEvents(Request request) throws IOException, RefusedException {
        boards.serve(request, Standing.BOARD, () -> true);
        return null;
    }

    /// `POST /api/photo?lang=…`, with `collect` to only take the code.
    private Reply photo(Request request, Session session) throws RefusedException, IOException {
        Map<String, String> query = request.query();
        String token = photo.read(session.antiForgery(), request.body(Photo.MOST_BYTES));
        return query.containsKey("collect")
                ? scans.collected(token)
                : scans.photographed(
                        token, query.getOrDefault("lang", DeskTexts.FALLBACK), desk(session));
    }
}
