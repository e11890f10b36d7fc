package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.supervisor.NotifyReceiver;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.ServedAgain;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kiosk run` on a data folder that cannot be used, until it can.
final class ServedAgainTest {
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir Path folder;

    /// Windows that are no terminal of these tests.
    private Set<Window> others = Set.of();

    @Test
    void aTerminalWithoutADataFolderSaysWhyAndServesOnceThereIsOne() throws Exception {
        // Not by the command: who starts JavaFX ends it, and other tests need it.
        others = Fx.call(() -> Set.copyOf(Window.getWindows()));
        ConfigFolder config = ConfigFolder.in(folder);
        // No user may make a folder in the place of a file.
        Path data = Files.writeString(folder.resolve("data"), "in the way");
        StringWriter said = new StringWriter();
        String socket = folder.resolve("notify").toString();
        try (NotifyReceiver manager = new NotifyReceiver(socket)) {
            // The folder of a test may be in memory.
            Map<String, String> service =
                    Map.of(
                            "NOTIFY_SOCKET",
                            socket,
                            "WATCHDOG_USEC",
                            "100000",
                            "KIOSK_MAY_FORGET",
                            "1");
            CompletableFuture<Integer> ended = start(service, config.path(), data, said);
            Stage out = await(ended, stage -> shows(stage, "D2"));
            assertTrue(shows(out, "Nothing can be written to this terminal’s disk."));
            manager.await("READY=1\nSTATUS=Out of service: D2");
            manager.await("WATCHDOG=1");
            assertFalse(manager.said().contains("READY=1\nSTATUS=Serving"));
            Files.delete(data);
            Stage serving = await(ended, stage -> stage.getScene().lookup("#language-fr") != null);
            manager.await("READY=1\nSTATUS=Serving");
            await(ended, stage -> !out.isShowing());
            assertEquals(1, said.toString().lines().count(), "said once: " + said);
            close(serving);
            assertEquals(0, ended.get(30, TimeUnit.SECONDS));
            manager.await("STOPPING=1");
        }
    }

    @Test
    void aServiceWhoseDataARestartForgetsGivesNoNumbers() throws Exception {
        assumeTrue(
                Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).type().equals("tmpfs"),
                "no file system in memory here");
        Path data = Files.createTempDirectory(MEMORY, "kiosk");
        String socket = folder.resolve("notify").toString();
        try (NotifyReceiver manager = new NotifyReceiver(socket);
                Watchdog watchdog = Watchdog.of(Map.of("NOTIFY_SOCKET", socket))) {
            String said =
                    outOfService(
                            ConfigFolder.in(folder).path(),
                            data,
                            watchdog,
                            "D4",
                            "This terminal would forget its numbers at the next start.",
                            () -> manager.await("READY=1\nSTATUS=Out of service: D4"));
            assertTrue(said.contains("which a restart forgets"), said);
        } finally {
            new RealDisk().deleteTree(data);
        }
    }

    @Test
    void onlyAServiceMustKeepItsNumbers() {
        assertTrue(mustKeep(Map.of("NOTIFY_SOCKET", "/run/notify")));
        assertFalse(mustKeep(Map.of("NOTIFY_SOCKET", "/run/notify", "KIOSK_MAY_FORGET", "1")));
        assertFalse(mustKeep(Map.of()));
    }

    private static boolean mustKeep(Map<String, String> environment) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        PinEntry noPin = PinEntry.of(null, new BufferedReader(Reader.nullReader()));
        return new Invocation(environment, noPin, nowhere, nowhere).mustKeep();
    }

    @Test
    void aProgramThatFailsAtTheStartShowsAPageWithACode() throws Exception {
        Path gone;
        try (FileSystem zip =
                FileSystems.newFileSystem(folder.resolve("config.zip"), Map.of("create", "true"))) {
            gone = zip.getPath("/config");
        }
        String said =
                outOfService(
                        gone,
                        folder.resolve("data"),
                        Watchdog.none(),
                        "P1",
                        "This terminal’s program does not start.",
                        () -> {});
        assertTrue(said.contains("should not have happened"), said);
    }

    /// Starts a terminal that must keep its numbers and waits for this notice.
    ///
    /// @return what it said at the console
    private String outOfService(
            Path config,
            Path data,
            Watchdog watchdog,
            String code,
            String sentence,
            Runnable untilTold)
            throws Exception {
        others = Fx.call(() -> Set.copyOf(Window.getWindows()));
        WallClock clock = new WallClock(InstantSource.system(), () -> true);
        StringWriter said = new StringWriter();
        ServedAgain again =
                new ServedAgain(
                        new TerminalChoices(
                                config,
                                data,
                                "none",
                                null,
                                clock,
                                BootClock.by(clock),
                                false,
                                true),
                        new PrintWriter(said),
                        Duration.ofMillis(50),
                        watchdog);
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Thread waiting =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        again.await(Callable::call);
                                        ended.complete(0);
                                    } catch (Exception e) {
                                        ended.completeExceptionally(e);
                                    }
                                });
        Stage out = await(ended, stage -> shows(stage, code));
        assertTrue(shows(out, sentence));
        // The screen is there before its manager is told.
        untilTold.run();
        waiting.interrupt();
        waiting.join();
        Frames.call(
                () -> {
                    again.close();
                    return true;
                });
        return said.toString();
    }

    private CompletableFuture<Integer> start(
            Map<String, String> service, Path config, Path data, StringWriter said) {
        Map<String, String> environment = new HashMap<>(service);
        environment.put("KIOSK_CONFIG", config.toString());
        environment.put("KIOSK_DATA", data.toString());
        TerminalStart start =
                new TerminalStart(
                        new Invocation(
                                environment,
                                PinEntry.of(null, new BufferedReader(Reader.nullReader())),
                                new PrintWriter(said),
                                new PrintWriter(said)),
                        Duration.ofMillis(50));
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.run(TerminalStart.Wanted.NOTHING_ELSE);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> Thread.ofPlatform().start(task));
    }

    private static void close(Stage serving) throws Exception {
        Frames.call(
                () -> {
                    serving.fireEvent(new WindowEvent(serving, WindowEvent.WINDOW_CLOSE_REQUEST));
                    serving.hide();
                    return true;
                });
    }

    private Stage await(CompletableFuture<Integer> ended, Predicate<Stage> like) throws Exception {
        return Await.some(
                "a window",
                () -> {
                    assertFalse(ended.isDone(), () -> "it ended: " + ended);
                    return started() ? Frames.call(() -> shown(like)) : null;
                });
    }

    private @Nullable Stage shown(Predicate<Stage> like) {
        return Window.getWindows().stream()
                .filter(window -> !others.contains(window))
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> stage.getScene() != null)
                .filter(like)
                .findFirst()
                .orElse(null);
    }

    private static boolean started() {
        try {
            javafx.application.Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private static boolean shows(Stage stage, String text) {
        return texts(stage.getScene().getRoot()).replace('\n', ' ').contains(text);
    }

    private static String texts(Node node) {
        StringBuilder all = new StringBuilder();
        if (node instanceof Text text) {
            all.append(text.getText()).append(' ');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(texts(child)));
        }
        return all.toString();
    }
}
