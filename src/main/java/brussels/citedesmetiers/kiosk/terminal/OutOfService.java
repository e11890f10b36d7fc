package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView.Reason;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.speech.EngineVoice;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.speech.Utterance.Output;
import brussels.citedesmetiers.kiosk.speech.Voice;
import brussels.citedesmetiers.kiosk.speech.Volume;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// The full-screen notice of a terminal that cannot serve now; it tells staff why. Any thread
/// except JavaFX's may show it; the toolkit must be running.
public final class OutOfService implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Stage stage;

    private OutOfService(Stage stage) {
        this.stage = stage;
    }

    /// The notice, which is read aloud by the programs that every terminal has: no file says which,
    /// because files are what is broken. Where they do not work it offers nothing to listen to.
    static Scene scene(Display display, Reason reason) {
        AtomicReference<@Nullable Scene> shown = new AtomicReference<>();
        Voice voice =
                Speaking.voice(
                        TerminalSettings.Speech.USUAL,
                        Pronunciation.NONE,
                        fault -> Platform.runLater(() -> offer(shown.get(), fault)));
        Scene scene = scene(display, reason, voice);
        shown.set(scene);
        return scene;
    }

    private static void offer(@Nullable Scene scene, EngineVoice.Fault fault) {
        if (scene != null) {
            scene.lookup("#listen").setVisible(fault == EngineVoice.Fault.NONE);
        }
    }

    static Scene scene(Display display, Reason reason, Voice voice) {
        List<Part> parts =
                OutOfServiceView.sentences().stream()
                        .map(said -> new Part("listen", said.language(), said.text()))
                        .toList();
        Utterance all = new Utterance(parts, Output.LOUDSPEAKER, Volume.AT_FIRST, LONGEST);
        Scene scene =
                OutOfServiceView.scene(
                        display, reason, () -> voice.say(all, Voice.Listener.NOBODY));
        scene.windowProperty()
                .addListener(
                        (_, _, window) -> {
                            if (window != null) {
                                window.addEventHandler(
                                        WindowEvent.WINDOW_HIDDEN, _ -> voice.stop());
                            }
                        });
        return scene;
    }

    /// Shows it.
    public static OutOfService show(Display display, Reason reason) throws Exception {
        return new OutOfService(
                Frames.call(
                        () -> {
                            Fonts.load();
                            Stage stage = new Stage(StageStyle.UNDECORATED);
                            stage.setScene(scene(display, reason));
                            stage.getScene().setCursor(Cursor.NONE);
                            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
                            stage.setFullScreenExitHint("");
                            stage.setFullScreen(true);
                            stage.show();
                            return stage;
                        }));
    }

    /// Removes it. JavaFX thread only.
    @Override
    public void close() {
        stage.hide();
    }
}
