package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Png;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.OnDisplay;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The window of `kiosk demo` after a visit, and the visit's ticket as printed: `DemoPicture SCRIPT
/// FOLDER` leaves `demo.png` and `ticket.png`. Drawn in memory; the script's own pictures are left
/// in the folder too.
final class DemoPicture {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final long LIMIT_SECONDS = 60;

    private DemoPicture() {}

    public static void main(String[] args) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        VirtualClock clock = new VirtualClock(InstantSource.system().instant());
        Frames.headless();
        Frames.startToolkit(Fonts::load);
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(OpenPrinter.TICKET_DOTS);
                WorkFolder data = WorkFolder.temporary()) {
            Terminal terminal =
                    Terminal.of(
                                    new TerminalChoices(
                                            Path.of("kiosk-config"),
                                            data.path(),
                                            printer.address().toString(),
                                            Display.S,
                                            new WallClock(
                                                    clock, InMemoryTerminal.HOURS_NOT_ENFORCED),
                                            BootClock.by(clock),
                                            true),
                                    out)
                            .orElseThrow();
            DemoPin pin = DemoPin.in(data.path());
            DemoWindow window = Frames.call(() -> new DemoWindow(terminal, printer, pin, out));
            CompletableFuture<Stage> shown = new CompletableFuture<>();
            OnDisplay display =
                    new OnDisplay(
                            terminal,
                            true,
                            Watchdog.none(),
                            stage -> {
                                window.arrange(stage);
                                stage.setFullScreen(false);
                                stage.setWidth(WIDTH);
                                stage.setHeight(HEIGHT);
                            },
                            stage -> {
                                window.follow();
                                shown.complete(stage);
                            });
            Thread running = Thread.ofPlatform().daemon().start(() -> run(display));
            Stage stage = shown.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            CompletableFuture<Bitmap> ticket = new CompletableFuture<>();
            printer.onPrinted(
                    bitmap -> {
                        window.printed(bitmap);
                        ticket.complete(bitmap);
                    });
            Path folder = Path.of(args[1]);
            ScreenDriver driver =
                    Frames.call(() -> ScreenDriver.on(terminal.visits(), clock, stage));
            new VisitScript(driver, folder, out).run(Path.of(args[0]));
            Bitmap paper = ticket.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            Png.write(paper, folder.resolve("ticket.png"));
            driver.expect("screen", "https://");
            driver.shot(folder.resolve("demo.png"));
            display.end(ExitStatus.OK);
            running.join();
        } finally {
            Platform.exit();
        }
    }

    private static void run(OnDisplay display) {
        try {
            display.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
