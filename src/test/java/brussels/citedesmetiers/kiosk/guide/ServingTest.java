package brussels.citedesmetiers.kiosk.guide;

import static brussels.citedesmetiers.kiosk.content.Forms.all;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.not;
import static brussels.citedesmetiers.kiosk.content.Forms.questionnaire;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServingTest {
    private static final List<Recommendation> CATALOGUE =
            List.of(
                    offered("a", "fr"),
                    offered("b", "fr", "nl"),
                    offered("c", "fr", "nl"),
                    offered("d", "nl"));

    private static Recommendation offered(String id, String... languages) {
        Text none = new Text(Map.of());
        return new Recommendation(
                id,
                "web",
                Recommendation.Access.DIRECT,
                none,
                none,
                none,
                Set.of(languages),
                LocalDate.EPOCH,
                Map.of());
    }

    private static Serving in(String language, Questionnaire form) {
        return Serving.of(form, Offer.in(language, CATALOGUE)).orElseThrow();
    }

    private static Questionnaire form(int priorityOfDutch) {
        return questionnaire("C")
                .asks(single("one", "x", "y", "z"))
                .asks(multiple("two", 1, 2, "p", "q", "r").when(is("one", "x")))
                .recommends(80, not(is("two", "p")), "a")
                .recommends(50, Condition.ALWAYS, "b", "c")
                .recommends(priorityOfDutch, Condition.ALWAYS, "d")
                .build();
    }

    @Test
    void everyWayOfAnsweringCountsOnceAndHasItsLength() {
        // y, z, and x with one of six answers, of which three take p
        Serving serving = in("fr", form(1));
        assertEquals(8, serving.paths());
        assertEquals(Map.of(1, 2L, 2, 6L), serving.lengths());
        assertEquals(2, serving.medianQuestions());
    }

    @Test
    void aPathCountsWhenOneOfItsFirstThreeIsNotOffered() {
        // Without "a" the third is "d", which speaks no French.
        assertEquals(3, in("fr", form(1)).elsewhere());
        // "a" loses forty points and comes behind a "d" of fifty, but before one of the lowest
        // priority.
        assertEquals(5, in("nl", form(1)).elsewhere());
        assertEquals(0, in("nl", form(50)).elsewhere());
    }

    @Test
    void fewerThanThreeThingsServeNobody() {
        Questionnaire form =
                questionnaire("C")
                        .asks(single("one", "x", "y"))
                        .recommends(50, Condition.ALWAYS, "b", "c")
                        .recommends(50, is("one", "x"), "d")
                        .build();
        assertEquals(50.0, in("nl", form).percentElsewhere());
    }

    @Test
    void conditionsOnTheLanguageAreCountedInThatLanguageOnly() {
        Questionnaire form =
                questionnaire("C")
                        .asks(single("one", "x", "y"))
                        .recommends(50, Condition.ALWAYS, "b", "c")
                        .recommends(
                                50, all(new Condition.InLanguage("nl"), not(is("one", "z"))), "d")
                        .recommends(40, new Condition.InLanguage("fr"), "a")
                        .build();
        assertEquals(0, in("nl", form).elsewhere());
        assertEquals(0, in("fr", form).elsewhere());
        assertEquals(2, in("en", form).elsewhere());
    }
}
