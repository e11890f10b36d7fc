package brussels.citedesmetiers.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import brussels.citedesmetiers.kiosk.guide.Answers;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The checks of [RandomVisits] find each defect that is planted in the machine.
class PlantedVisitDefectsTest {

    @Test
    void exceptionIsFound() {
        assertFound(
                (visit, event, step) -> {
                    if (event instanceof Event.JamAnswered) {
                        throw new IllegalStateException("planted");
                    }
                    return step;
                });
    }

    @Test
    void visitCountedTwiceIsFound() {
        assertFound(
                (visit, event, step) ->
                        step.effects().stream().anyMatch(Effect.Count.class::isInstance)
                                ? new Step(
                                        step.visit(),
                                        List.of(
                                                step.effects().getFirst(),
                                                step.effects().getFirst()))
                                : step);
    }

    @Test
    void answersKeptAfterAWipeAreFound() {
        assertFound(
                (visit, event, step) ->
                        step.visit().place() instanceof Place.Welcome
                                ? new Step(step.visit().answered(visit.answers()), step.effects())
                                : step);
    }

    @Test
    void placeThatTimeDoesNotEndIsFound() {
        assertFound(
                (visit, event, step) ->
                        visit.place() instanceof Place.Jam && event instanceof Event.Ticked
                                ? new Step(visit, List.of())
                                : step);
    }

    @Test
    void answerOfAQuestionOutOfReachIsFound() {
        assertFound(
                (visit, event, step) -> {
                    Answers kept = step.visit().answers();
                    for (var old : visit.answers().byQuestion().entrySet()) {
                        kept =
                                kept.has(old.getKey())
                                        ? kept
                                        : kept.with(old.getKey(), old.getValue());
                    }
                    boolean sameTheme = visit.themeId().equals(step.visit().themeId());
                    return sameTheme ? new Step(step.visit().answered(kept), step.effects()) : step;
                });
    }

    private static void assertFound(RandomVisits.Decision defect) {
        Random random = new Random(1);
        List<Integer> numbers = random.ints(20_000, 0, 1_000_000).boxed().toList();
        assertThrows(
                Throwable.class,
                () -> new RandomVisits(SmallContent.content(), defect).play(numbers));
    }
}
