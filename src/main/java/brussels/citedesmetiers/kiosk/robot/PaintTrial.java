package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// Times how long some screens of a visit take to be painted on the terminal's display, and keeps a
/// picture of each. With `-Djavafx.animation.fullspeed=true` no time is spent waiting for a pulse.
public final class PaintTrial {
    private static final int ROUNDS = 24;

    /// Rounds in which what runs is still being compiled.
    private static final int WARM_UP = 12;

    private final VisitLoop visits;
    private final List<Event> beginning;
    private final List<Event> round;

    /// A trial on this terminal, which need not be started.
    public PaintTrial(Terminal terminal) {
        this.visits = terminal.visits();
        var content = terminal.content();
        String theme = content.themes().getFirst().id();
        var first = visits.machine().questionnaire(theme).questions().getFirst();
        this.beginning =
                List.of(
                        new Event.LanguageChosen(content.languages().getFirst().code()),
                        new Event.ThemeChosen(theme));
        this.round =
                List.of(
                        new Event.AccessibilityTapped(),
                        new Event.PanelClosed(),
                        new Event.LanguagesTapped(),
                        new Event.PanelClosed(),
                        new Event.ChoiceTapped(first.choices().getFirst().id()),
                        new Event.BackTapped(),
                        new Event.BackTapped(),
                        new Event.ThemeChosen(theme));
    }

    /// Shows the screens. Not on the JavaFX thread.
    ///
    /// @param pictures folder for one PNG file a screen, named by its number
    /// @return nanoseconds from the event until its screen is painted: the middle of all
    public long run(Path pictures) throws Exception {
        Stage stage =
                Frames.call(
                        () -> {
                            Stage shown = new Stage(StageStyle.UNDECORATED);
                            shown.setScene(visits.scene());
                            visits.draw();
                            shown.show();
                            return shown;
                        });
        Frames.painted();
        for (Event event : beginning) {
            painted(event);
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Event event : round) {
                long time = painted(event);
                if (i >= WARM_UP) {
                    times.add(time);
                }
            }
        }
        int number = 0;
        for (Event event : round) {
            painted(event);
            Png.write(
                    Frames.call(() -> visits.scene().snapshot(null)),
                    pictures.resolve(number++ + ".png"));
        }
        Frames.call(
                () -> {
                    stage.close();
                    return true;
                });
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private long painted(Event event) throws Exception {
        long begun = System.nanoTime();
        Frames.call(
                () -> {
                    visits.on(event);
                    return true;
                });
        Frames.painted();
        return System.nanoTime() - begun;
    }
}
