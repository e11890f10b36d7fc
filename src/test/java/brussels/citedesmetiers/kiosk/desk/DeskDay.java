package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.desk.DayBook.At;
import brussels.citedesmetiers.kiosk.desk.DayBook.Came;
import brussels.citedesmetiers.kiosk.desk.DayBook.State;
import brussels.citedesmetiers.kiosk.desk.DayBook.Visitor;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser.Answer;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.HubAnswer;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole day at a hub: two terminals and reception give numbers, six desks call them, people come
/// early, late and in bursts for appointments, a service is paused, the team closes early, and the
/// hub is killed twice while all of them ask something of it. The hub is a process of its own, what
/// it hears comes over HTTPS, and its clock is moved from one event to the next.
///
/// Each call is held against a [DayBook], and so are the queue after each kill and the figures in
/// the evening.
final class DeskDay implements AutoCloseable {
    /// A fault that must be found.
    enum Planted {
        NOTHING,
        /// The hub lets more people pass than the house's rule says.
        ORDER,
        /// After the second kill the hub begins with an empty disk.
        LOST,
        /// A terminal numbers the same visitor twice.
        DOUBLED
    }

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final Instant OPENS = Instant.parse("2026-11-23T08:00:00Z");
    private static final int HOUR = 3600;
    private static final int DOWN = 90;
    private static final int CLOSES_EARLY = 7 * HOUR;
    private static final int LAST_TICKET = CLOSES_EARLY - 600;
    private static final int SENT_HOME = CLOSES_EARLY + HOUR + 60;
    private static final int PAUSED = HOUR;
    private static final int PAUSE_MINUTES = 30;
    private static final int MOST = 3;
    private static final String PIN = "274953";
    private static final List<String> SERVICES =
            List.of("choisir", "apprendre", "travailler", "bouger", "entreprendre");
    private static final String LETTERS = "CATBE";
    private static final List<String> LANGUAGES =
            List.of("fr", "fr", "fr", "fr", "fr", "nl", "nl", "en", "uk");
    private static final List<String> CSV_COLUMNS =
            List.of(
                    "issued",
                    "called",
                    "served",
                    "no_shows",
                    "cancelled",
                    "at_reception",
                    "waits",
                    "wait_mean_seconds",
                    "way_mean_seconds",
                    "service_mean_seconds");

    private record Event(int second, long order, Callable<?> what) {}

    private final Path config;
    private final Path data;
    private final int tickets;
    private final Planted planted;
    private final Random random;
    private final DayBook book = new DayBook(MOST, ZONE);
    private final List<At> desks = new ArrayList<>();
    private final Map<Integer, String> serving = new HashMap<>();
    private final List<SiteTerminal> terminals =
            List.of(new SiteTerminal("bruxelles-b", 'B'), new SiteTerminal("bruxelles-c", 'C'));
    private final PriorityQueue<Event> ahead =
            new PriorityQueue<>(
                    Comparator.comparingInt(Event::second).thenComparingLong(Event::order));
    private final Map<String, WaitEstimate.Between> told = new HashMap<>();
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final List<Long> answered = new ArrayList<>();
    private RunningHub hub;
    private final List<StaffBrowser> browsers;
    private final Set<String> printed = new HashSet<>();
    private boolean up;
    private int second;
    private long order;
    private int sentAway;
    private int refused;
    private int kills;
    private int undecided;
    private long memory;

    /// @param folder empty
    /// @param tickets that terminals and reception give until the house closes, about
    DeskDay(Path folder, int tickets, int appointments, long seed, Planted planted)
            throws Exception {
        this.tickets = tickets;
        this.planted = planted;
        this.random = new Random(seed);
        this.data = Files.createDirectories(folder.resolve("data"));
        this.config = config(folder);
        new StaffPin(data).set(PIN.toCharArray());
        this.hub = start(0);
        this.browsers = signedIn(hub.port(), desks.size());
        plan(appointments);
    }

