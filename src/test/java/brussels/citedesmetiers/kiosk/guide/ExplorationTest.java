package brussels.citedesmetiers.kiosk.guide;

import static brussels.citedesmetiers.kiosk.content.Forms.all;
import static brussels.citedesmetiers.kiosk.content.Forms.any;
import static brussels.citedesmetiers.kiosk.content.Forms.atLeast;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.questionnaire;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Forms;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExplorationTest {

    @Test
    void emptyQuestionnaireIsOneStateAndDeadEnd() {
        Exploration paths = Exploration.of(questionnaire("C").build());
        assertEquals(1, paths.states());
        assertEquals(0, paths.longest());
        assertEquals(List.of(Answers.empty()), paths.deadEnds());
    }

    @Test
    void choicesNothingTellsApartAreExploredOnce() {
        Questionnaire form =
                questionnaire("C")
                        .asks(single("one", "a", "b", "c", "d"))
                        .asks(single("two", "x", "y").when(is("one", "a")))
                        .recommends("r")
                        .build();
        // start; after one: a, or any other; after two: the end
        assertEquals(4, Exploration.of(form).states());
    }

    @Test
    void pointsBeyondTheHighestThresholdAreNotToldApart() {
        Forms.Form form = questionnaire("C").scores("R").recommends("r");
        for (int i = 0; i < 6; i++) {
            form.asks(single("q" + i, "yes", "no").points("yes", "R", 1));
        }
        form.asks(single("deep", "yes", "no").when(atLeast("R", 2)));
        Exploration paths = Exploration.of(form.build());
        // before q0 to q5: 1, 2, 3, 3, 3, 3 (0, 1 or 2 points); before deep: yes or no; the end
        assertEquals(1 + 2 + 3 + 3 + 3 + 3 + 2 + 1, paths.states());
        assertEquals(Map.of("R", List.of(0, 1, 2, 3, 4, 5, 6, 6)), paths.mostPoints());
    }

    @Test
    void rulesThatLookAtOneQuestionMakeNoStates() {
        Forms.Form form = questionnaire("C").recommends("r");
        for (int i = 0; i < 9; i++) {
            form.asks(single("q" + i, "a", "b", "c", "d", "e", "f"));
            for (String choice : List.of("a", "b", "c", "d", "e", "f")) {
                form.recommends(5, is("q" + i, choice), "r");
            }
        }
        Exploration paths = Exploration.of(form.build());
        assertEquals(10, paths.states());
        assertEquals(55, paths.rules().size());
    }

    @Test
    void ruleThatHoldsIsForgottenLikeOneThatFailed() {
        Questionnaire form =
                questionnaire("C")
                        .asks(single("one", "a", "b", "c"))
                        .asks(single("two", "x", "y"))
                        .asks(single("three", "x", "y"))
                        .recommends("r")
                        .recommends(
                                5, any(is("one", "a"), all(is("one", "b"), is("three", "x"))), "s")
                        .build();
        // start; after one and after two: b, or any other; the end
        assertEquals(1 + 2 + 2 + 1, Exploration.of(form).states());
    }

    @Test
    void allSubsetsOfMultipleQuestionWithinItsLimitsAreExplored() {
        Questionnaire form =
                questionnaire("C")
                        .asks(multiple("m", 1, 2, "a", "b", "c", "none").exclusive("none"))
                        .asks(single("last", "x", "y"))
                        .recommends(1, all(is("m", "a"), is("m", "b"), is("last", "x")), "ab")
                        .recommends(1, all(is("m", "a"), is("m", "c"), is("last", "x")), "ac")
                        .recommends(1, all(is("m", "a"), is("m", "none")), "never")
                        .recommends(1, all(is("m", "a"), is("m", "b"), is("m", "c")), "three")
                        .build();
        Exploration paths = Exploration.of(form);
        assertEquals(Set.of(0, 1), paths.rules());
        assertEquals(Set.of("ab", "ac"), paths.recommendations());
        assertEquals(
                Map.of("m", Set.of("a", "b", "c", "none"), "last", Set.of("x", "y")),
                paths.choices());
    }

    @Test
    void wideQuestionNothingLooksAtIsExploredAtOnce() {
        String[] many = IntStream.range(0, 40).mapToObj(i -> "c" + i).toArray(String[]::new);
        Questionnaire form =
                questionnaire("C").asks(multiple("m", 1, 20, many)).recommends("r").build();
        Exploration paths = Exploration.of(form);
        assertEquals(2, paths.states());
        assertEquals(20, paths.fullestPath().of("m").size());
    }

    @Test
    void unsoundQuestionnaireIsExploredAllTheSame() {
        Questionnaire form =
                questionnaire("C")
                        .asks(single("one", "a", "b").when(is("two", "x")))
                        .asks(single("two", "x", "y"))
                        .asks(single("three", "x", "y").when(is("nothing", "x")))
                        .asks(single("none"))
                        .recommends(1, is("two", "gone"), "r")
                        .recommends(1, atLeast("Z", 1), "r")
                        .build();
        Exploration paths = Exploration.of(form);
        assertEquals(Set.of("two", "none"), paths.asked());
        assertEquals(Set.of(), paths.rules());
        assertEquals(1, paths.longest());
        assertEquals(2, new Guide(form).atMostMore(Answers.empty()) + 1);
    }

    /// Every choice of `questions` questions is looked at by the last one's rules.
    private static Questionnaire wide(int questions, int choices) {
        Forms.Form form = questionnaire("C").recommends("r");
        String[] ids = IntStream.range(0, choices).mapToObj(i -> "c" + i).toArray(String[]::new);
        for (int i = 0; i < questions; i++) {
            form.asks(single("q" + i, ids));
            for (String id : List.of(ids).subList(1, choices)) {
                form.recommends(1, all(is("q" + i, id), is("last", "yes")), "r");
            }
        }
        return form.asks(single("last", "yes", "no")).build();
    }

    @Test
    void halfMillionStatesAreExploredWithinSecond() {
        Questionnaire form = wide(8, 5);
        Duration fastest =
                Stream.generate(() -> timeToExplore(form))
                        .limit(5)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        assertTrue(fastest.compareTo(Duration.ofSeconds(1)) < 0, fastest::toString);
    }

    /// In processor time, which other work on the machine does not stretch.
    private static Duration timeToExplore(Questionnaire form) {
        Duration start = processorTime();
        assertEquals(488_282, Exploration.of(form).states());
        return processorTime().minus(start);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    @Test
    void explorationStopsAboveTwoMillionStatesAndNamesTheQuestionsThatMultiply() {
        Questionnaire form = wide(10, 5);
        Exploration paths = Exploration.of(form);
        assertFalse(paths.complete());
        assertTrue(paths.states() > Exploration.MOST_STATES);
        assertEquals(3, paths.multiplying().size());
    }

    @Test
    void questionWithTooManyWaysToAnswerIsNamed() {
        Forms.Form form = questionnaire("C").recommends("r");
        String[] many = IntStream.range(0, 30).mapToObj(i -> "c" + i).toArray(String[]::new);
        form.asks(multiple("small", 1, 2, "a", "b")).asks(multiple("m", 1, 30, many));
        for (String id : many) {
            form.recommends(1, all(is("m", id), is("small", "a")), "r");
        }
        Exploration paths = Exploration.of(form.build());
        assertEquals(List.of("m"), paths.multiplying());
    }

    @Test
    void guideRefusesQuestionnaireWithTooManyStates() {
        Forms.Form form = questionnaire("C").recommends("r");
        String[] many = IntStream.range(0, 25).mapToObj(i -> "c" + i).toArray(String[]::new);
        form.asks(multiple("m", 1, 25, many));
        for (String id : many) {
            form.asks(single("after-" + id, "a", "b").when(is("m", id)));
        }
        Questionnaire built = form.build();
        assertThrows(IllegalArgumentException.class, () -> new Guide(built));
    }
}
