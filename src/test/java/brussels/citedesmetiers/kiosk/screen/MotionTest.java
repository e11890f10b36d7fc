package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What moves is what the identity lets move, for as long; each frame repaints a small part of the
/// screen.
final class MotionTest {
    private static final Content CONTENT = Gallery.load(Path.of("kiosk-config"));
    private static final Walks WALKS = Walks.through(CONTENT);

    /// Pictures that are looked at while something moves.
    private static final int FRAMES = 6;

    private static List<State> states(Comfort comfort) {
        return ScreenStates.of(CONTENT, WALKS, CONTENT.languages().getFirst(), comfort);
    }

    private static State named(String name) {
        return named(name, Comfort.STANDARD);
    }

    private static State named(String name, Comfort comfort) {
        return states(comfort).stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static State after(State state, Event event) {
        Visit next = WALKS.machine().on(state.visit(), event, state.at()).visit();
        return new State(state.name(), next, state.around(), state.at());
    }

    private static Shown moving(Display.Format format) {
        Shown shown = new Shown(format.reference(), CONTENT, WALKS.machine(), false);
        shown.screen().move();
        return shown;
    }

    /// The states before and after something that moves, and how long it takes.
    private record Scene(State from, State to, Duration time, double most) {}

    private static State theme() {
        return after(named("themes"), new Event.ThemeChosen("T"));
    }

    private static State next(State asking) {
        Place.Asking place = (Place.Asking) asking.visit().place();
        Question question =
                WALKS.machine()
                        .guide(asking.visit())
                        .questionnaire()
                        .question(place.question())
                        .orElseThrow();
        State chosen = after(asking, new Event.ChoiceTapped(question.choices().getFirst().id()));
        return question.type() == Question.Type.MULTIPLE
                ? after(chosen, new Event.NextTapped())
                : chosen;
    }

    private static List<Scene> scenes() {
        State printing = named("printing-ticket");
        return List.of(
                new Scene(named("themes"), theme(), Motion.RISE, 0.04),
                new Scene(theme(), next(theme()), Motion.LIGHT, 0.002),
                new Scene(
                        printing,
                        after(printing, new Event.PrintAdvanced(4.0 / 8)),
                        Motion.PAPER.divide(8),
                        0.33));
    }

    @ParameterizedTest
    @EnumSource
    void eachFrameRepaintsASmallPartOfTheScreen(Display.Format format) {
        assertEquals(List.of(), Fx.call(() -> large(format)));
    }

    private static List<String> large(Display.Format format) {
        List<String> wrong = new ArrayList<>();
        for (Scene scene : scenes()) {
            Shown shown = moving(format);
            shown.draw(scene.from());
            shown.screen().show(scene.to().visit(), scene.to().around(), scene.to().at());
            List<Timeline> running = shown.screen().motion().running();
            String name = scene.to().visit().place() + " " + format;
            if (running.size() != 1) {
                wrong.add(name + " moves " + running.size());
                continue;
            }
            Timeline timeline = running.getFirst();
            timeline.pause();
            if (Math.abs(timeline.getTotalDuration().toMillis() - scene.time().toMillis()) > 1) {
                wrong.add(name + " takes " + timeline.getTotalDuration());
            }
            Image before = shown.layOut().picture();
            double all = before.getWidth() * before.getHeight();
            double changed = 0;
            for (int frame = 1; frame <= FRAMES; frame++) {
                timeline.jumpTo(scene.time().multiply((double) frame / FRAMES));
                if (unlaid(shown.scene().getRoot())) {
                    wrong.add(name + " asks for a layout");
                }
                Image now = shown.layOut().picture();
                @Nullable Rectangle2D part = PixelDifference.different(before, now).orElse(null);
                double share = part == null ? 0 : part.getWidth() * part.getHeight() / all;
                changed += share;
                if (share > scene.most()) {
                    wrong.add(name + " repaints " + share + " of the screen: " + part);
                }
                before = now;
            }
            if (changed == 0) {
                wrong.add(name + " does not move");
            }
            shown.draw(scene.to());
            Shown still = new Shown(format.reference(), CONTENT, WALKS.machine(), false);
            if (PixelDifference.different(still.draw(scene.to()).picture(), shown.picture())
                    .isPresent()) {
                wrong.add(name + " ends otherwise than it is without motion");
            }
        }
        return wrong;
    }

    private static boolean unlaid(Parent parent) {
        return parent.isNeedsLayout()
                || parent.getChildrenUnmodifiable().stream()
                        .anyMatch(child -> child instanceof Parent p && unlaid(p));
    }

    @Test
    void nothingMovesForWhoAskedForAnythingEasierNorBeforeItIsAllowed() {
        Fx.call(
                () -> {
                    for (Comfort easier :
                            List.of(
                                    new Comfort(1, false, false),
                                    new Comfort(0, true, false),
                                    Comfort.STANDARD.with(Comfort.Speech.DISCREET))) {
                        Shown shown = moving(Display.Format.S);
                        State themes = named("themes", easier);
                        shown.draw(themes).draw(after(themes, new Event.ThemeChosen("T")));
                        assertEquals(List.of(), shown.screen().motion().running());
                    }
                    Shown still = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                    still.draw(named("themes")).draw(theme());
                    assertEquals(List.of(), still.screen().motion().running());
                    tap(still, theme());
                    assertTrue(still.sent() instanceof Event.ChoiceTapped);
                    return true;
                });
    }

    @Test
    void nothingElseMoves() {
        Fx.call(
                () -> {
                    Shown shown = moving(Display.Format.S);
                    List<String> moved = new ArrayList<>();
                    for (State state : states(Comfort.STANDARD)) {
                        // Each by itself, as after a panel.
                        shown.draw(named("languages")).draw(state);
                        if (!shown.screen().motion().running().isEmpty()) {
                            moved.add(state.name());
                        }
                    }
                    assertEquals(List.of(), moved);
                    return true;
                });
    }

    private static String tap(Shown shown, State asking) {
        String id =
                shown.draw(asking).ids().stream()
                        .filter(each -> each.startsWith("choice-"))
                        .findFirst()
                        .orElseThrow();
        shown.fire(id);
        return id;
    }

    @Test
    void aSingleChoiceIsSeenChosenBeforeItLeadsOn() {
        Fx.call(
                () -> {
                    Shown shown = moving(Display.Format.S);
                    String id = tap(shown, theme());
                    assertNull(shown.sent());
                    Node chosen = shown.scene().lookup("#" + id);
                    assertTrue(chosen.getStyleClass().contains("on"));
                    Animation pause = Objects.requireNonNull(shown.screen().motion().pause());
                    assertEquals(Motion.CHOSEN, pause.getTotalDuration());
                    Objects.requireNonNull(pause.getOnFinished()).handle(null);
                    assertEquals(
                            new Event.ChoiceTapped(id.substring("choice-".length())), shown.sent());
                    return true;
                });
    }

    /// The shipped content, in which the first question about work has pictures.
    private static Content inPictures() {
        Questionnaire form = Objects.requireNonNull(CONTENT.questionnaires().get("T"));
        List<Question> questions = new ArrayList<>(form.questions());
        Question first = questions.getFirst();
        assertEquals(Question.Type.SINGLE, first.type());
        List<Choice> choices =
                first.choices().stream()
                        .limit(6)
                        .map(
                                c ->
                                        new Choice(
                                                c.id(),
                                                CONTENT.themes().getFirst().name(),
                                                c.scores(),
                                                c.exclusive(),
                                                c.languages(),
                                                "draw"))
                        .toList();
        questions.set(
                0,
                new Question(
                        first.id(),
                        first.type(),
                        first.text(),
                        first.label(),
                        first.enableWhen(),
                        first.min(),
                        first.max(),
                        choices));
        Map<String, Questionnaire> forms = new HashMap<>(CONTENT.questionnaires());
        forms.put(
                "T",
                new Questionnaire(
                        form.id(),
                        form.version(),
                        form.maxQuestions(),
                        form.scores(),
                        questions,
                        form.rules()));
        return new Content(
                CONTENT.digest(),
                CONTENT.languages(),
                CONTENT.themes(),
                forms,
                CONTENT.recommendations(),
                CONTENT.about());
    }

    @ParameterizedTest
    @EnumSource
    void aSinglePictureIsSeenChosenToo(Display.Format format) {
        Fx.call(
                () -> {
                    Content content = inPictures();
                    VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
                    Shown shown = new Shown(format.reference(), content, machine, false);
                    shown.screen().move();
                    String id = tap(shown, theme());
                    assertNull(shown.sent());
                    Node chosen = shown.scene().lookup("#" + id);
                    assertNotNull(chosen.lookup(".picture"));
                    assertTrue(chosen.getStyleClass().contains("on"));
                    Objects.requireNonNull(shown.screen().motion().pause())
                            .getOnFinished()
                            .handle(null);
                    assertEquals(
                            new Event.ChoiceTapped(id.substring("choice-".length())), shown.sent());
                    return true;
                });
    }

    @Test
    void whatTheVisitorDoesMeanwhileTakesItsPlace() {
        Fx.call(
                () -> {
                    Shown shown = moving(Display.Format.S);
                    tap(shown, theme());
                    shown.fire("back");
                    assertEquals(new Event.BackTapped(), shown.sent());
                    assertNull(shown.screen().motion().pause());
                    tap(shown, theme());
                    shown.draw(after(theme(), new Event.LanguagesTapped()));
                    assertNull(shown.screen().motion().pause());
                    return true;
                });
    }
}