    private Path config(Path folder) {
        ConfigFolder settings = ConfigFolder.shippedIn(folder);
        JsonNode plan = JsonMapper.shared().readTree(settings.read("desk.json"));
        for (int i = 0; i < SERVICES.size(); i++) {
            settings.put("desk.json", "/services/" + i + "/hours", "{'monday': ['09:00-17:00']}");
            settings.put("desk.json", "/services/" + i + "/mostWaiting", "200");
        }
        settings.put(
                "desk.json",
                "/desks/5/services",
                "['choisir', 'bouger', 'entreprendre', 'steward', 'multimedia']");
        int most = planted == Planted.ORDER ? MOST + 4 : MOST;
        settings.put("desk.json", "/rules/overtakenAtMost", String.valueOf(most));
        terminals.forEach(t -> settings.put("site.json", "/terminals/-", t.entry()));
        for (int i = 0; i < 6; i++) {
            JsonNode desk = plan.path("desks").path(i);
            desks.add(
                    new At(
                            i + 1,
                            i == 5
                                    ? Set.of("choisir", "bouger", "entreprendre")
                                    : texts(desk.path("services")),
                            texts(desk.path("languages"))));
        }
        return settings.path();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    private Instant now() {
        return OPENS.plusSeconds(second);
    }

    private RunningHub start(int port) throws IOException {
        RunningHub started = new RunningHub(config, data, port, now());
        up = true;
        return started;
    }

    private static List<StaffBrowser> signedIn(int port, int desks) throws Exception {
        List<StaffBrowser> all = new ArrayList<>();
        for (int desk = 0; desk <= desks; desk++) {
            StaffBrowser browser = StaffBrowser.ofMachine(desk + 1, port);
            // Reception is the last one, and signed in at the first desk as well.
            Answer in = browser.signIn(PIN, desk == desks ? 1 : desk + 1);
            require(in.status() == 200, "signing in: " + in.text());
            all.add(browser);
        }
        return all;
    }

    private StaffBrowser reception() {
        return browsers.get(desks.size());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private void in(int seconds, Callable<?> what) {
        ahead.add(new Event(second + seconds, order++, what));
    }

    // --- What is to happen

    private void plan(int appointments) throws Exception {
        List<String> list = new ArrayList<>(List.of("time;service;code"));
        for (int i = 0; i < appointments; i++) {
            // In bursts: five have the same time.
            LocalTime time = LocalTime.of(10, 0).plusMinutes(45L * (i / 5) % 330);
            String code = "R-" + (100 + i);
            list.add(time + ";" + SERVICES.get(random.nextInt(3)) + ";" + code);
            int at = time.toSecondOfDay() - 9 * HOUR;
            in(at - 1500 + random.nextInt(3000), () -> arrive(code, at));
        }
        in(
                0,
                () -> {
                    Answer taken =
                            reception()
                                    .postBody(
                                            "/api/appointments",
                                            "text/csv",
                                            String.join("\n", list)
                                                    .getBytes(StandardCharsets.UTF_8));
                    require(taken.status() == 200, "the list of appointments: " + taken.text());
                    return null;
                });
        for (int i = 0; i < tickets; i++) {
            // The morning brings more than the afternoon.
            double when = random.nextInt(3) == 0 ? random.nextDouble() * 0.25 : random.nextDouble();
            in((int) (when * (CLOSES_EARLY - 60)), this::come);
        }
        for (At desk : desks) {
            in(60 + 7 * desk.number(), () -> work(desk));
        }
        in(PAUSED, this::pause);
        in(PAUSED + 400, this::kill);
        in(CLOSES_EARLY - HOUR, this::closeEarly);
        in(CLOSES_EARLY - HOUR / 2, this::kill);
        in(SENT_HOME, this::sendHome);
    }

    /// Plays it, and compares what the hub says in the evening.
    ///
    /// @return what it came to, in sentences
    List<String> play() throws Exception {
        while (!ahead.isEmpty()) {
            Event next = ahead.remove();
            second = Math.max(second, next.second());
            if (up) {
                hub.at(now());
            }
            next.what().call();
        }
        compareState("in the evening");
        compareFigures();
        return summary();
    }

    // --- People

    private Void come() throws Exception {
        int which = new int[] {0, 0, 0, 1, 1, 1, 2, 2, 3, 4}[random.nextInt(10)];
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        if (random.nextInt(4) == 0) {
            if (up) {
                give(which, language);
            } else {
                in(30, this::come);
            }
            return null;
        }
        SiteTerminal terminal = terminals.get(random.nextInt(terminals.size()));
        if (up) {
            take(terminal);
        }
        char letter = LETTERS.charAt(which);
        if (terminal.heard(letter).flatMap(s -> s.noTicket()).isPresent()) {
            require(
                    gives(which) != Gives.YES,
                    SERVICES.get(which) + " gives no number at " + now());
            sentAway++;
            return null;
        }
        require(
                !up || gives(which) != Gives.NO,
                SERVICES.get(which) + " gives a number at " + now());
        ForwardedTicket ticket = terminal.print(letter, SERVICES.get(which), language, now());
        printed.add(ticket.code().toString());
        terminal.heard(letter)
                .ifPresent(
                        service -> {
                            if (service.estimate() instanceof WaitEstimate.Between range) {
                                told.put(ticket.code().toString(), range);
                            }
                        });
        if (planted == Planted.DOUBLED && kills == 1) {
            terminal.print(letter, SERVICES.get(which), language, now());
        }
        if (up) {
            take(terminal);
        }
        return null;
    }

    private enum Gives {
        YES,
        NO,
        PERHAPS
    }

    /// Whether a number is given for a service, as the team decided it.
    private Gives gives(int service) {
        boolean paused = service == 1 && second >= PAUSED && second < PAUSED + PAUSE_MINUTES * 60;
        boolean late = second >= LAST_TICKET;
        // To the second it is the hub's to say.
        boolean edge =
                Math.abs(second - LAST_TICKET) < 2
                        || Math.abs(second - PAUSED) < 2
                        || Math.abs(second - PAUSED - PAUSE_MINUTES * 60) < 2;
        return edge ? Gives.PERHAPS : paused || late ? Gives.NO : Gives.YES;
    }

    private void take(SiteTerminal terminal) throws IOException, InterruptedException {
        for (ForwardedTicket ticket : terminal.send(reception())) {
            if (book.with(ticket.code().toString()).isEmpty()) {
                add(ticket);
            }
        }
    }

    private void add(ForwardedTicket ticket) {
        require(printed.contains(ticket.code().toString()), ticket.code() + " was given to nobody");
        book.add(
                new Came(
                        ticket.id(),
                        ticket.code().toString(),
                        ticket.service().value(),
                        ticket.language(),
                        ticket.printed().at(),
                        false,
                        false),
                now());
    }

    private void give(int which, String language) throws Exception {
        Answer given =
                timed(
                        () ->
                                reception()
                                        .post(
                                                "/api/reception",
                                                Map.of(
                                                        "service",
                                                        SERVICES.get(which),
                                                        "language",
                                                        language)));
        Gives expected = gives(which);
        if (given.status() == 409) {
            require(expected != Gives.YES, "reception was refused: " + given.text());
            refused++;
            return;
        }
        require(given.status() == 200 && expected != Gives.NO, "reception: " + given.text());
        book.add(came(given.json().path("ticket")), now());
    }

    private static Came came(JsonNode ticket) {
        String[] id = ticket.path("id").asString().split("/", -1);
        String channel = ticket.path("channel").asString();
        return new Came(
                new TicketId(id[0], Long.parseLong(id[1])),
                ticket.path("code").asString(),
                ticket.path("service").asString(),
                ticket.path("language").asString(),
                Instant.ofEpochMilli(ticket.path("place").asLong()),
                channel.equals("APPOINTMENT") && ticket.path("priority").asBoolean(),
                channel.equals("RECEPTION"));
    }

    /// Somebody comes for an appointment.
    ///
    /// @param at its time, in seconds after opening
    private Void arrive(String code, int at) throws Exception {
        if (!up) {
            in(30, () -> arrive(code, at));
            return null;
        }
        Answer here =
                timed(
                        () ->
                                reception()
                                        .post(
                                                "/api/arrive",
                                                Map.of("code", code, "language", "fr")));
        require(here.status() == 200, code + ": " + here.text());
        Came came = came(here.json().path("ticket"));
        boolean late = second > at + 15 * 60;
        Instant place = late ? now() : OPENS.plusSeconds(at);
        require(
                came.place().equals(place) && came.appointment() == !late,
                code + " has its place at " + came.place() + ", not " + place);
        book.add(came, now());
        return null;
    }

    // --- Desks

    private Void work(At desk) throws Exception {
        if (second > CLOSES_EARLY + 300 || atWork(desk.number())) {
            return null;
        }
        if (!up) {
            in(30, () -> work(desk));
            return null;
        }
        Optional<Visitor> expected = book.next(desk, now(), Set.of());
        Answer next = timed(() -> browser(desk).post("/api/next", Map.of()));
        if (next.status() == 409) {
            require(
                    expected.isEmpty() && "nothing-waiting".equals(next.refused()),
                    "desk "
                            + desk.number()
                            + " calls nobody, not "
                            + expected
                            + ": "
                            + next.text());
            in(20, () -> work(desk));
            return null;
        }
        require(next.status() == 200, "desk " + desk.number() + ": " + next.text());
        called(desk, next.json().path("ticket"), expected);
        return null;
    }

    private StaffBrowser browser(At desk) {
        return browsers.get(desk.number() - 1);
    }

    private void called(At desk, JsonNode ticket, Optional<Visitor> expected) {
        String code = ticket.path("code").asString();
        require(
                expected.map(v -> v.came().code()).filter(code::equals).isPresent(),
                "desk " + desk.number() + " calls " + code + ", not " + expected + ", at " + now());
        book.called(code, desk, now());
        serving.put(desk.number(), ticket.path("id").asString());
        in(
                20 + random.nextInt(50),
                () -> random.nextInt(20) == 0 ? absent(desk, code) : sit(desk, code));
    }

    private boolean act(At desk, String action) throws Exception {
        if (!up) {
            return false;
        }
        String id = serving.getOrDefault(desk.number(), "");
        Answer done =
                timed(() -> browser(desk).post("/api/act", Map.of("action", action, "ticket", id)));
        require(done.status() == 200, action + " of " + id + ": " + done.text());
        return true;
    }

    private Void absent(At desk, String code) throws Exception {
        if (!act(desk, "no-show")) {
            in(30, () -> absent(desk, code));
            return null;
        }
        book.absent(code, now());
        in(10, () -> work(desk));
        return null;
    }

    private Void sit(At desk, String code) throws Exception {
        if (!act(desk, "serve")) {
            in(30, () -> sit(desk, code));
            return null;
        }
        book.serving(code, now());
        // All desks together are nearly as fast as people come.
        double mean = 6.0 * CLOSES_EARLY / Math.max(tickets, 1) * 0.8;
        in((int) (mean * (0.4 + random.nextDouble() * 1.2)), () -> leave(desk, code));
        return null;
    }

    private Void leave(At desk, String code) throws Exception {
        if (book.with(code).filter(v -> v.state() == State.DONE).isPresent()) {
            work(desk);
        } else if (act(desk, "done")) {
            book.done(code, now());
            in(5 + random.nextInt(30), () -> work(desk));
        } else {
            in(30, () -> leave(desk, code));
        }
        return null;
    }

    private Answer timed(Callable<Answer> what) throws Exception {
        long begun = System.nanoTime();
        Answer answer = what.call();
        answered.add(System.nanoTime() - begun);
        return answer;
    }

    // --- The team

    private Void pause() throws Exception {
        String minutes = String.valueOf(PAUSE_MINUTES);
        Answer paused =
                browsers.getFirst()
                        .post("/api/pause", Map.of("service", SERVICES.get(1), "minutes", minutes));
        require(paused.status() == 200, "the pause: " + paused.text());
        return null;
    }

    private Void closeEarly() throws Exception {
        String at = now().plusSeconds(HOUR).atZone(ZONE).toLocalTime().toString();
        Answer closed =
                browsers.getFirst().post("/api/team", Map.of("what", "close-early", "at", at));
        require(closed.status() == 200, "closing early: " + closed.text());
        return null;
    }

    private Void sendHome() {
        book.sendHome(now());
        return null;
    }

    // --- Kills

    /// While two desks, a terminal and reception ask something of it at the same time.
    private Void kill() throws Exception {
        memory = Math.max(memory, hub.memoryKilobytes());
        Optional<At> free = desks.stream().filter(d -> !atWork(d.number())).findFirst();
        Optional<At> busy = desks.stream().filter(d -> isServing(d.number())).findFirst();
        SiteTerminal terminal = terminals.getFirst();
        ForwardedTicket ticket = terminal.print('T', "travailler", "fr", now());
        printed.add(ticket.code().toString());
        List<Future<Optional<Answer>>> under = new ArrayList<>();
        under.add(ask(() -> given()));
        free.ifPresent(d -> under.add(ask(() -> browser(d).post("/api/next", Map.of()))));
        busy.ifPresent(
                d ->
                        under.add(
                                ask(
                                        () ->
                                                browser(d)
                                                        .post(
                                                                "/api/act",
                                                                Map.of(
                                                                        "action",
                                                                        "done",
                                                                        "ticket",
                                                                        serving.getOrDefault(
                                                                                d.number(),
                                                                                ""))))));
        Future<Optional<Answer>> sent = ask(() -> new Answer(terminal.ask(browsers.get(1))));
        LockSupport.parkNanos(random.nextInt(12_000_000));
        hub.kill();
        kills++;
        up = false;
        List<Optional<Answer>> heard = new ArrayList<>();
        for (Future<Optional<Answer>> one : under) {
            heard.add(one.get(1, TimeUnit.MINUTES));
        }
        boolean taken =
                sent.get(1, TimeUnit.MINUTES)
                        .filter(
                                a ->
                                        HubAnswer.of(a.response().body()).through()
                                                >= ticket.id().serial())
                        .isPresent();
        undecided += (int) heard.stream().filter(Optional::isEmpty).count() + (taken ? 0 : 1);
        Instant then = now();
        in(DOWN, () -> restart(then, free, busy, heard, ticket, taken));
        return null;
    }

    private boolean atWork(int desk) {
        return serving.containsKey(desk)
                && book.everybody().stream()
                        .anyMatch(
                                v ->
                                        id(v).equals(serving.get(desk))
                                                && v.state() != State.DONE
                                                && v.state() != State.NO_SHOW);
    }

    private boolean isServing(int desk) {
        return book.everybody().stream()
                .anyMatch(v -> id(v).equals(serving.get(desk)) && v.state() == State.SERVING);
    }

    private static String id(Visitor visitor) {
        return visitor.came().id().toString();
    }

    private Answer given() throws IOException, InterruptedException {
        return reception().post("/api/reception", Map.of("service", "choisir", "language", "nl"));
    }

    private Future<Optional<Answer>> ask(Callable<Answer> what) {
        return hands.submit(
                () -> {
                    try {
                        return Optional.of(what.call());
                    } catch (IOException e) {
                        // That is what the kill does: whether it was carried out shows afterwards.
                        return Optional.empty();
                    }
                });
    }

    /// The hub is there again. What it answered before it died must be so; what it did not answer
    /// was done or was not.
    private Void restart(
            Instant then,
            Optional<At> free,
            Optional<At> busy,
            List<Optional<Answer>> heard,
            ForwardedTicket sent,
            boolean taken)
            throws Exception {
        if (planted == Planted.LOST && kills == 2) {
            empty(data.resolve("db"));
        }
        hub = start(hub.port());
        JsonNode state = new Events(browsers.getFirst()).first("/api/events");
        Map<String, JsonNode> known = known(state);
        Set<String> unsure = new HashSet<>();
        String code = sent.code().toString();
        require(!taken || known.containsKey(code), code + " was taken and is lost");
        // In the order in which the hub can have taken them the later two change no turn before
        // them.
        Optional<Visitor> before = free.flatMap(desk -> book.next(desk, then, Set.of()));
        if (known.containsKey(code)) {
            book.add(new Came(sent.id(), code, "travailler", "fr", then, false, false), then);
            unsure.add(code);
        }
        for (JsonNode ticket : known.values()) {
            String other = ticket.path("code").asString();
            if (book.with(other).isEmpty()) {
                require(
                        ticket.path("channel").asString().equals("RECEPTION")
                                && unsure.add(other)
                                && unsure.size() <= 2,
                        other + " was given to nobody");
                book.add(came(ticket), then);
            }
        }
        heard.getFirst()
                .ifPresent(
                        answer -> {
                            String mine = answer.json().path("ticket").path("code").asString("");
                            require(
                                    known.containsKey(mine) || answer.status() == 409,
                                    mine + " was given and is lost");
                        });
        int at = 1;
        if (free.isPresent()) {
            resolveCall(state, free.get(), heard.get(at++), before, unsure, then);
        }
        if (busy.isPresent()) {
            resolveEnd(state, busy.get(), heard.get(at), then);
        }
        compareState("after kill " + kills);
        return null;
    }

    private static void empty(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private void resolveCall(
            JsonNode state,
            At desk,
            Optional<Answer> answer,
            Optional<Visitor> before,
            Set<String> unsure,
            Instant then) {
        JsonNode ticket = deskTicket(state, desk.number());
        if (answer.filter(a -> a.status() == 200).isPresent()) {
            require(
                    ticket.path("code").equals(answer.get().json().path("ticket").path("code")),
                    "desk " + desk.number() + " had called, and has lost the call");
        }
        if (ticket.isMissingNode()) {
            return;
        }
        String code = ticket.path("code").asString();
        Optional<Visitor> with = book.next(desk, then, Set.of());
        List<String> allowed = new ArrayList<>();
        before.ifPresent(v -> allowed.add(v.came().code()));
        with.ifPresent(v -> allowed.add(v.came().code()));
        unsure.forEach(
                u -> book.next(desk, then, Set.of(u)).ifPresent(v -> allowed.add(v.came().code())));
        require(
                allowed.contains(code),
                "desk " + desk.number() + " had called " + code + ", not one of " + allowed);
        book.called(code, desk, then);
        serving.put(desk.number(), ticket.path("id").asString());
        // The adviser's page shows it again, and the day goes on from there.
        in(30, () -> sit(desk, code));
    }

    private void resolveEnd(JsonNode state, At desk, Optional<Answer> answer, Instant then) {
        JsonNode ticket = deskTicket(state, desk.number());
        boolean ended = ticket.isMissingNode();
        require(ended || answer.isEmpty(), "the end at desk " + desk.number() + " is lost");
        if (ended) {
            String id = serving.get(desk.number());
            book.everybody().stream()
                    .filter(v -> id(v).equals(id))
                    .findFirst()
                    .ifPresent(v -> book.done(v.came().code(), then));
        }
    }

    private static JsonNode deskTicket(JsonNode state, int number) {
        for (JsonNode desk : state.path("desks")) {
            if (desk.path("desk").asInt() == number) {
                return desk.path("ticket");
            }
        }
        throw new AssertionError("no desk " + number);
    }

    // --- What the hub says

    private static Map<String, JsonNode> known(JsonNode state) {
        Map<String, JsonNode> tickets = new TreeMap<>();
        for (String list : List.of("waiting", "parked", "noShows", "ended")) {
            state.path(list).forEach(t -> put(tickets, t));
        }
        state.path("desks").forEach(d -> put(tickets, d.path("ticket")));
        return tickets;
    }

    private static void put(Map<String, JsonNode> tickets, JsonNode ticket) {
        if (!ticket.isMissingNode()
                && tickets.put(ticket.path("code").asString(), ticket) != null) {
            throw new AssertionError(ticket.path("code").asString() + " stands in two places");
        }
    }

    /// Everybody in the book is at the hub as the book has it, and nobody else is. Who left long
    /// ago is only counted there.
    private void compareState(String when) throws Exception {
        JsonNode state = new Events(browsers.getFirst()).first("/api/events");
        Map<String, String> said = new TreeMap<>();
        known(state).forEach((code, ticket) -> said.put(code, ticket.path("state").asString()));
        Map<String, String> expected = new TreeMap<>();
        for (Visitor visitor : book.everybody()) {
            String code = visitor.came().code();
            boolean left = visitor.state() == State.DONE || visitor.state() == State.CANCELLED;
            if (!left || said.containsKey(code)) {
                expected.put(code, visitor.state().name());
            }
        }
        for (String kind : List.of("done", "noShows", "cancelled", "issued")) {
            said.put(kind, state.path("counts").path(kind).asString());
        }
        expected.put("done", count(State.DONE));
        expected.put("noShows", count(State.NO_SHOW));
        expected.put("cancelled", count(State.CANCELLED));
        expected.put("issued", String.valueOf(book.everybody().size()));
        require(expected.equals(said), when + " the hub has " + differences(expected, said));
    }

    private String count(State state) {
        return String.valueOf(
                book.everybody().stream().filter(visitor -> visitor.state() == state).count());
    }

    private static String differences(Map<String, String> expected, Map<String, String> said) {
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(said.keySet());
        return all.stream()
                .sorted()
                .filter(key -> !expected.getOrDefault(key, "").equals(said.getOrDefault(key, "")))
                .limit(10)
                .map(
                        key ->
                                key
                                        + " "
                                        + said.getOrDefault(key, "nothing")
                                        + ", not "
                                        + expected.getOrDefault(key, "nothing"))
                .toList()
                .toString();
    }

    private void compareFigures() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        book.cells().forEach((at, cell) -> expected.put(at, cell.row().toString()));
        Map<String, String> said = new TreeMap<>();
        List<String> lines = browsers.getFirst().get("/day.csv").text().strip().lines().toList();
        List<String> head = Arrays.asList(lines.getFirst().split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = Arrays.asList(line.split(",", -1));
            String at = row.get(head.indexOf("service")) + "," + row.get(head.indexOf("hour"));
            said.put(
                    at,
                    CSV_COLUMNS.stream().map(c -> row.get(head.indexOf(c))).toList().toString());
        }
        require(expected.equals(said), "the day's figures: " + differences(expected, said));
    }

    private List<String> summary() {
        List<Visitor> walkIns =
                book.everybody().stream().filter(v -> !v.came().appointment()).toList();
        List<Visitor> expected =
                book.everybody().stream().filter(v -> v.came().appointment()).toList();
        long inside =
                told.entrySet().stream()
                        .filter(
                                e ->
                                        book.with(e.getKey())
                                                .flatMap(Visitor::waited)
                                                .filter(w -> holds(e.getValue(), w))
                                                .isPresent())
                        .count();
        long called =
                told.keySet().stream()
                        .filter(c -> book.with(c).flatMap(Visitor::waited).isPresent())
                        .count();
        List<Long> nanos = answered.stream().sorted().toList();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d numbers, of them %d by appointment; %d refused at reception, %d sent away by a terminal",
                        book.everybody().size(),
                        expected.size(),
                        refused,
                        sentAway),
                String.format(
                        Locale.ROOT,
                        "waits of those without: %s; from the time of an appointment on: %s",
                        waits(walkIns),
                        waits(expected)),
                String.format(
                        Locale.ROOT,
                        "%d of %d were called within the range that they were told (%.0f %%)",
                        inside,
                        called,
                        100.0 * inside / Math.max(called, 1)),
                String.format(
                        Locale.ROOT,
                        "killed %d times with %d requests not answered; memory of the hub up to %d MB",
                        kills,
                        undecided,
                        memory / 1024),
                String.format(
                        Locale.ROOT,
                        "%d actions, one after the other: half within %.1f ms, 99 of 100 within %.1f ms",
                        nanos.size(),
                        nanos.get(nanos.size() / 2) / 1e6,
                        nanos.get(nanos.size() * 99 / 100) / 1e6));
    }

    private static boolean holds(WaitEstimate.Between range, Duration wait) {
        long minutes = Math.round(wait.toSeconds() / 60.0);
        return minutes >= range.fromMinutes() && minutes <= range.toMinutes();
    }

    private static String waits(List<Visitor> of) {
        List<Long> seconds =
                of.stream()
                        .flatMap(v -> v.waited().stream())
                        .map(Duration::toSeconds)
                        .sorted()
                        .toList();
        return seconds.isEmpty()
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "half within %d min, the longest %d min",
                        seconds.get(seconds.size() / 2) / 60,
                        seconds.getLast() / 60);
    }

    @Override
    public void close() {
        browsers.forEach(StaffBrowser::close);
        hands.shutdownNow();
        hub.close();
    }
}
