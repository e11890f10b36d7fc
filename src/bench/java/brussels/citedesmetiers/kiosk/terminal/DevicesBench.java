package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.VirtualPins;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;

/// A terminal on its display in real time, with pins that are only drawn and a voice that is played
/// as slowly as a sound card plays it: processor and memory at rest, bright and dimmed, and while it
/// speaks; and how long a pin takes to reach the screen.
public final class DevicesBench {
    private static final int PRESSES = 30;
    private static final double HERTZ = 100;
    private static final double KILO = 1024;

    /// 22,050 samples of two bytes, in tenths of a second.
    private static final int PLAYED_AT_ONCE = 4_410;

    private final Terminal terminal;
    private final VirtualPins pins;
    private final int seconds;

    private DevicesBench(Terminal terminal, VirtualPins pins, int seconds) {
        this.terminal = terminal;
        this.pins = pins;
        this.seconds = seconds;
    }

    /// @param args configuration folder, an empty data folder, for how many seconds each rest is
    ///   watched
    public static void main(String[] args) throws Exception {
        Path pipe = Path.of(args[1]).resolveSibling("sound-card");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Thread.ofPlatform().daemon().start(() -> play(pipe));
        Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        Path.of(args[0]),
                                        Path.of(args[1]),
                                        "none",
                                        null,
                                        WallClock.ofMachine(),
                                        BootClock.ofMachine(),
                                        false),
                                Timing.standard(),
                                new PrintWriter(System.err, true))
                        .orElseThrow();
        VirtualPins pins = new VirtualPins();
        terminal.take(pins);
        List<String> output = List.of("dd", "of=" + pipe, "bs=4410", "status=none");
        terminal.speaking()
                .speakBy(
                        report ->
                                Speaking.voice(
                                        new TerminalSettings.Speech(List.of(), output, List.of()),
                                        Pronunciation.NONE,
                                        report));
        Frames.startToolkit(() -> {});
        CountDownLatch shown = new CountDownLatch(1);
        OnDisplay display =
                new OnDisplay(terminal, false, Watchdog.none(), _ -> shown.countDown());
        DevicesBench bench = new DevicesBench(terminal, pins, Integer.parseInt(args[2]));
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                shown.await();
                                bench.measure();
                            } catch (Exception e) {
                                e.printStackTrace();
                            }
                            display.end(0);
                        });
        display.run();
        Files.delete(pipe);
        Frames.end();
        System.exit(0);
    }

    /// Takes samples as fast as they would be heard.
    private static void play(Path pipe) {
        byte[] tenth = new byte[PLAYED_AT_ONCE];
        while (true) {
            try (InputStream in = Files.newInputStream(pipe)) {
                long next = System.nanoTime();
                while (in.readNBytes(tenth, 0, tenth.length) > 0) {
                    next += TimeUnit.MILLISECONDS.toNanos(100);
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void wait(int seconds) {
        waitMillis(TimeUnit.SECONDS.toMillis(seconds));
    }

    private static void waitMillis(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void measure() throws Exception {
        pins.set(Device.PRESENCE, true);
        wait(20);
        rest("nobody speaks, bright");
        memory("before anything was spoken");
        pins.set(Device.PRESENCE, false);
        long begun = System.nanoTime();
        while (!Frames.call(() -> scene().lookup("#shade") != null)) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(90)) {
                throw new IllegalStateException("the screen is not dimmed");
            }
            wait(1);
        }
        rest("nobody speaks, dimmed");
        pins.set(Device.PRESENCE, true);
        wait(1);
        press(Device.KEY_NEXT);
        speaking();
        keys();
        Frames.call(
                () -> {
                    terminal.visits().on(new Event.StartOverTapped());
                    return true;
                });
        wait(5);
        rest("after it has spoken");
        memory("after it has spoken");
    }

    private Scene scene() {
        return terminal.visits().scene();
    }

    /// Short: the key for "again" is the volume when it is held down.
    private void press(Device key) {
        pins.set(key, true);
        waitMillis(200);
        pins.set(key, false);
        waitMillis(600);
    }

    private void rest(String what) throws Exception {
        double before = processor();
        wait(seconds);
        System.out.printf(
                Locale.ROOT,
                "processor, %s: %.2f %%%n",
                what,
                100 * (processor() - before) / seconds);
    }

    private static void memory(String when) throws IOException {
        System.gc();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "memory (with the bench's own), %s: %.0f MB%n",
                when,
                proportional("self") / KILO);
    }

    /// The first screen is read in all its languages.
    private void speaking() throws Exception {
        press(Device.KEY_REPEAT);
        double before = processor();
        long programs = 0;
        int spoken = 0;
        int silent = 0;
        // Between two parts there is a moment without programs.
        for (; spoken < seconds && silent < 3; spoken++) {
            wait(1);
            long now = 0;
            List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
            for (ProcessHandle child : children) {
                now += proportional(Long.toString(child.pid()));
            }
            silent = children.isEmpty() ? silent + 1 : 0;
            programs = Math.max(programs, now);
        }
        System.out.printf(
                Locale.ROOT,
                "speaking for %d s: processor %.2f %%, of its two programs %.1f MB at most%n",
                spoken,
                100 * (processor() - before) / Math.max(1, spoken),
                programs / KILO);
    }

    /// From the edge that a provider tells to the frame in which the ring stands elsewhere.
    private void keys() throws Exception {
        AtomicLong moved = new AtomicLong();
        Frames.call(
                () -> {
                    Bounds[] last = new Bounds[1];
                    scene().addPostLayoutPulseListener(
                                    () -> {
                                        Node ring = scene().lookup(".ring");
                                        Bounds now =
                                                ring == null
                                                        ? null
                                                        : ring.localToScene(
                                                                ring.getLayoutBounds());
                                        if (now != null && !now.equals(last[0])) {
                                            moved.set(System.nanoTime());
                                        }
                                        last[0] = now;
                                    });
                    return true;
                });
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < PRESSES; i++) {
            moved.set(0);
            long edge = System.nanoTime();
            pins.set(Device.KEY_NEXT, true);
            while (moved.get() == 0 && System.nanoTime() - edge < TimeUnit.SECONDS.toNanos(2)) {
                LockSupport.parkNanos(100_000);
            }
            if (moved.get() != 0) {
                times.add((moved.get() - edge) / 1e6);
            }
            pins.set(Device.KEY_NEXT, false);
            wait(1);
        }
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "a pin's edge to the changed screen: p50 %.0f ms, p95 %.0f ms (%d of %d keys; 10 ms"
                        + " of each the contact settles)%n",
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.size(),
                PRESSES);
    }

    /// Seconds of processor time, with that of programs that have ended.
    private static double processor() throws IOException {
        String[] stat = Files.readString(Path.of("/proc/self/stat")).split("\\) ", 2)[1].split(" ", -1);
        double own = 0;
        for (int field = 11; field <= 14; field++) {
            own += Long.parseLong(stat[field]);
        }
        return own / HERTZ;
    }

    /// Kilobytes of proportional memory; 0 for a process that is gone.
    private static long proportional(String pid) {
        try {
            return Files.readAllLines(Path.of("/proc", pid, "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
