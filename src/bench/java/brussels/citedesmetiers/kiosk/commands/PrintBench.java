package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// From the tap on "print" to the first and the last byte of the picture at a printer on TCP, with
/// number, row and token in between. A relay before the emulated printer reads the clock. Prints
/// milliseconds.
public final class PrintBench {
    private static final int RUNS = 40;
    private static final int PICTURE_BYTES = 500;

    private PrintBench() {}

    /// @param args configuration folder, an empty data folder, the script of a visit with shots
    ///   left out
    public static void main(String[] args) throws Exception {
        Frames.headless();
        VirtualClock clock = new VirtualClock(InstantSource.system().instant());
        AtomicLong first = new AtomicLong();
        AtomicLong last = new AtomicLong();
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(OpenPrinter.TICKET_DOTS);
                ServerSocket relay = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String target = printer.address().toString().replace("tcp://", "");
            Thread.ofVirtual().start(() -> relay(relay, target, first, last));
            Terminal terminal =
                    Terminal.of(
                                    new TerminalChoices(
                                            Path.of(args[0]),
                                            Path.of(args[1]),
                                            "tcp://127.0.0.1:" + relay.getLocalPort(),
                                            null,
                                            new WallClock(clock, () -> false),
                                            BootClock.by(clock),
                                            false),
                                    Timing.standard(),
                                    new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                            .orElseThrow();
            Frames.startToolkit(Fonts::load);
            ScreenDriver driver = ScreenDriver.show(terminal, clock);
            List<String> lines = Files.readAllLines(Path.of(args[2]));
            int print = lines.indexOf("tap print");
            Path before = Files.write(Path.of(args[1], "before.txt"), lines.subList(0, print));
            Path after =
                    Files.write(
                            Path.of(args[1], "after.txt"), lines.subList(print + 1, lines.size()));
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            List<Double> toFirst = new ArrayList<>();
            List<Double> toLast = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                new VisitScript(driver, Path.of(""), out).run(before);
                first.set(0);
                long tapped = System.nanoTime();
                driver.tap("print");
                new VisitScript(driver, Path.of(""), out).run(after);
                toFirst.add((first.get() - tapped) / 1e6);
                toLast.add((last.get() - tapped) / 1e6);
            }
            System.out.printf(
                    Locale.ROOT,
                    "print tapped to first byte, ms: p50 %.0f, p95 %.0f; to last byte: p50 %.0f, p95 %.0f (n=%d)%n",
                    at(toFirst, 50),
                    at(toFirst, 95),
                    at(toLast, 50),
                    at(toLast, 95),
                    RUNS);
        }
        System.exit(0);
    }

    private static double at(List<Double> all, int percent) {
        Collections.sort(all);
        return all.get(Math.min(all.size() - 1, all.size() * percent / 100));
    }

    private static void relay(
            ServerSocket relay, String target, AtomicLong first, AtomicLong last) {
        while (!relay.isClosed()) {
            try {
                Socket kiosk = relay.accept();
                Socket printer =
                        new Socket(
                                "127.0.0.1",
                                Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)));
                Thread.ofVirtual().start(() -> pump(printer, kiosk, null, null));
                Thread.ofVirtual().start(() -> pump(kiosk, printer, first, last));
            } catch (IOException e) {
                return;
            }
        }
    }

    // The picture comes in large pieces; what asks for the state is a few bytes.
    private static void pump(Socket from, Socket to, AtomicLong first, AtomicLong last) {
        byte[] piece = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n > 0; n = in.read(piece)) {
                if (first != null && n >= PICTURE_BYTES) {
                    first.compareAndSet(0, System.nanoTime());
                    last.set(System.nanoTime());
                }
                out.write(piece, 0, n);
            }
        } catch (IOException e) {
            return;
        }
    }
}
