package brussels.citedesmetiers.kiosk.comparison;

import brussels.citedesmetiers.kiosk.content.House;
import com.sun.tools.attach.VirtualMachine;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// This kiosk as it is packaged, started by its own launcher.
final class OurKiosk implements Contender {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Path folder;
    private final Path work;
    private final Path visit;
    private final Path agent;

    /// @param folder the packaged kiosk
    /// @param work for its data
    /// @param visit the script of one visit
    OurKiosk(Path folder, Path work, Path visit) throws IOException {
        this.folder = folder;
        this.work = Files.createDirectories(work);
        this.visit = visit;
        agent = work.resolve("node-places.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(new Attributes.Name("Agent-Class"), NodePlaces.class.getName());
        String name = NodePlaces.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream written = NodePlaces.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            written.transferTo(jar);
            jar.closeEntry();
        }
    }

    @Override
    public String name() {
        return "kiosk";
    }

    /// The port of the staff's pages.
    int hubPort() throws IOException {
        return new JsonMapper()
                .readTree(Files.readAllBytes(folder.resolve("kiosk-config/terminal.json")))
                .path("hub")
                .path("port")
                .asInt();
    }

    /// Makes its start cache.
    void train(String display) throws Exception {
        ProcessBuilder builder = builder(display, "data-train", List.of(), "train");
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("kiosk train failed:\n" + said());
        }
    }

    /// Takes the start cache away, or puts it back.
    void cached(boolean on) throws IOException {
        Path used = folder.resolve("lib/kiosk.aot");
        Path away = work.resolve("kiosk.aot");
        Files.move(on ? away : used, on ? used : away);
    }

    @Override
    public Running start(String display, List<String> before, boolean tappable) throws IOException {
        return new OnScreen(
                new ProcessTree(
                        tappable
                                ? builder(display, "data", before, "run", "--printer", "emulated")
                                : builder(display, "data", before, "run")));
    }

    private ProcessBuilder builder(
            String display, String data, List<String> before, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(folder.resolve("bin/kiosk").toString());
        Collections.addAll(command, arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", display);
        environment.put("XDG_RUNTIME_DIR", work.toString());
        environment.put("KIOSK_DATA", work.resolve(data).toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Path log() {
        return work.resolve("kiosk.log");
    }

    private String said() throws IOException {
        return Files.readString(log());
    }

    @Override
    public AfterVisits visits(String display, int count) throws Exception {
        Path script = work.resolve("visits.txt");
        Files.write(script, Collections.nCopies(count, Files.readString(visit)));
        double megabytes = 0;
        double kilobytes = 0;
        ProcessBuilder builder =
                builder(
                        display,
                        "data-visits",
                        List.of(),
                        "run",
                        "--printer",
                        "emulated",
                        "--script",
                        script.toString());
        try (ProcessTree kiosk = new ProcessTree(builder)) {
            while (!kiosk.root().waitFor(500, TimeUnit.MILLISECONDS)) {
                double now = kiosk.proportionalMegabytes();
                if (now > 0) {
                    megabytes = now;
                    kilobytes = kiosk.writtenKilobytes();
                }
            }
            if (kiosk.root().exitValue() != 0) {
                throw new IllegalStateException("the script of visits failed:\n" + said());
            }
        }
        return new AfterVisits(megabytes, kilobytes / count);
    }

    @Override
    public TicketTimes ticket(int runs) throws IOException {
        // As kiosk run has it.
        return Times.read(
                new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xms24m",
                        "-Xmx96m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "brussels.citedesmetiers.kiosk.terminal.TicketBench",
                        folder.resolve("kiosk-config").toString(),
                        Integer.toString(runs)));
    }

    private final class OnScreen implements Running {
        private final ProcessTree kiosk;
        private Optional<Asked> asked = Optional.empty();
        private boolean seenDetail;
        private boolean marked;

        OnScreen(ProcessTree kiosk) {
            this.kiosk = kiosk;
        }

        private record Asked(ServerSocket listening, Socket socket, BufferedReader in) {}

        @Override
        public long started() {
            return kiosk.started();
        }

        @Override
        public double proportionalMegabytes() {
            return kiosk.proportionalMegabytes();
        }

        @Override
        public double processorSeconds() {
            return kiosk.processorSeconds();
        }

        @Override
        public boolean asking() throws Exception {
            return places().keySet().stream().anyMatch(id -> id.startsWith("choice-"));
        }

        /// From the welcome screen through a theme's questions to the result, a recommendation at
        /// length, back, and a printed ticket.
        @Override
        public List<Tap> next(Random random) throws Exception {
            Map<String, Tap> places = places();
            for (String id : List.of("goodbye", "feedback-3", "taken", "skip-all")) {
                if (places.containsKey(id)) {
                    return List.of(places.get(id));
                }
            }
            if (places.containsKey("next") && marked) {
                marked = false;
                return List.of(places.get("next"));
            }
            for (String kind : List.of("language-", "theme-", "choice-", "recommendation-")) {
                List<Tap> some =
                        places.entrySet().stream()
                                .filter(each -> each.getKey().startsWith(kind))
                                // No questions come after it, and the web kiosk has none such.
                                .filter(each -> !each.getKey().equals("theme-" + House.TILE))
                                .map(Map.Entry::getValue)
                                .toList();
                boolean result = kind.equals("recommendation-");
                if (!some.isEmpty() && !(result && seenDetail)) {
                    seenDetail = result;
                    marked = kind.equals("choice-");
                    return List.of(some.get(random.nextInt(some.size())));
                }
            }
            for (String id : List.of("back-to-list", "adviser", "print")) {
                if (places.containsKey(id)) {
                    return List.of(places.get(id));
                }
            }
            return List.of();
        }

        private Map<String, Tap> places() throws Exception {
            if (asked.isEmpty()) {
                asked = Optional.of(ask());
            }
            Asked now = asked.get();
            now.socket.getOutputStream().write('\n');
            String line = now.in.readLine();
            if (line == null) {
                throw new IOException("the kiosk has ended:\n" + said());
            }
            Map<String, Tap> places = new LinkedHashMap<>();
            String[] words = line.isEmpty() ? new String[0] : line.split(" ");
            for (int i = 0; i < words.length; i += 3) {
                places.put(
                        words[i],
                        new Tap(
                                words[i].replaceAll(
                                        "^(language|theme|choice|recommendation)-.*", "$1"),
                                Integer.parseInt(words[i + 1]),
                                Integer.parseInt(words[i + 2])));
            }
            return places;
        }

        private Asked ask() throws Exception {
            ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            listening.setSoTimeout(PATIENCE_MILLIS);
            VirtualMachine machine = VirtualMachine.attach(Long.toString(kiosk.root().pid()));
            machine.loadAgent(agent.toString(), Integer.toString(listening.getLocalPort()));
            machine.detach();
            Socket socket = listening.accept();
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Asked(
                    listening,
                    socket,
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8)));
        }

        @Override
        public void close() throws IOException {
            if (asked.isPresent()) {
                asked.get().socket.close();
                asked.get().listening.close();
            }
            kiosk.close();
        }
    }
}
