package brussels.citedesmetiers.kiosk.guide;

import static brussels.citedesmetiers.kiosk.content.Forms.all;
import static brussels.citedesmetiers.kiosk.content.Forms.any;
import static brussels.citedesmetiers.kiosk.content.Forms.atLeast;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.not;
import static brussels.citedesmetiers.kiosk.content.Forms.questionnaire;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Forms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PathCheckTest {

    private static final TokenLength SHORT = (_, _) -> 200;

    /// Sound: four to five questions, two scores.
    private static Forms.Form sound() {
        return questionnaire("C")
                .max(5)
                .scores("R", "I")
                .asks(single("who", "pupil", "worker"))
                .asks(single("school", "fr", "nl").when(is("who", "pupil")))
                .asks(multiple("likes", 1, 2, "hands", "heads").points("hands", "R", 2))
                .asks(single("more", "yes", "no").points("yes", "I", 1))
                .asks(single("last", "yes", "no"))
                .recommends("info")
                .recommends(5, any(is("school", "fr"), is("last", "yes")), "siep")
                .recommends(5, atLeast("R", 2), "trades");
    }

    private static List<String> faults(Forms.Form form) {
        return faults(form, SHORT);
    }

    private static List<String> faults(Forms.Form form, TokenLength length) {
        return new PathCheck(length).check(form.build()).stream().map(Fault::toString).toList();
    }

    private static String inFile(String fault) {
        return "content/questionnaire-C.json: " + fault;
    }

    @Test
    void soundQuestionnaireHasNoFaults() {
        assertEquals(List.of(), faults(sound()));
    }

    @Test
    void questionNeverAskedIsFound() {
        assertEquals(
                List.of(
                        inFile(
                                "/questions/5/enableWhen: never: unreachable question; no answers"
                                        + " before it make this condition hold")),
                faults(
                        sound().asks(
                                        single("never", "a", "b")
                                                .when(all(is("who", "worker"), is("school", "fr"))))
                                .recommends(5, not(is("never", "a")), "x")));
    }

    @Test
    void choiceThatCannotBeTakenIsFound() {
        assertEquals(
                List.of(
                        inFile(
                                "/questions/4/choices/2: none: unreachable choice; no answer within"
                                        + " min and max can take it")),
                faults(
                        soundWithout("last")
                                .asks(multiple("last", 2, 2, "yes", "no", "none").exclusive("none"))
                                .recommends(5, is("last", "yes"), "x")));
    }

    /// The sound questionnaire's first four questions.
    private static Forms.Form soundWithout(String last) {
        assertEquals("last", last);
        return questionnaire("C")
                .max(5)
                .scores("R")
                .asks(single("who", "pupil", "worker"))
                .asks(single("school", "fr", "nl").when(is("who", "pupil")))
                .asks(multiple("likes", 1, 2, "hands", "heads").points("hands", "R", 2))
                .asks(single("more", "yes", "no").points("yes", "R", 1))
                .recommends("info")
                .recommends(5, is("school", "nl"), "y");
    }

    @Test
    void ruleThatNeverHoldsIsFound() {
        assertEquals(
                List.of(
                        inFile(
                                "/rules/3/when: x, y: unreachable rule; no path makes this"
                                        + " condition hold")),
                faults(
                        sound().recommends(
                                        5,
                                        all(is("who", "worker"), is("school", "nl")),
                                        "x",
                                        "y")));
    }

    @Test
    void pathWithoutRecommendationIsFoundAndWrittenOut() {
        Forms.Form form =
                questionnaire("C")
                        .asks(single("a", "x", "y"))
                        .asks(single("b", "x", "y"))
                        .asks(single("c", "x", "y"))
                        .asks(single("d", "x", "y"))
                        .recommends(
                                5,
                                any(is("a", "x"), is("b", "x"), is("c", "x"), is("d", "x")),
                                "r");
        assertEquals(
                List.of(
                        inFile(
                                "/rules: 1: dead end, nothing is recommended after a=y, b=y, c=y,"
                                        + " d=y; add a rule without a condition")),
                faults(form));
    }

    @Test
    void rulesWithNothingToRecommendDoNotSaveFromDeadEnd() {
        Forms.Form form =
                questionnaire("C")
                        .asks(single("a", "x", "y"))
                        .asks(single("b", "x", "y"))
                        .asks(single("c", "x", "y"))
                        .asks(single("d", "x", "y"))
                        .recommends()
                        .recommends(5, any(is("a", "x"), is("b", "x")), "r")
                        .recommends(5, all(is("c", "x"), is("d", "x")), "r");
        assertEquals(1, faults(form).size());
        assertTrue(faults(form).getFirst().contains("/rules: 3: dead end"));
    }

    @Test
    void pathLongerThanTheMaximumIsFound() {
        assertEquals(
                List.of(
                        inFile(
                                "/maxQuestions: 4: a path asks 5 questions; ask fewer after"
                                        + " who=pupil, school=fr, likes=hands+heads, more=yes,"
                                        + " last=yes")),
                faults(sound().max(4)));
    }

    @Test
    void pathShorterThanFourQuestionsIsFound() {
        Forms.Form form =
                questionnaire("C")
                        .asks(single("a", "x", "y"))
                        .asks(single("b", "x", "y").when(is("a", "x")))
                        .asks(single("c", "x", "y").when(is("a", "x")))
                        .asks(single("d", "x", "y").when(is("a", "x")))
                        .recommends("r")
                        .recommends(5, any(is("b", "x"), is("c", "x"), is("d", "x")), "s");
        assertEquals(
                List.of(
                        inFile(
                                "/questions: 1: a path asks fewer than 3 questions; ask more after"
                                        + " a=y")),
                faults(form));
    }

    @Test
    void thresholdThatNoPathReachesIsFoundWithWhatCanBeReached() {
        assertEquals(
                List.of(
                        inFile(
                                "/questions/5/enableWhen: deep: unreachable question; no answers"
                                        + " before it make this condition hold"),
                        inFile(
                                "/questions/5/enableWhen/scoreAtLeast/value: 2: unreachable score;"
                                        + " I has at most 1 points here"),
                        inFile(
                                "/rules/4/when/any/1/not/scoreAtLeast/value: 4: unreachable score;"
                                        + " R has at most 2 points here")),
                faults(
                        sound().asks(single("deep", "a", "b").when(atLeast("I", 2)))
                                .recommends(5, not(is("deep", "a")), "x")
                                .recommends(5, any(is("last", "no"), not(atLeast("R", 4))), "y")));
    }

    @Test
    void scoreThatNoChoiceGivesPointsToIsFound() {
        assertEquals(
                List.of(inFile("/scores/2: A: unreachable score; let a choice give points to it")),
                faults(sound().scores("A")));
    }

    @Test
    void questionWhoseAnswersChangeNothingIsFound() {
        String message =
                ": its answers change nothing; let a condition look at them or take it out";
        assertEquals(
                List.of(
                        inFile("/questions/5: idle" + message),
                        inFile("/questions/6: alike" + message),
                        inFile("/questions/7: loose" + message)),
                faults(
                        sound().max(8)
                                .asks(single("idle", "a", "b"))
                                .asks(
                                        single("alike", "a", "b")
                                                .points("a", "R", 1)
                                                .points("b", "R", 1))
                                .asks(multiple("loose", 1, 2, "a", "b"))));
    }

    @Test
    void tokenThatIsTooLongIsFoundOnTheFullestPath() {
        Forms.Form form =
                questionnaire("C")
                        .asks(single("which", "long", "full"))
                        .asks(single("a", "x", "y"))
                        .asks(single("b", "x", "y"))
                        .asks(single("c", "x", "y").when(is("which", "long")))
                        .asks(single("d", "x", "y").when(is("which", "long")))
                        .asks(multiple("e", 1, 4, "p", "q", "r", "s").when(is("which", "full")))
                        .recommends("r")
                        .recommends(2, any(is("a", "x"), is("b", "x"), is("c", "x")), "s")
                        .recommends(3, any(is("d", "x"), is("e", "p")), "t");
        TokenLength byChoices = (_, answers) -> answers.of("e").size() == 4 ? 312 : 311;
        TokenLength byQuestions = (_, answers) -> answers.size() == 5 ? 312 : 311;
        assertEquals(
                List.of(
                        inFile(
                                "/questions: 312: token longer than 311 characters; ask fewer"
                                        + " questions or let fewer choices be taken after"
                                        + " which=full, a=x, b=x, e=p+q+r+s")),
                faults(form, byChoices));
        assertEquals(1, faults(form, byQuestions).size());
        assertEquals(List.of(), faults(form, (_, _) -> 311));
    }

    @Test
    void tooManyStatesNameTheQuestionsThatMultiply() {
        Forms.Form form =
                questionnaire("C")
                        .asks(single("one", "a", "b"))
                        .asks(single("two", "a", "b", "c"))
                        .asks(single("three", "a", "b"))
                        .asks(single("last", "a", "b"))
                        .recommends("r");
        for (String choice : List.of("one a", "two a", "two b", "three a")) {
            String[] is = choice.split(" ", -1);
            form.recommends(2, all(is(is[0], is[1]), is("last", "a")), "r");
        }
        // before each question 1, 2, 6 and 12, then the end
        assertEquals(List.of(), new PathCheck(SHORT, 22).check(form.build()));
        List<Fault> faults = new PathCheck(SHORT, 20).check(form.build());
        assertEquals(
                List.of(
                        inFile(
                                "/questions: two, one, three: more than 20 states; these questions"
                                        + " multiply most, let fewer conditions look at them")),
                faults.stream().map(Fault::toString).toList());
    }

    @Test
    void conditionsOfQuestionsThatLeaveTooManyStatesAreFound() {
        Forms.Form form = questionnaire("C").max(40).recommends("r");
        for (int i = 0; i < 17; i++) {
            form.asks(single("q" + i, "a", "b"));
        }
        for (int i = 0; i < 17; i++) {
            form.asks(single("e" + i, "a", "b").when(is("q" + i, "a")));
            form.recommends(2, is("e" + i, "a"), "s");
        }
        assertEquals(
                List.of(
                        inFile(
                                "/questions: 34: too many states to know how many questions are"
                                        + " ahead; let fewer enableWhen look at other questions")),
                faults(form));
    }

    @Test
    void severalFaultsAreReportedTogether() {
        List<String> pointers = new ArrayList<>();
        Forms.Form form =
                sound().max(3)
                        .scores("A")
                        .asks(single("never", "a", "b").when(is("who", "gone")))
                        .asks(single("idle", "a", "b"))
                        .recommends(5, is("never", "a"), "x")
                        .recommends(5, atLeast("R", 9), "y");
        new PathCheck((_, _) -> 400)
                .check(form.build())
                .forEach(fault -> pointers.add(fault.pointer()));
        assertEquals(
                List.of(
                        "/maxQuestions",
                        "/questions",
                        "/scores/2",
                        "/questions/5/enableWhen",
                        "/questions/6",
                        "/rules/3/when",
                        "/rules/4/when",
                        "/rules/4/when/scoreAtLeast/value"),
                pointers);
    }
}
