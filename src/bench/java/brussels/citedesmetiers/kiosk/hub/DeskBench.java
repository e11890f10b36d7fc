package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.Events;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The desk under load, over real HTTPS on a real database, its clients in the same process: how
/// many actions a second six consoles get done while 50 boards follow, and how long it is from
/// "next" to each board.
public final class DeskBench {
    private static final String PIN = "274953";
    private static final int DESKS = 6;
    private static final int BOARDS = 50;
    private static final int TICKETS = 600;
    private static final int CALLS = 100;

    private DeskBench() {}

    /// @param args configuration folder, empty data folder
    public static void main(String[] args) throws Exception {
        Path config = Path.of(args[0]);
        Path data = Path.of(args[1]);
        new StaffPin(data).set(PIN.toCharArray());
        try (StandaloneHub hub =
                StandaloneHub.open(
                        DataFolder.lock(data),
                        loaded(SettingsReader.load(config)),
                        loaded(DeskReader.load(config)),
                        CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                        DeskBench.<Content>loaded(ContentLoader.load(config)),
                        new WallClock(InstantSource.system(), () -> false),
                        DeskAddress.on(0))) {
            Map<String, Long> pressed = new ConcurrentHashMap<>();
            List<Double> toBoard = Collections.synchronizedList(new ArrayList<>());
            Semaphore seen = new Semaphore(0);
            CountDownLatch following = new CountDownLatch(BOARDS);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            for (int i = 1; i <= BOARDS; i++) {
                int machine = DESKS + i;
                threads.submit(
                        () ->
                                follow(
                                        StaffBrowser.ofMachine(machine, hub.desk().port()),
                                        pressed,
                                        toBoard,
                                        seen,
                                        following));
            }
            following.await(1, TimeUnit.MINUTES);
            actions(hub, threads);
            calls(hub, pressed, toBoard, seen);
            threads.shutdownNow();
        }
        System.exit(0);
    }

    private static <T> T loaded(LoadResult<T> result) {
        return switch (result) {
            case LoadResult.Loaded<T>(T value) -> value;
            case LoadResult.Refused<T>(var faults) ->
                    throw new IllegalStateException(faults.toString());
        };
    }

    private static Void follow(
            StaffBrowser own,
            Map<String, Long> pressed,
            List<Double> toBoard,
            Semaphore seen,
            CountDownLatch following)
            throws Exception {
        try (StaffBrowser browser = own;
                Events.Stream stream = new Events(browser).open("/board/events")) {
            String last = "";
            boolean first = true;
            while (true) {
                String code = stream.next("state").path("calls").path(0).path("code").asString("");
                long now = System.nanoTime();
                if (first) {
                    first = false;
                    following.countDown();
                }
                Long at = pressed.get(code);
                if (!code.equals(last) && at != null) {
                    toBoard.add((now - at) / 1e6);
                    seen.release();
                }
                last = code;
            }
        }
    }

    private static void issue(StandaloneHub hub, int count) {
        List<ServiceId> services =
                hub.queue().plan().services().stream().map(service -> service.id()).toList();
        for (int given = 0, tried = 0; given < count; tried++) {
            if (hub.queue().issue(services.get(tried % services.size()), "fr")
                    instanceof QueueResult.Ok) {
                given++;
            }
        }
    }

    private static void actions(StandaloneHub hub, ExecutorService threads) throws Exception {
        List<Double> times = Collections.synchronizedList(new ArrayList<>());
        for (int round = 0; round < TICKETS / 60; round++) {
            issue(hub, 60);
            List<Double> into = round == 0 ? new ArrayList<>() : times;
            work(hub, threads, Collections.synchronizedList(into));
        }
        double sum = times.stream().mapToDouble(t -> t).sum();
        say("console action with 50 boards", times);
        System.out.printf(
                "console actions a second, %d desks: %.0f%n",
                DESKS, times.size() * 1000 * DESKS / sum);
    }

    private static void work(StandaloneHub hub, ExecutorService threads, List<Double> times)
            throws Exception {
        List<Future<Void>> desks = new ArrayList<>();
        for (int desk = 1; desk <= DESKS; desk++) {
            int number = desk;
            desks.add(
                    threads.submit(
                            () -> {
                                try (StaffBrowser browser =
                                        StaffBrowser.ofMachine(number, hub.desk().port())) {
                                    browser.signIn(PIN, number);
                                    while (true) {
                                        long begun = System.nanoTime();
                                        StaffBrowser.Answer next =
                                                browser.post("/api/next", Map.of());
                                        if (next.status() != 200) {
                                            return null;
                                        }
                                        times.add((System.nanoTime() - begun) / 1e6);
                                        String id =
                                                next.json().path("ticket").path("id").asString();
                                        for (String action : List.of("serve", "done")) {
                                            begun = System.nanoTime();
                                            browser.post(
                                                    "/api/act",
                                                    Map.of("action", action, "ticket", id));
                                            times.add((System.nanoTime() - begun) / 1e6);
                                        }
                                    }
                                }
                            }));
        }
        for (Future<Void> desk : desks) {
            desk.get();
        }
    }

    private static void calls(
            StandaloneHub hub, Map<String, Long> pressed, List<Double> toBoard, Semaphore seen)
            throws Exception {
        try (StaffBrowser browser = new StaffBrowser(hub.desk().port())) {
            browser.signIn(PIN, 1);
            ServiceId service = hub.queue().plan().desks().getFirst().services().getFirst();
            for (int i = 0; i < CALLS; i++) {
                QueueResult.Ok issued = (QueueResult.Ok) hub.queue().issue(service, "fr");
                String code = issued.ticket().code().toString();
                pressed.put(code, System.nanoTime());
                browser.post("/api/next", Map.of());
                String id = issued.ticket().id().toString();
                seen.acquire(BOARDS);
                browser.post("/api/act", Map.of("action", "serve", "ticket", id));
                browser.post("/api/act", Map.of("action", "done", "ticket", id));
            }
        }
        say("\"next\" to each of 50 boards", toBoard);
    }

    private static void say(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f, p99 %.1f, %d times%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() * 99 / 100),
                sorted.size());
    }
}
