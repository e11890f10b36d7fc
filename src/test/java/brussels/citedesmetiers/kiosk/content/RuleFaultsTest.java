package brussels.citedesmetiers.kiosk.content;

import static brussels.citedesmetiers.kiosk.content.ContentFaults.CATALOGUE;
import static brussels.citedesmetiers.kiosk.content.ContentFaults.finds;
import static brussels.citedesmetiers.kiosk.content.Forms.all;
import static brussels.citedesmetiers.kiosk.content.Forms.any;
import static brussels.citedesmetiers.kiosk.content.Forms.atLeast;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.not;
import static brussels.citedesmetiers.kiosk.content.Forms.single;

import org.junit.jupiter.api.Test;

/// What the check finds in conditions, rules and what they name.
final class RuleFaultsTest {

    @Test
    void unknownQuestionAndChoiceInConditionAreFound() {
        finds(
                Drafts.form()
                        .asks(
                                single("c-new", "a", "b")
                                        .when(any(is("c-who", "pupil"), is("x", "y"))))
                        .recommends(7, not(all(is("c-who", "king"), is("c-new", "a"))), "walk"),
                "/questions/2/enableWhen/any/1/is/question: x: unknown question; name one of this"
                        + " questionnaire",
                "/rules/3/when/not/all/0/is/choice: king: unknown choice of c-who; known are pupil,"
                        + " worker");
    }

    @Test
    void conditionOnLaterQuestionOrItselfIsFound() {
        String message = "not asked before this question; name an earlier one";
        finds(
                Drafts.form()
                        .asks(single("c-x", "a", "b").when(is("c-y", "a")))
                        .asks(single("c-y", "a", "b").when(not(is("c-y", "a")))),
                "/questions/2/enableWhen/is/question: c-y: " + message,
                "/questions/3/enableWhen/not/is/question: c-y: " + message);
    }

    @Test
    void unknownScoreIsFound() {
        finds(
                Drafts.form()
                        .asks(single("c-x", "a", "b").points("b", "Z", 1))
                        .recommends(7, atLeast("Y", 1), "walk"),
                "/questions/2/choices/1/scores/Z: Z: unknown score; known are R",
                "/rules/3/when/scoreAtLeast/score: Y: unknown score; known are R");
    }

    @Test
    void pointsAndThresholdsBelowOneAreFound() {
        finds(
                Drafts.form()
                        .asks(single("c-x", "a", "b").points("b", "R", 0))
                        .recommends(7, atLeast("R", 0), "walk"),
                "/questions/2/choices/1/scores/R: 0: points must be 1 or more; leave out a score"
                        + " the choice says nothing of",
                "/rules/3/when/scoreAtLeast/value: 0: holds always; ask for 1 point or more");
    }

    @Test
    void emptyConditionIsFound() {
        finds(
                Drafts.form().recommends(7, any(), "walk").recommends(7, not(all()), "walk"),
                "/rules/3/when/any: []: has no parts; give at least one condition",
                "/rules/4/when/not/all: []: has no parts; give at least one condition");
    }

    @Test
    void unknownRecommendationAndRepeatedOneAreFound() {
        finds(
                Drafts.form().recommends(7, is("c-who", "pupil"), "walk", "gone", "walk"),
                "/rules/3/recommend/1: gone: unknown recommendation; name one of"
                        + " content/recommendations.json",
                "/rules/3/recommend/2: walk: named twice in this rule; name it once");
    }

    @Test
    void ruleWithoutRecommendationOrPriorityOutOfRangeIsFound() {
        finds(
                Drafts.form()
                        .recommends(0, is("c-who", "pupil"))
                        .recommends(101, is("c-who", "worker"), "walk"),
                "/rules/3/priority: 0: not a priority; give 1 to 100",
                "/rules/3/recommend: []: recommends nothing; name a recommendation",
                "/rules/4/priority: 101: not a priority; give 1 to 100");
    }

    @Test
    void rulesWithTheSameConditionAreFoundHoweverWritten() {
        Condition one = is("c-who", "pupil");
        Condition two = is("c-likes", "b");
        String message = "; put both in one rule";
        finds(
                Drafts.form()
                        .recommends(2, any(one, two), "siep")
                        .recommends(3, any(two, not(not(one)), two), "walk")
                        .recommends(4, all(one, two), "siep")
                        .recommends(5, all(any(is("c-likes", "a"))), "walk")
                        .recommends(6, Condition.ALWAYS, "siep"),
                "/rules/4/when: 4: same condition as rule 3" + message,
                "/rules/6/when: 6: same condition as rule 1" + message,
                "/rules/7/when: 7: same condition as rule 0" + message);
    }

    @Test
    void recommendationThatNoRuleNamesIsFound() {
        Drafts drafts = Drafts.sound();
        drafts.recommendations.add(1, Drafts.recommendation("lost", "web", "https://a.brussels"));
        finds(
                drafts,
                CATALOGUE
                        + "/recommendations/1/id: lost: no rule recommends it; name it in a rule or"
                        + " take it out");
    }

    @Test
    void conditionOnStatisticalQuestionIsFound() {
        Drafts drafts = Drafts.sound();
        drafts.about.add(single("sex", "f", "m").when(is("age", "age-1")).build());
        finds(
                drafts,
                "content/about.json: /questions/1/enableWhen: sex: statistical questions are asked"
                        + " always; leave the condition out");
    }
}
