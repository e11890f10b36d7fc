package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Png;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// The demonstration without a display: one whole visit on the real screens, a picture of each, the
/// ticket as printed, and what its code says.
final class DemoVisit {
    /// The visit, as a script.
    static final String SCRIPT = "demo-visit.txt";

    private static final long PATIENCE_SECONDS = 30;

    private final Path folder;
    private final PrintWriter out;
    private final List<Cell> counted = new CopyOnWriteArrayList<>();

    DemoVisit(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    /// Copies the script to a file.
    static void copyScript(Path to) throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoVisit.class.getResourceAsStream(SCRIPT))) {
            Files.write(to, in.readAllBytes());
        }
    }

    void run(Terminal terminal, ScreenDriver driver, EmulatedPrinter printer) throws Exception {
        Files.createDirectories(folder);
        CompletableFuture<Bitmap> paper = new CompletableFuture<>();
        printer.onPrinted(paper::complete);
        terminal.machinery().onCounted(counted::addAll);
        Path script = Files.createTempFile("kiosk-demo", ".txt");
        try {
            copyScript(script);
            new VisitScript(driver, folder, out).run(script);
        } finally {
            Files.deleteIfExists(script);
        }
        Bitmap ticket = paper.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Path picture = folder.resolve("ticket.png");
        Png.write(ticket, picture);
        out.println(picture);
        out.println();
        Optional<String> token = QrReader.read(ticket);
        if (token.isEmpty()) {
            throw new IllegalStateException("the printed ticket's code cannot be read");
        }
        Settings settings = terminal.settings();
        int read =
                new TicketReading(
                                terminal.content(),
                                new KeptContent(terminal.machinery().folder()),
                                settings.site()
                                        .keys(
                                                settings.terminal().id(),
                                                terminal.machinery().publicKey().orElse(null)),
                                settings.site().zone(),
                                out,
                                out)
                        .run(token.get(), "fr", Instant.now(), true);
        if (read != ExitStatus.OK) {
            throw new IllegalStateException("the printed ticket was refused");
        }
        if (!printer.errors().isEmpty()) {
            throw new IllegalStateException("the printer found wrong bytes: " + printer.errors());
        }
        Path text = folder.resolve("ticket.txt");
        Files.writeString(text, token.get() + "\n", StandardCharsets.UTF_8);
    }

    /// The last lines: what to look at next.
    ///
    /// @param data the data folder of the visit
    void sayWhatNext(Path data, DemoPin pin) {
        out.println();
        out.println("All that was counted of the visit, once each:");
        counted.stream()
                .filter(cell -> !cell.measure().startsWith("."))
                .map(cell -> "  " + cell.measure() + ": " + String.join(", ", cell.values()))
                .sorted()
                .forEach(out::println);
        out.println("Look at next:");
        out.println(
                "  " + folder.resolve("ticket.png") + ": the paper; the others are the screens");
        out.println(
                "  kiosk desk --data "
                        + data
                        + ": the adviser's pages, with this ticket in line; "
                        + (pin.digits().isEmpty()
                                ? "the PIN as before"
                                : "desk 1, PIN " + pin.digits()));
        out.println("  kiosk demo, with a display: the terminal to be tapped, desk and board");
    }
}
