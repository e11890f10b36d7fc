package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
    @TempDir Path folder;

    @Test
    void aTerminalWithoutADataFolderSaysWhyAndServesOnceThereIsOne() throws Exception {
        // Not by the command: who starts JavaFX ends it, and other tests need it.
        Fx.call(() -> true);
        ConfigFolder config = ConfigFolder.in(folder);
        // No user may make a folder in the place of a file.
        Path data = Files.writeString(folder.resolve("data"), "in the way");
        StringWriter said = new StringWriter();
        TerminalStart start =
                new TerminalStart(
                        new Invocation(
                                Map.of(
                                        "KIOSK_CONFIG",
                                        config.path().toString(),
                                        "KIOSK_DATA",
                                        data.toString()),
                                PinEntry.of(null, new BufferedReader(Reader.nullReader())),
                                new PrintWriter(said),
                                new PrintWriter(said)),
                        Duration.ofMillis(50));
        CompletableFuture<Integer> ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return start.run(TerminalStart.Wanted.NOTHING_ELSE);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> Thread.ofPlatform().start(task));
        Stage out = await(ended, stage -> shows(stage, "D2"));
        assertTrue(shows(out, "Nothing can be written to this terminal’s disk."));
        Files.delete(data);
        Stage serving = await(ended, stage -> stage.getScene().lookup("#language-fr") != null);
        await(ended, stage -> !out.isShowing());
        assertEquals(1, said.toString().lines().count(), "said once: " + said);
        Frames.call(
                () -> {
                    serving.fireEvent(new WindowEvent(serving, WindowEvent.WINDOW_CLOSE_REQUEST));
                    serving.hide();
                    return true;
                });
        assertEquals(0, ended.get(30, TimeUnit.SECONDS));
    }

    private static Stage await(CompletableFuture<Integer> ended, Predicate<Stage> like)
            throws Exception {
        return Await.some(
                "a window",
                () -> {
                    assertFalse(ended.isDone(), () -> "it ended: " + ended);
                    return started() ? Frames.call(() -> shown(like)) : null;
                });
    }

    private static @Nullable Stage shown(Predicate<Stage> like) {
        return Window.getWindows().stream()
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
