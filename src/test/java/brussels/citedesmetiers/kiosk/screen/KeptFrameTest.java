package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The frame is kept over screens and visits; what it shows must not depend on what it showed
/// before.
final class KeptFrameTest {
    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();
    private static final int LAID_OUT = LongForm.of(60, 600);
    private static final int PAINTED = LongForm.of(20, 300);

    /// Every screen in every language and comfort, in any order.
    private static List<State> shuffled(Display display, int number) {
        List<State> all = new ArrayList<>();
        for (Language language : CONTENT.languages()) {
            for (Comfort comfort :
                    List.of(
                            Comfort.STANDARD,
                            new Comfort(1, false, false),
                            new Comfort(2, true, display.equals(Display.L)))) {
                all.addAll(ScreenStates.of(CONTENT, WALKS, language, comfort));
            }
        }
        Collections.shuffle(all, new Random(display.widthPx()));
        return all.subList(0, number);
    }

    @ParameterizedTest
    @EnumSource
    void aScreenLooksTheSameWhateverCameBefore(Display.Format format) {
        List<String> different = Fx.call(() -> different(format.reference(), "none"));
        assertEquals(List.of(), different);
    }

    /// A place that is empty now lies over nothing.
    @ParameterizedTest
    @EnumSource
    void everyControlIsReachedWhateverCameBefore(Display.Format format) {
        List<String> covered =
                Fx.call(
                        () -> {
                            Display display = format.reference();
                            Shown kept = new Shown(display, CONTENT, WALKS.machine(), false);
                            List<String> found = new ArrayList<>();
                            for (State state : shuffled(display, LAID_OUT)) {
                                kept.draw(state)
                                        .covered()
                                        .forEach(id -> found.add(state.name() + " " + id));
                            }
                            return found;
                        });
        assertEquals(List.of(), covered);
    }

    @Test
    void aPlaceThatKeepsWhatItShowedIsFound() {
        assertFalse(Fx.call(() -> different(Display.S, "back")).isEmpty());
    }

    /// @param stale id of a control that is moved, as a place that keeps what was done to it
    private static List<String> different(Display display, String stale) {
        List<String> different = new ArrayList<>();
        Shown kept = new Shown(display, CONTENT, WALKS.machine(), false);
        for (State state : shuffled(display, PAINTED)) {
            Shown fresh = new Shown(display, CONTENT, WALKS.machine(), false).draw(state);
            kept.draw(state);
            Node planted = kept.scene().lookup("#" + stale);
            if (planted != null) {
                planted.setTranslateX(9);
            }
            if (PixelDifference.different(kept.picture(), fresh.picture()).isPresent()) {
                different.add(
                        String.format(
                                Locale.ROOT,
                                "%s %s %s",
                                state.name(),
                                state.visit().language(),
                                state.visit().comfort()));
            }
        }
        return different;
    }

    /// After the end nothing that was read or chosen is reachable from the screen.
    @Test
    void theWelcomeScreenKeepsNoWordOfTheVisit() {
        Set<String> left =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                            Language language = CONTENT.languages().getFirst();
                            List<State> states =
                                    ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD);
                            State welcome =
                                    states.stream()
                                            .filter(s -> s.visit().place() instanceof Place.Welcome)
                                            .findFirst()
                                            .orElseThrow();
                            for (State state : states) {
                                shown.draw(state);
                            }
                            shown.draw(welcome);
                            return new HashSet<>(shown.keptWords());
                        });
        assertTrue(left.isEmpty(), () -> "still there: " + left);
    }

    @Test
    void aVisitThatEndedIsHeldByNothingOnTheScreen() {
        Shown shown = Fx.call(() -> new Shown(Display.S, CONTENT, WALKS.machine(), false));
        List<WeakReference<Visit>> ended = Fx.call(() -> played(shown));
        assertEquals(0, held(ended));
    }

    @Test
    void aVisitThatIsStillOnTheScreenIsFound() {
        Shown shown = Fx.call(() -> new Shown(Display.S, CONTENT, WALKS.machine(), false));
        List<WeakReference<Visit>> seen =
                Fx.call(() -> new ArrayList<>(List.of(drawn(shown, states().getLast()))));
        assertEquals(1, held(seen));
        assertTrue(shown.ids().size() > 0);
    }

    private static List<State> states() {
        return ScreenStates.of(CONTENT, WALKS, CONTENT.languages().getFirst(), Comfort.STANDARD);
    }

    /// Draws every screen with a visit of its own, then the welcome screen, which is painted.
    private static List<WeakReference<Visit>> played(Shown shown) {
        List<WeakReference<Visit>> visits = new ArrayList<>();
        for (State state : states()) {
            visits.add(drawn(shown, state));
        }
        drawn(shown, states().getFirst());
        // JavaFX keeps what was taken off the screen until the next picture.
        shown.picture();
        return visits;
    }

    private static WeakReference<Visit> drawn(Shown shown, State state) {
        // A tap that changes nothing but the time, so that nobody else has this visit.
        Event nothing = new Event.LanguageChosen("none");
        Visit visit = WALKS.machine().on(state.visit(), nothing, state.at().plusMillis(1)).visit();
        shown.draw(new State(state.name(), visit, state.around(), state.at()));
        return new WeakReference<>(visit);
    }

    private static long held(List<WeakReference<Visit>> visits) {
        System.gc();
        System.gc();
        return visits.stream().filter(visit -> visit.get() != null).count();
    }

    @Test
    void aSecondEnterDoesNotPressWhatTookTheButtonsPlace() {
        Boolean focused =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                            State several = named("question-several-chosen");
                            shown.draw(several).scene().lookup("#next").requestFocus();
                            shown.draw(named("preview-short"));
                            return shown.scene().getFocusOwner().getStyleClass().contains("hit");
                        });
        assertFalse(focused);
    }

    private static State named(String name) {
        return states().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}
