package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Staff work, a board follows and terminals send while strangers hold up the running desk or
/// centre; says how many of their actions were answered, and how fast. Ends with status 1 if one
/// was not, or if one of a hundred took more than a second.
///
/// `deploy/check-strangers.sh` starts the servers and calls it.
public final class StrangersTrial {
    private static final String WRONG = "pin=%06d&desk=1&password=wrong-password-%d";

    private static final int LEAD_MILLIS = 300;
    private static final int LEAST = 20;

    private final int port;
    private final int seconds;
    private final Answered answered;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean over;
    private boolean held = true;

    private StrangersTrial(int port, int seconds) {
        this.port = port;
        this.seconds = seconds;
        this.answered = new Answered(port);
    }

    /// Tries one server that runs.
    ///
    /// @param args `desk` or `centre`, its port, seconds for each attack, the secret of staff, and
    ///   the folder of a terminal's key (desk; also a picture) or a terminal's token (centre)
    public static void main(String[] args) throws Exception {
        StrangersTrial trial =
                new StrangersTrial(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        if (args[0].equals("desk")) {
            trial.desk(args[3], KeyFile.loadOrCreate(Path.of(args[4])), Path.of(args[5]));
        } else {
            trial.centre(args[3], args[4]);
        }
        System.exit(trial.held ? 0 : 1);
    }

    private void desk(String pin, TerminalKey key, Path picture) throws Exception {
        List<String> cookies = new ArrayList<>();
        for (int desk = 1; desk <= 3; desk++) {
            cookies.add(signIn("/api/sign-in", "pin=" + pin + "&desk=" + desk));
        }
        for (String cookie : cookies.subList(0, 2)) {
            String token = token(cookie);
            work(50, () -> adviser(cookie, token));
        }
        String third = token(cookies.get(2));
        work(200, () -> page("/console", cookies.get(1)));
        work(400, () -> board());
        work(150, new Printing(key)::forward);
        work(1_500, () -> again("/api/sign-in", "pin=" + pin + "&desk=3", cookies.get(2)));
        during("desk, nobody else", () -> new Strangers(port));
        during("desk, idle connections", () -> new Strangers(port).idle());
        during("desk, half requests", () -> new Strangers(port).half());
        during("desk, long headers", () -> new Strangers(port).headers());
        during("desk, boards nobody sees", () -> new Strangers(port).streams());
        during(
                "desk, wrong PINs",
                () ->
                        new Strangers(port)
                                .guesses(
                                        "/api/sign-in",
                                        n -> String.format(Locale.ROOT, WRONG, n, n)));
        byte[] file = Files.readAllBytes(picture);
        for (int i = 0; i < 3; i++) {
            work(0, () -> photo(file, cookies.get(2), third));
        }
        during("desk, pictures of patterns", () -> new Strangers(port));
        end();
    }

    private void centre(String password, String token) throws Exception {
        String cookie = signIn("/sign-in", "password=" + password);
        work(100, () -> page("/fleet?lang=fr", cookie));
        work(100, () -> heartbeat(token));
        work(1_500, () -> again("/sign-in", "password=" + password, cookie));
        during("centre, nobody else", () -> new Strangers(port));
        during("centre, idle connections", () -> new Strangers(port).idle());
        during("centre, half requests", () -> new Strangers(port).half());
        during("centre, long headers", () -> new Strangers(port).headers());
        during(
                "centre, wrong passwords",
                () ->
                        new Strangers(port)
                                .guesses("/sign-in", n -> String.format(Locale.ROOT, WRONG, n, n)));
        end();
    }

    private void during(String title, Supplier<Strangers> attack) throws InterruptedException {
        try (Strangers strangers = attack.get()) {
            pause(LEAD_MILLIS);
            answered.open(LEAST, Duration.ofSeconds(seconds));
            List<String> lines = answered.lines(title);
            lines.forEach(System.out::println);
            held &= answered.allWell();
            System.out.println("  strangers came " + strangers.tries() + " times");
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// What a worker does again and again.
    @FunctionalInterface
    private interface Chore {
        void once() throws IOException, InterruptedException;
    }

    private void work(int pauseMillis, Chore chore) {
        workers.add(
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        while (!over) {
                                            chore.once();
                                            pause(pauseMillis);
                                        }
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                }));
    }

    private void end() {
        over = true;
        workers.forEach(Thread::interrupt);
    }

    private HttpRequest.Builder form(String path, String body) {
        return answered.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /// All cookies of a sign-in.
    private String signIn(String path, String body) throws Exception {
        HttpResponse<String> answer =
                answered.send(form(path, body).timeout(Duration.ofSeconds(60)).build());
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        if (cookies.isEmpty()) {
            throw new IOException("signing in: " + answer.statusCode() + " " + answer.body());
        }
        return String.join("; ", cookies.stream().map(c -> c.replaceFirst(";.*", "")).toList());
    }

    private void again(String path, String body, String cookie) throws InterruptedException {
        answered.time(
                Answered.SLOW,
                () ->
                        Answered.isAnswer(
                                answered.fresh(
                                        form(path, body)
                                                .timeout(Duration.ofSeconds(20))
                                                .header("Cookie", cookie)
                                                .build())));
    }

    private void page(String path, String cookie) throws InterruptedException {
        answered.time(
                "page, new connection",
                () -> answered.fresh(answered.to(path).header("Cookie", cookie).build()) == 200);
    }

    private String token(String cookie) throws IOException, InterruptedException {
        HttpResponse<String> me =
                answered.send(answered.to("/api/me").header("Cookie", cookie).build());
        return JsonMapper.shared().readTree(me.body()).path("token").asString("");
    }

    private void adviser(String cookie, String token) throws InterruptedException {
        String[] ticket = {""};
        answered.time(
                "call tickets",
                () -> {
                    HttpResponse<String> next = act("/api/next", "", cookie, token);
                    ticket[0] =
                            next.statusCode() == 200
                                    ? JsonMapper.shared()
                                            .readTree(next.body())
                                            .path("ticket")
                                            .path("id")
                                            .asString("")
                                    : "";
                    return Answered.isAnswer(next.statusCode());
                });
        for (String action : List.of("serve", "done")) {
            if (!ticket[0].isEmpty()) {
                answered.time(
                        "call tickets",
                        () ->
                                Answered.isAnswer(
                                        act(
                                                        "/api/act",
                                                        "action=" + action + "&ticket=" + ticket[0],
                                                        cookie,
                                                        token)
                                                .statusCode()));
            }
        }
    }

    private HttpResponse<String> act(String path, String body, String cookie, String token)
            throws IOException, InterruptedException {
        return answered.send(
                form(path, body)
                        .header("Cookie", cookie)
                        .header(SignIn.ANTI_FORGERY, token)
                        .build());
    }

    private void board() throws InterruptedException {
        answered.time(
                "board comes up",
                () -> {
                    try (StaffBrowser browser = new StaffBrowser(port);
                            Events.Stream stream = new Events(browser).open("/board/events")) {
                        return !stream.next("state").isMissingNode();
                    }
                });
    }

    private void photo(byte[] file, String cookie, String token) throws InterruptedException {
        try {
            answered.send(
                    answered.to("/api/photo?lang=fr")
                            .header("Cookie", cookie)
                            .header(SignIn.ANTI_FORGERY, token)
                            .header("Content-Type", "image/png")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                            .build());
        } catch (IOException e) {
            // That one gets no answer is no matter; what the others get is.
            pause(50);
        }
    }

    private void heartbeat(String token) throws InterruptedException {
        String body =
                "{\"program\":\"1.0.0\",\"content\":\"0123456789ab\",\"batchesWaiting\":0,\"paper\":\"ok\","
                        + "\"held\":\"no\",\"faults\":[],\"clock\":\"trusted\"}";
        answered.time(
                "a terminal sends",
                () ->
                        answered.fresh(
                                        answered.to("/v1/terminals/bruxelles-b/heartbeat")
                                                .header("Content-Type", "application/json")
                                                .header("Authorization", "Bearer " + token)
                                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                                .build())
                                == 204);
    }

    /// A terminal that prints a ticket now and then.
    private final class Printing {
        private final TerminalKey key;
        private final AtomicLong serial = new AtomicLong();

        Printing(TerminalKey key) {
            this.key = key;
        }

        void forward() throws InterruptedException {
            long number = serial.incrementAndGet();
            ForwardedTicket ticket =
                    new ForwardedTicket(
                            new TicketId("bruxelles-b", number),
                            TicketCode.parse(String.format(Locale.ROOT, "A-B%03d", number % 1_000)),
                            new ServiceId("apprendre"),
                            "fr",
                            new Moment(Instant.now(), true));
            byte[] body = new HubRequest("bruxelles-b", "0123456789ab", List.of(ticket)).bytes();
            String signature =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(key.sign(HubRequest.signed(body)));
            answered.time(
                    "a terminal sends",
                    () ->
                            answered.fresh(
                                            answered.to(HubRequest.path())
                                                    .header("Content-Type", "application/json")
                                                    .header(HubRequest.SIGNATURE_HEADER, signature)
                                                    .POST(
                                                            HttpRequest.BodyPublishers.ofByteArray(
                                                                    body))
                                                    .build())
                                    == 200);
        }
    }
}
