package brussels.citedesmetiers.kiosk.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver.ScriptException;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Step;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/// The monkey finds nothing on the kiosk as it is, and finds each defect that is planted in it.
class MonkeyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int ENOUGH = 40;
    private static final int FEW = 3;
    private static final long SEED = 7;

    /// Many more are made on the packaged kiosk, on the large screens too, by `deploy/test.sh`.
    private static final int VISITS = LongForm.of(6, 20);

    @TempDir Path data;

    @Test
    void soundKioskComesThroughRandomVisitsAndPrinterFaults() throws Exception {
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);
                Bench bench = Bench.open(data, printer)) {
            Monkey.Figures figures = bench.monkey(PATIENCE, printer).run(VISITS, SEED);
            assertEquals(VISITS, figures.visits());
            assertTrue(figures.taps() > 10 * VISITS, figures.sentence());
            assertTrue(
                    figures.places()
                            .keySet()
                            .containsAll(Set.of("Themes", "Asking", "Result", "Preview")),
                    figures.sentence());
            assertEquals(List.of(), printer.errors());
        }
    }

    @Test
    void exceptionIsFound() throws Exception {
        assertFound(
                "A fault on the screen ended a visit: java.lang.IllegalStateException: planted",
                (visits, visit, event, step) -> {
                    if (event instanceof Event.BackTapped) {
                        throw new IllegalStateException("planted");
                    }
                    return step;
                });
    }

    @Test
    void exceptionOnAnotherThreadIsFound() throws Exception {
        assertFound(
                "exception on thread planted",
                (visits, visit, event, step) -> {
                    if (event instanceof Event.ThemeChosen) {
                        Thread thread = new Thread(() -> fail("planted"), "planted");
                        thread.start();
                        join(thread);
                    }
                    return step;
                });
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void loggedErrorIsFound() throws Exception {
        assertFound(
                "an error was logged",
                (visits, visit, event, step) -> {
                    if (event instanceof Event.ThemeChosen) {
                        Logger.error("planted");
                    }
                    return step;
                });
    }

    @Test
    void screenWithoutAnythingToTapIsFound() throws Exception {
        assertFound(
                SHORT,
                ENOUGH,
                "dead end",
                (visits, visit, event, step) ->
                        event instanceof Event.ChoiceTapped
                                ? moved(step, new Place.Printing(Place.Paper.LIST, 0))
                                : step);
    }

    @Test
    void stateThatTimeDoesNotEndIsFound() throws Exception {
        assertFound(
                "no way home",
                (visits, visit, event, step) ->
                        event instanceof Event.Ticked || event instanceof Event.StartOverTapped
                                ? new Step(visit, List.of())
                                : step);
    }

    @Test
    void answersLeftInTheStateAreFound() throws Exception {
        assertFound(
                "left over: the state is not fresh",
                (visits, visit, event, step) ->
                        step.visit().place() instanceof Place.Welcome && visit.answers().size() > 0
                                ? holding(step, visit.answers())
                                : step);
    }

    @Test
    void answerLeftInTheSceneIsFound() throws Exception {
        assertFound(
                "left over: still in the scene",
                (visits, visit, event, step) -> {
                    Visit after = step.visit();
                    if (after.place() instanceof Place.Welcome && visit.answers().size() > 0) {
                        String words = lastAnswer(visits, visit);
                        visits.watch(any -> addHidden(visits, words));
                    }
                    return step;
                });
    }

    private static void addHidden(VisitLoop visits, String words) {
        Text text = new Text(words);
        text.setVisible(false);
        ((Pane) visits.scene().getRoot()).getChildren().add(text);
    }

    @Test
    void choiceLeftMarkedIsFound() throws Exception {
        assertFound(
                "left over: still marked",
                (visits, visit, event, step) -> {
                    if (event instanceof Event.ChoiceTapped) {
                        visits.watch(
                                any -> {
                                    Region marked = new Region();
                                    marked.getStyleClass().add("on");
                                    marked.setMouseTransparent(true);
                                    ((Pane) visits.scene().getRoot()).getChildren().add(marked);
                                });
                    }
                    return step;
                });
    }

    @Test
    void answerInAFileIsFound() throws Exception {
        assertFound(
                PATIENCE,
                FEW,
                "in the file",
                (visits, visit, event, step) -> {
                    if (visit.answers().size() > 0) {
                        write(data.resolve("planted.log"), lastAnswer(visits, visit));
                    }
                    return step;
                });
    }

    private static void write(Path file, String words) {
        try {
            Files.writeString(file, "at 09:00 " + words + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The longest of the visitor's answers, in the visitor's language.
    private static String lastAnswer(VisitLoop visits, Visit visit) {
        return visits.machine().guide(visit).asked(visit.answers()).stream()
                .flatMap(
                        q ->
                                q.choices().stream()
                                        .filter(c -> visit.answers().of(q.id()).contains(c.id())))
                .map(Choice::text)
                .map(t -> t.in(visit.language()))
                .reduce("", (a, b) -> a.length() > b.length() ? a : b);
    }

    private static Step moved(Step step, Place place) {
        Visit v = step.visit();
        return new Step(copy(v, place, v.answers()), List.of());
    }

    private static Step holding(Step step, Answers answers) {
        return new Step(copy(step.visit(), step.visit().place(), answers), step.effects());
    }

    private static Visit copy(Visit v, Place place, Answers answers) {
        return new Visit(
                place,
                new Panel.None(),
                v.language(),
                v.theme(),
                answers,
                v.about(),
                v.comfort(),
                v.resultSeen(),
                v.withAnswers(),
                v.ticket(),
                v.feedback(),
                v.kept(),
                v.lastTouch());
    }

    /// A machine that does something else than it should.
    private interface Defect {
        /// @param step what the sound machine would do
        Step instead(VisitLoop loop, Visit visit, Event event, Step step);
    }

    private void assertFound(String complaint, Defect defect) throws Exception {
        assertFound(PATIENCE, ENOUGH, complaint, defect);
    }

    private void assertFound(Duration patience, int visits, String complaint, Defect defect)
            throws Exception {
        try (Bench bench = Bench.open(data, null)) {
            bench.await("everything to be up", VisitLoop::atRest);
            VisitLoop loop = bench.visits();
            Monkey monkey = bench.monkey(patience, null);
            loop.decideBy(
                    (visit, event, now) ->
                            defect.instead(
                                    loop, visit, event, loop.machine().on(visit, event, now)));
            ScriptException found =
                    assertThrows(ScriptException.class, () -> monkey.run(visits, SEED));
            String message = String.valueOf(found.getMessage());
            assertTrue(message.contains(complaint), message);
            assertTrue(message.matches("(?s)seed 7, visit \\d+: .*; steps: .*tap .*"), message);
        }
    }
}
