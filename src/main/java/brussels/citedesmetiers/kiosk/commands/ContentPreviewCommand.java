package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import brussels.citedesmetiers.kiosk.robot.Png;
import brussels.citedesmetiers.kiosk.screen.EditorView;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.ContentPreview;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk content preview`: the real screens on a folder, as its files are saved.
@Command(
        name = "preview",
        description = "Show the screens of a folder while somebody writes in it.")
final class ContentPreviewCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 300;

    private final Invocation call;

    @Mixin final DisplayOption display = new DisplayOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The configuration folder, instead of --config.")
    @Nullable Path folder;

    @Option(
            names = {"--lang", "--language"},
            description = "Begin in this language.")
    @Nullable String language;

    @Option(
            names = "--theme",
            description = "Begin with the questions of this theme, by its letter.")
    @Nullable String theme;

    @Option(
            names = "--headless",
            description = "Without a display: check once, and leave a picture of the place.")
    boolean headless;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the picture goes, else preview.png.")
    Path picture = Path.of("preview.png");

    ContentPreviewCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        if (theme != null && language == null) {
            return call.refuse(
                    "A theme is shown in a language: add --lang fr, or another.", ExitStatus.USAGE);
        }
        if (headless) {
            Frames.headless();
        }
        Frames.requireDisplay(call.environment());
        Frames.startToolkit(Fonts::load);
        InstantSource clock = InstantSource.system();
        try (WorkFolder data = WorkFolder.temporary();
                ContentPreview preview =
                        new ContentPreview(
                                new TerminalChoices(
                                        folder == null ? call.config() : folder,
                                        data.path(),
                                        "none",
                                        display.display,
                                        new WallClock(clock, InMemoryTerminal.HOURS_NOT_ENFORCED),
                                        BootClock.by(clock),
                                        false),
                                new ContentPreview.Start(language, theme))) {
            return headless ? inMemory(preview) : inWindow(preview);
        } finally {
            Frames.end();
        }
    }

    private int inMemory(ContentPreview preview) throws Exception {
        preview.look();
        preview.check();
        FaultReport.lines(preview.faults()).forEach(call.out()::println);
        Png.write(Frames.call(() -> preview.scene().snapshot(null)), picture);
        call.out().println(picture);
        return preview.faults().isEmpty() ? ExitStatus.OK : ExitStatus.FAULTS;
    }

    private int inWindow(ContentPreview preview) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Stage stage =
                Frames.call(
                        () -> {
                            Stage window = new Stage();
                            window.setTitle("kiosk content preview");
                            window.setOnCloseRequest(_ -> closed.countDown());
                            show(window, preview.scene());
                            return window;
                        });
        try (ExecutorService checks =
                Executors.newSingleThreadExecutor(
                        task -> Thread.ofPlatform().name("check").daemon().unstarted(task))) {
            do {
                if (tried(preview::look)) {
                    var _ = checks.submit(() -> tried(() -> checked(preview)));
                }
                Frames.call(
                        () -> {
                            if (!preview.scene().equals(stage.getScene())) {
                                show(stage, preview.scene());
                            }
                            return true;
                        });
            } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            checks.shutdownNow();
        }
        return ExitStatus.OK;
    }

    private static boolean checked(ContentPreview preview) throws Exception {
        preview.check();
        return true;
    }

    /// A fault of one look must not end the editor's window.
    private static boolean tried(Callable<Boolean> work) {
        try {
            return work.call();
        } catch (Exception e) {
            Logger.error(e, "The folder could not be looked at; it is tried at the next save");
            return false;
        }
    }

    /// Puts a scene on the stage, which gets the size that its screens have, and the line below.
    private static void show(Stage stage, Scene scene) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        // On the stage the scene takes the stage's size.
        double width = scene.getWidth();
        double height = scene.getHeight() + EditorView.below();
        stage.setScene(scene);
        stage.show();
        double border = stage.getWidth() - scene.getWidth();
        double title = stage.getHeight() - scene.getHeight();
        stage.setWidth(Math.min(width + border, room.getWidth()));
        stage.setHeight(Math.min(height + title, room.getHeight()));
    }
}
