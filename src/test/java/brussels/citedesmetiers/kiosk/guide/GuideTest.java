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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Forms;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Profile.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GuideTest {

    /// A school question for pupils only, then one that all get, then one for those who ask for it.
    private static Forms.Form school() {
        return questionnaire("C")
                .asks(single("who", "pupil", "worker"))
                .asks(single("school", "fr", "nl").when(is("who", "pupil")))
                .asks(multiple("likes", 1, 2, "hands", "heads", "hearts", "none").exclusive("none"))
                .asks(single("more", "yes", "no").when(not(is("school", "nl"))))
                .recommends(10, Condition.ALWAYS, "info")
                .recommends(50, is("school", "fr"), "siep", "info")
                .recommends(50, is("likes", "hands"), "trades")
                .recommends(90, all(is("likes", "hands"), is("likes", "heads")), "both");
    }

    @Test
    void questionsAreAskedInFileOrderWhenTheirConditionHolds() {
        Scenario.of(school())
                .asks("who")
                .tap("pupil")
                .asks("school")
                .tap("nl")
                .asks("likes")
                .tap("heads")
                .ok()
                .recommends("info");
    }

    @Test
    void conditionOnQuestionThatWasNotAskedIsFalse() {
        Scenario.of(school())
                .asks("who")
                .tap("worker")
                .asks("likes")
                .tap("hearts")
                .ok()
                .asks("more")
                .tap("no")
                .recommends("info");
    }

    @Test
    void recommendationsComeByPriorityThenFileOrderEachOnce() {
        Scenario.of(school())
                .tap("pupil")
                .tap("fr")
                .tap("hands")
                .tap("heads")
                .ok()
                .tap("yes")
                .recommends("both", "siep", "info", "trades");
    }

    @Test
    void listEndsAfterEightRecommendations() {
        Scenario.of(
                        questionnaire("C")
                                .asks(single("one", "a", "b"))
                                .recommends("1", "2", "3", "4", "5", "6", "7", "8", "9"))
                .tap("a")
                .recommends("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void progressSaysTheLongestWayStillPossible() {
        Scenario.of(school())
                .saysAtMost(4)
                .tap("worker")
                .saysAtMost(2)
                .back()
                .tap("pupil")
                .saysAtMost(3)
                .tap("nl")
                .saysAtMost(1)
                .tap("none")
                .ok()
                .saysAtMost(0);
    }

    @Test
    void changedAnswerForgetsWhatIsAskedNoMoreAndKeepsTheRest() {
        Scenario.of(school())
                .tap("pupil")
                .tap("fr")
                .tap("hands")
                .ok()
                .tap("yes")
                .back()
                .back()
                .back()
                .asks("school")
                .shows("fr")
                .tap("nl")
                .asks("likes")
                .shows("hands")
                .hasForgotten("more")
                .ok()
                .recommends("trades", "info");
    }

    @Test
    void answersBehindNewQuestionWaitUntilItIsAnswered() {
        Scenario.of(school())
                .tap("worker")
                .tap("hands")
                .ok()
                .tap("yes")
                .back()
                .back()
                .back()
                .tap("pupil")
                .asks("school")
                .saysAtMost(1)
                .remembers("likes", "hands")
                .remembers("more", "yes")
                .tap("fr")
                .asks("likes")
                .shows("hands")
                .saysAtMost(0);
    }

    @Test
    void forgettingReachesQuestionsThatOnlyForgottenOnesLedTo() {
        Forms.Form chain =
                questionnaire("C")
                        .asks(single("a", "x", "y"))
                        .asks(single("b", "x", "y").when(is("a", "x")))
                        .asks(single("c", "x", "y").when(is("b", "x")))
                        .asks(single("d", "x", "y").when(any(is("c", "x"), is("a", "y"))))
                        .recommends("r");
        Scenario.of(chain)
                .tap("x")
                .tap("x")
                .tap("x")
                .tap("y")
                .back()
                .back()
                .back()
                .back()
                .tap("y")
                .hasForgotten("b")
                .hasForgotten("c")
                .remembers("d", "y")
                .asks("d");
    }

    @Test
    void answerThatOnlyAnotherWaitingAnswerSpeaksAgainstIsKept() {
        Forms.Form form =
                questionnaire("C")
                        .asks(single("first", "a", "b"))
                        .asks(single("new", "a", "b").when(is("first", "b")))
                        .asks(
                                single("waiting", "x", "y")
                                        .when(any(is("first", "a"), is("new", "a"))))
                        .asks(
                                single("last", "x", "y")
                                        .when(any(is("first", "a"), not(is("waiting", "x")))))
                        .recommends("r");
        Scenario.of(form)
                .tap("a")
                .tap("x")
                .tap("y")
                .back()
                .back()
                .back()
                .tap("b")
                .asks("new")
                .remembers("waiting", "x")
                .remembers("last", "y")
                .tap("b")
                .hasForgotten("waiting")
                .asks("last")
                .shows("y");
    }

    @Test
    void goingBackAndForthChangesNothing() {
        Scenario there = Scenario.of(school()).tap("pupil").tap("fr").tap("heads").ok();
        Answers before = there.answers();
        there.back().back().back().asks("who").ok().asks("school").ok().asks("likes").ok();
        assertEquals(before, there.asks("more").answers());
    }

    @Test
    void fullQuestionTakesNoFurtherChoice() {
        Scenario.of(school())
                .tap("worker")
                .tap("hands")
                .tap("hearts")
                .shows("hands", "hearts")
                .tap("heads")
                .shows("hands", "hearts")
                .tap("hands")
                .tap("heads")
                .shows("heads", "hearts");
    }

    @Test
    void fullQuestionSaysWhichChoicesATapWouldNotChange() {
        Questionnaire school = school().build();
        Question likes = school.question("likes").orElseThrow();
        assertFalse(Guide.isFull(likes, List.of("hands"), "heads"));
        assertTrue(Guide.isFull(likes, List.of("hands", "heads"), "hearts"));
        assertFalse(Guide.isFull(likes, List.of("hands", "heads"), "hands"));
        assertFalse(Guide.isFull(likes, List.of("hands", "heads"), "none"));
        Question who = school.question("who").orElseThrow();
        assertFalse(Guide.isFull(who, List.of("pupil"), "pupil"));
    }

    @Test
    void exclusiveChoiceClearsTheOthersAndTheyClearIt() {
        Scenario.of(school())
                .tap("worker")
                .tap("hands")
                .tap("hearts")
                .tap("none")
                .shows("none")
                .tap("heads")
                .shows("heads");
    }

    @Test
    void choicesAreKeptInTheOrderOfTheQuestion() {
        Scenario.of(school())
                .tap("worker")
                .tap("hearts")
                .tap("hands")
                .ok()
                .remembers("likes", "hands", "hearts");
    }

    @Test
    void breachesOfTheQuestionsLimitsAreRefused() {
        Scenario scenario = Scenario.of(school()).tap("worker");
        refuses(scenario, "likes");
        refuses(scenario, "likes", "hands", "heads", "hearts");
        refuses(scenario, "likes", "hands", "hands");
        refuses(scenario, "likes", "hands", "none");
        refuses(scenario, "likes", "feet");
        refuses(scenario, "who", "pupil", "worker");
        refuses(scenario, "school", "fr");
        refuses(scenario, "more", "yes");
        refuses(scenario, "unknown", "yes");
    }

    private static void refuses(Scenario scenario, String question, String... choices) {
        assertThrows(
                IllegalArgumentException.class,
                () -> scenario.guide().answer(scenario.answers(), question, List.of(choices)));
    }

    @Test
    void tapOnUnknownChoiceIsRefused() {
        Scenario scenario = Scenario.of(school()).tap("worker");
        assertThrows(IllegalArgumentException.class, () -> scenario.tap("feet"));
    }

    @Test
    void answersBehindTheGapCountForNothing() {
        Guide guide = new Guide(school().build());
        Answers gap = Answers.empty().with("likes", List.of("hands")).with("more", List.of("no"));
        assertEquals(List.of(), guide.asked(gap));
        assertEquals(List.of("info"), guide.recommend(gap));
        assertEquals(2, guide.atMostMore(gap));
    }

    /// Interests, two questions of two choices each.
    private static Forms.Form interests() {
        return questionnaire("U")
                .scores("R", "I", "A", "S")
                .asks(
                        multiple("likes", 0, 4, "r", "i", "a", "s")
                                .points("r", "R", 3)
                                .points("i", "I", 2)
                                .points("a", "A", 2)
                                .points("s", "S", 1))
                .asks(single("more", "r", "i", "a").points("i", "I", 1).points("a", "A", 1))
                .asks(single("deep", "yes", "no").when(atLeast("I", 3)))
                .recommends("r");
    }

    @Test
    void scoresAddUpAndOpenQuestions() {
        Scenario.of(interests())
                .saysAtMost(3)
                .tap("i")
                .tap("r")
                .ok()
                .scores(Map.of("R", 3, "I", 2, "A", 0, "S", 0))
                .tap("i")
                .asks("deep")
                .scores(Map.of("R", 3, "I", 3, "A", 0, "S", 0))
                .back()
                .tap("a")
                .recommends("r");
    }

    @Test
    void topScoreGoesToTheEarlierOfEquals() {
        Guide guide = new Guide(interests().build());
        Answers tie = Answers.empty().with("likes", List.of("i", "a"));
        assertEquals(Optional.of("A"), guide.topScore(tie, List.of("R", "A", "I")));
        assertEquals(Optional.of("I"), guide.topScore(tie, List.of("I", "A")));
        assertEquals(Optional.empty(), guide.topScore(tie, List.of("R", "S")));
        assertEquals(Optional.empty(), guide.topScore(Answers.empty(), List.of("R", "A")));
    }

    @Test
    void profileGroupsEqualScoresAndSaysHowSureItIs() {
        Guide guide = new Guide(interests().build());
        Profile profile = guide.profile(Answers.empty().with("likes", List.of("r", "i", "a")));
        assertEquals(
                List.of(
                        new Profile.Group(3, List.of("R")),
                        new Profile.Group(2, List.of("I", "A")),
                        new Profile.Group(0, List.of("S"))),
                profile.groups());
        assertEquals(List.of("R", "I", "A", "S"), profile.ranked());
        assertEquals(Certainty.TIED, profile.certainty());
    }

    @Test
    void certaintyFollowsItsDefinition() {
        assertEquals(Certainty.NONE, certainty());
        assertEquals(Certainty.NONE, certainty(0, 0, 0));
        assertEquals(Certainty.FLAT, certainty(1, 1, 0));
        assertEquals(Certainty.FLAT, certainty(4, 3, 3, 3));
        assertEquals(Certainty.TIED, certainty(3, 3, 1, 0));
        assertEquals(Certainty.TIED, certainty(4, 3, 2, 2, 0));
        assertEquals(Certainty.TIED, certainty(5, 3, 2, 2, 0));
        assertEquals(Certainty.TIED, certainty(3, 2, 0, 0));
        assertEquals(Certainty.CLEAR, certainty(5, 3, 3, 1));
        assertEquals(Certainty.CLEAR, certainty(3, 0, 0, 0));
        assertEquals(Certainty.CLEAR, certainty(3, 1, 0, 0));
    }

    private static Certainty certainty(int... points) {
        return Profile.of(
                        java.util.Arrays.stream(points)
                                .mapToObj(p -> new Profile.Group(p, List.of("S" + p)))
                                .toList())
                .certainty();
    }

    @Test
    void answersAreEqualWhateverTheOrderAndNeverShowInTheirText() {
        Answers one = Answers.empty().with("a", List.of("x")).with("b", List.of("y"));
        Answers other = Answers.empty().with("b", List.of("y")).with("a", List.of("x"));
        assertEquals(one, other);
        assertEquals(List.of("a", "b"), List.copyOf(one.byQuestion().keySet()));
        assertEquals("Answers[2]", one.toString());
        assertEquals(Answers.empty(), one.without("a").without("b"));
    }
}
