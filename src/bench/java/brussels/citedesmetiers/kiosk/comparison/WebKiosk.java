package brussels.citedesmetiers.kiosk.comparison;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Chromium in kiosk mode on a page made with SurveyJS, and the server that prints for it.
final class WebKiosk implements Contender, AutoCloseable {
    private static final List<String> CHROMIUM =
            List.of(
                    "chromium",
                    "--kiosk",
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--noerrdialogs",
                    "--disable-infobars",
                    "--disable-session-crashed-bubble",
                    "--password-store=basic",
                    "--window-position=0,0",
                    "--window-size=" + ScreenWatch.WIDTH + "," + ScreenWatch.HEIGHT);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Path work;
    private final ProcessTree server;
    private final String address;

    /// @param folder where the page was built
    /// @param work for the browser's profiles
    WebKiosk(Path folder, Path work) throws IOException {
        this.folder = folder;
        this.work = work;
        server =
                new ProcessTree(
                        new ProcessBuilder("node", folder.resolve("server.mjs").toString())
                                .redirectError(ProcessBuilder.Redirect.DISCARD));
        String port = server.root().inputReader(StandardCharsets.US_ASCII).readLine();
        if (port == null) {
            throw new IllegalStateException("the web kiosk's server did not start");
        }
        address = "http://127.0.0.1:" + port + "/";
    }

    @Override
    public String name() {
        return "web kiosk";
    }

    @Override
    public Running start(String display, List<String> before, boolean tappable) throws IOException {
        return open(display, before, "profile", tappable);
    }

    private Browsing open(String display, List<String> before, String profile, boolean tappable)
            throws IOException {
        List<String> end =
                tappable ? List.of("--remote-debugging-pipe", address) : List.of(address);
        List<String> command =
                Stream.of(
                                before,
                                CHROMIUM,
                                List.of("--user-data-dir=" + work.resolve(profile)),
                                end)
                        .flatMap(List::stream)
                        .toList();
        return new Browsing(chromium(display, command), server);
    }

    /// Any page in Chromium on a display, for who only looks at it.
    static ProcessTree look(String display, Path profile, String address) throws IOException {
        List<String> command = new ArrayList<>(CHROMIUM);
        command.add("--ignore-certificate-errors");
        command.add("--user-data-dir=" + profile);
        command.add(address);
        return chromium(display, command);
    }

    /// The debugging pipe is the third and fourth file of Chromium; here it is its input and
    /// output.
    private static ProcessTree chromium(String display, List<String> command) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                                "bash"));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("DISPLAY", display);
        return new ProcessTree(builder);
    }

    @Override
    public AfterVisits visits(String display, int count) throws Exception {
        try (Browsing browser = open(display, List.of(), "profile-visits", true)) {
            browser.waitFor("window.kiosk");
            double before = written(browser);
            browser.run("kiosk.visits(" + count + ")");
            // What it holds back it writes within some seconds.
            Pause.seconds(6);
            return new AfterVisits(
                    browser.proportionalMegabytes(), (written(browser) - before) / count);
        }
    }

    private double written(Browsing browser) {
        return browser.chromium.writtenKilobytes() + server.writtenKilobytes();
    }

    @Override
    public TicketTimes ticket(int runs) throws IOException {
        return Times.read(
                new ProcessBuilder(
                        "node", folder.resolve("ticket.mjs").toString(), Integer.toString(runs)));
    }

    @Override
    public void close() {
        server.close();
    }

    /// The page in Chromium, with the server beside it.
    private static final class Browsing implements Running {
        private final ProcessTree chromium;
        private final ProcessTree server;
        private int messages;
        private String session = "";

        Browsing(ProcessTree chromium, ProcessTree server) {
            this.chromium = chromium;
            this.server = server;
        }

        @Override
        public long started() {
            return chromium.started();
        }

        @Override
        public double proportionalMegabytes() {
            return chromium.proportionalMegabytes() + server.proportionalMegabytes();
        }

        @Override
        public double processorSeconds() {
            return chromium.processorSeconds() + server.processorSeconds();
        }

        @Override
        public List<Tap> next(Random random) throws IOException {
            List<Tap> taps = new ArrayList<>();
            for (JsonNode tap : run("kiosk.taps(" + random.nextInt(1000) + ")")) {
                taps.add(new Tap(tap.get(0).asString(), tap.get(1).asInt(), tap.get(2).asInt()));
            }
            return taps;
        }

        @Override
        public boolean asking() throws IOException {
            return next(new Random(0)).getFirst().what().equals("question");
        }

        void waitFor(String expression) throws IOException {
            while (!run("!!(" + expression + ")").asBoolean()) {
                Pause.millis(50);
            }
        }

        /// Runs a line of JavaScript in the page.
        JsonNode run(String line) throws IOException {
            if (session.isEmpty()) {
                session = attach();
            }
            JsonNode result =
                    ask(
                            "Runtime.evaluate",
                            Map.of("expression", line, "awaitPromise", true, "returnByValue", true),
                            session);
            if (result.has("exceptionDetails")) {
                throw new IllegalStateException(result.toString());
            }
            return result.path("result").path("value");
        }

        private String attach() throws IOException {
            for (int i = 0; i < 200; i++) {
                for (JsonNode each : ask("Target.getTargets", Map.of(), "").path("targetInfos")) {
                    if (each.path("type").asString().equals("page")
                            && each.path("url").asString().startsWith("http")) {
                        return ask(
                                        "Target.attachToTarget",
                                        Map.of(
                                                "targetId",
                                                each.path("targetId").asString(),
                                                "flatten",
                                                true),
                                        "")
                                .path("sessionId")
                                .asString();
                    }
                }
                Pause.millis(50);
            }
            throw new IllegalStateException("Chromium has no page");
        }

        private JsonNode ask(String method, Map<String, Object> parameters, String to)
                throws IOException {
            int id = ++messages;
            Map<String, Object> message =
                    to.isEmpty()
                            ? Map.of("id", id, "method", method, "params", parameters)
                            : Map.of(
                                    "id",
                                    id,
                                    "method",
                                    method,
                                    "params",
                                    parameters,
                                    "sessionId",
                                    to);
            OutputStream out = chromium.root().getOutputStream();
            out.write((JSON.writeValueAsString(message) + "\0").getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (true) {
                JsonNode answer = JSON.readTree(message());
                if (answer.path("id").asInt() == id) {
                    if (answer.has("error")) {
                        throw new IllegalStateException(answer.toString());
                    }
                    return answer.path("result");
                }
            }
        }

        private byte[] message() throws IOException {
            InputStream in = chromium.root().getInputStream();
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int next = in.read(); next > 0; next = in.read()) {
                message.write(next);
            }
            if (message.size() == 0) {
                throw new IOException("Chromium has ended");
            }
            return message.toByteArray();
        }

        @Override
        public void close() {
            chromium.close();
        }
    }
}
