package brussels.citedesmetiers.kiosk.content;

import static brussels.citedesmetiers.kiosk.content.Forms.all;
import static brussels.citedesmetiers.kiosk.content.Forms.any;
import static brussels.citedesmetiers.kiosk.content.Forms.atLeast;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.not;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static brussels.citedesmetiers.kiosk.content.Forms.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ContentCheckTest {

    private static final TextFit ALL_FITS = (_, _, _) -> Optional.empty();
    private static final String C = "content/questionnaire-C.json: ";
    private static final String CATALOGUE = "content/recommendations.json: ";

    private static List<String> faults(Drafts drafts) {
        return new ContentCheck(ALL_FITS)
                .check(drafts.draft()).stream().map(Fault::toString).toList();
    }

    private static void finds(Drafts drafts, String... faults) {
        assertEquals(List.of(faults), faults(drafts));
    }

    private static void finds(Forms.Form form, String... faults) {
        assertEquals(
                List.of(faults),
                faults(Drafts.sound().with(form)).stream().map(ContentCheckTest::inC).toList());
    }

    private static String inC(String fault) {
        assertTrue(fault.startsWith(C), fault);
        return fault.substring(C.length());
    }

    @Test
    void soundContentHasNoFaultsAndCanBeUsed() {
        finds(Drafts.sound());
        Content content = Drafts.sound().draft().content(ContentDigest.of("0123456789ab"));
        assertEquals(Set.of("C", "U"), content.questionnaires().keySet());
        assertEquals(Set.of("siep", "walk"), content.recommendations().keySet());
    }

    @Test
    void duplicateQuestionIsFound() {
        finds(
                Drafts.form().asks(single("c-who", "a", "b")),
                "/questions/2/id: c-who: duplicate id; another question has it already");
    }

    @Test
    void duplicateQuestionInAnotherFileIsFoundInTheLaterOne() {
        Drafts drafts = Drafts.sound();
        drafts.questionnaires.set(1, Drafts.unsure().asks(single("c-who", "a", "b")).build());
        drafts.about.add(single("u-one", "a", "b").build());
        finds(
                drafts,
                "content/questionnaire-U.json: /questions/1/id: c-who: duplicate id; another"
                        + " question has it already",
                "content/about.json: /questions/1/id: u-one: duplicate id; another question has it"
                        + " already");
    }

    @Test
    void duplicateChoiceIsFound() {
        finds(
                Drafts.form().asks(single("c-new", "a", "b", "a")),
                "/questions/2/choices/2/id: a: duplicate id; another choice has it already");
    }

    @Test
    void duplicateScoreIsFound() {
        finds(
                Drafts.form().scores("R"),
                "/scores/1/id: R: duplicate id; another score has it already");
    }

    @Test
    void duplicateRecommendationThemeQuestionnaireAndLanguageAreFound() {
        Drafts drafts = Drafts.sound();
        drafts.languages.add(drafts.languages.getFirst());
        drafts.themes.add(drafts.themes.getFirst());
        drafts.questionnaires.add(Forms.questionnaire("C").build());
        drafts.recommendations.add(drafts.recommendations.getFirst());
        finds(
                drafts,
                "languages/fr.json: /code: fr: duplicate id; another language has it already",
                "content/themes.json: /themes/2/id: C: duplicate id; another theme has it already",
                C + "/id: C: duplicate id; another questionnaire has it already",
                CATALOGUE
                        + "/recommendations/2/id: siep: duplicate id; another recommendation has it"
                        + " already");
    }

    @Test
    void badlyFormedIdIsFound() {
        finds(
                Drafts.form().asks(single("c new", "a", "")),
                "/questions/2/id: c new: not an id; use letters, digits and single hyphens",
                "/questions/2/choices/1/id: : not an id; use letters, digits and single hyphens",
                "/questions/2/choices/1/text/fr: : the text is blank; write it out",
                "/questions/2/choices/1/text/nl: : the text is blank; write it out",
                "/questions/2/choices/1/text/en: : the text is blank; write it out",
                "/questions/2/choices/1/text/uk: : the text is blank; write it out");
    }

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
    void missingTranslationIsFoundAtItsPlace() {
        Questionnaire form = Drafts.form().build();
        Drafts drafts = Drafts.sound();
        Question first = form.questions().getFirst();
        Choice choice = new Choice("worker", Drafts.without("nl"), Map.of(), false);
        Question question =
                new Question(
                        first.id(),
                        first.type(),
                        Drafts.without("uk"),
                        Drafts.except("fr", " "),
                        first.enableWhen(),
                        1,
                        1,
                        List.of(first.choices().getFirst(), choice));
        drafts.questionnaires.set(
                0,
                new Questionnaire(
                        "C",
                        "x",
                        9,
                        List.of(new Score("R", Drafts.except("de", "x"))),
                        List.of(question, form.questions().getLast()),
                        form.rules()));
        finds(
                drafts,
                C + "/scores/0/name/de: de: unknown language; the content speaks fr, nl, en, uk",
                C + "/questions/0/text/uk: : the translation is missing; give this text in" + " uk",
                C + "/questions/0/label/fr:  : the text is blank; write it out",
                C
                        + "/questions/0/choices/1/text/nl: : the translation is missing; give this"
                        + " text in nl");
    }

    @Test
    void missingTranslationsOfThemesAndRecommendationsAreFound() {
        Drafts drafts = Drafts.sound();
        drafts.themes.set(0, new Theme("C", Drafts.without("nl"), text("x"), "theme-choisir"));
        drafts.recommendations.set(
                1,
                new Recommendation(
                        "walk",
                        "people",
                        Recommendation.Access.ADVISER,
                        Drafts.without("en"),
                        Drafts.without("fr"),
                        Drafts.without("uk"),
                        null));
        assertEquals(
                List.of(
                        "/themes/0/name/nl",
                        "/recommendations/1/title/en",
                        "/recommendations/1/summary/fr",
                        "/recommendations/1/details/uk"),
                new ContentCheck(ALL_FITS)
                        .check(drafts.draft()).stream().map(Fault::pointer).toList());
    }

    @Test
    void singleQuestionWithLimitsIsFound() {
        Question question = single("c-x", "a", "b").build();
        Drafts drafts = Drafts.sound();
        Questionnaire form = Drafts.form().build();
        drafts.questionnaires.set(
                0,
                new Questionnaire(
                        "C",
                        "x",
                        9,
                        form.scores(),
                        List.of(
                                form.questions().getFirst(),
                                form.questions().getLast(),
                                new Question(
                                        "c-x",
                                        Question.Type.SINGLE,
                                        question.text(),
                                        question.label(),
                                        Condition.ALWAYS,
                                        0,
                                        2,
                                        question.choices())),
                        form.rules()));
        finds(
                drafts,
                C + "/questions/2/min: 0: a single question has no min",
                C + "/questions/2/max: 2: a single question has no max");
    }

    @Test
    void exclusiveChoiceOnSingleQuestionIsFound() {
        finds(
                Drafts.form().asks(single("c-x", "a", "b").exclusive("b")),
                "/questions/2/choices/1/exclusive: b: a single question takes one choice anyway;"
                        + " leave exclusive out");
    }

    @Test
    void limitsThatCannotBeMetAreFound() {
        finds(
                Drafts.form()
                        .asks(multiple("c-x", 1, 3, "a", "b", "none").exclusive("none"))
                        .asks(multiple("c-y", 3, 3, "a", "b"))
                        .asks(multiple("c-z", 2, 2, "a", "b", "none").exclusive("none"))
                        .asks(multiple("c-w", 0, 0, "a", "b")),
                "/questions/2/max: 3: no max; give 1 to 2, what can be taken together",
                "/questions/3/max: 3: no max; give 1 to 2, what can be taken together",
                "/questions/3/min: 3: cannot be met; only 2 choices can be taken together",
                "/questions/4/min: 2: an exclusive choice could never be taken; give min 1 or no"
                        + " such choice",
                "/questions/5/max: 0: no max; give 1 to 2, what can be taken together");
    }

    @Test
    void tooFewAndTooManyChoicesAreFound() {
        finds(
                Drafts.form()
                        .asks(single("c-x", "a"))
                        .asks(single("c-y", "a", "b", "c", "d", "e", "f", "g", "h", "i")),
                "/questions/2/choices: 1: too few choices; give 2 to 8",
                "/questions/3/choices: 9: too many choices; give 2 to 8");
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
    void unknownIconsAreFound() {
        Drafts drafts = Drafts.sound();
        drafts.themes.set(0, new Theme("C", text("x"), text("x"), "web"));
        drafts.recommendations.set(0, Drafts.recommendation("siep", "star", "https://siep.be"));
        finds(
                drafts,
                "content/themes.json: /themes/0/icon: web: unknown icon; use one of theme-choisir,"
                        + " theme-apprendre, theme-travailler, theme-bouger, theme-entreprendre,"
                        + " theme-unsure",
                CATALOGUE
                        + "/recommendations/0/icon: star: unknown icon; use one of calendar, web,"
                        + " form, people, adviser, info, printer, truck");
    }

    @Test
    void webAddressThatIsNotHttpsIsFound() {
        for (String address :
                List.of("http://siep.be", "siep.be", "https:///x", "https://a b", "https:", "")) {
            Drafts drafts = Drafts.sound();
            drafts.recommendations.set(0, Drafts.recommendation("siep", "web", address));
            finds(
                    drafts,
                    CATALOGUE
                            + "/recommendations/0/address: "
                            + address
                            + ": not a web address; give one that starts with https://");
        }
    }

    @Test
    void themeWithoutQuestionsAndQuestionsWithoutThemeAreFound() {
        Drafts drafts = Drafts.sound();
        drafts.themes.set(0, new Theme("A", text("x"), text("x"), "theme-choisir"));
        finds(
                drafts,
                "content/themes.json: /themes/0/id: A: theme without questions; write"
                        + " content/questionnaire-A.json",
                C + "/id: C: unknown theme; name one of content/themes.json",
                "content/questionnaire-U.json: /scores/0/id: C: leads to no theme; name one of"
                        + " content/themes.json");
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

    @Test
    void textKeyThatOtherLanguagesHaveIsFound() {
        Drafts drafts =
                Drafts.sound()
                        .language(
                                1,
                                texts -> {
                                    texts.remove("a/b");
                                    texts.put("back", "");
                                    return texts;
                                })
                        .language(
                                3,
                                texts -> {
                                    texts.put("only~uk", "x");
                                    texts.put("more", "{0}");
                                    return texts;
                                });
        finds(
                drafts,
                "languages/fr.json: /texts/only~0uk: only~uk: this text is missing; uk has it",
                "languages/nl.json: /texts/a~1b: a/b: this text is missing; fr has it",
                "languages/nl.json: /texts/back: : the text is blank; write it out",
                "languages/nl.json: /texts/only~0uk: only~uk: this text is missing; uk has it",
                "languages/en.json: /texts/only~0uk: only~uk: this text is missing; uk has it",
                "languages/uk.json: /texts/more: {0}: other blanks to fill than in fr, which has"
                        + " [{0}, {1}]");
    }

    @Test
    void blankNamesOfLanguageAreFound() {
        Drafts drafts = Drafts.sound();
        Map<String, String> texts = drafts.languages.getFirst().texts();
        drafts.languages.set(0, new Language("fr", "", " ", "", false, true, texts));
        finds(
                drafts,
                "languages/fr.json: /name: : the text is blank; write it out",
                "languages/fr.json: /greeting:  : the text is blank; write it out",
                "languages/fr.json: /free: : the text is blank; write it out");
    }

    @Test
    void textThatDoesNotFitIsFoundWithItsLanguage() {
        TextFit fit =
                (place, language, words) ->
                        place == Place.CHOICE && language.equals("uk") && words.equals("worker")
                                ? Optional.of("too wide")
                                : Optional.empty();
        assertEquals(
                List.of(
                        new Fault(
                                "content/questionnaire-C.json",
                                "/questions/0/choices/1/text/uk",
                                "worker",
                                "too wide")),
                new ContentCheck(fit).check(Drafts.sound().draft()));
    }

    @Test
    void everyPlaceIsMeasured() {
        Set<Place> measured = EnumSet.noneOf(Place.class);
        TextFit fit =
                (place, _, _) -> {
                    measured.add(place);
                    return Optional.empty();
                };
        new ContentCheck(fit).check(Drafts.sound().draft());
        assertEquals(EnumSet.allOf(Place.class), measured);
    }

    @Test
    void faultsOfAllFilesAreReportedTogether() {
        Drafts drafts =
                Drafts.sound()
                        .with(
                                Drafts.form()
                                        .asks(single("c-who", "a").when(is("gone", "x")))
                                        .recommends(0, is("c-likes", "a"), "gone"))
                        .language(
                                2,
                                texts -> {
                                    texts.remove("back");
                                    return texts;
                                });
        drafts.themes.set(1, new Theme("U", text("x"), Drafts.without("nl"), "x"));
        drafts.recommendations.set(1, Drafts.recommendation("walk", "x", "x"));
        drafts.recommendations.add(Drafts.recommendation("lost", "web", "https://a.brussels"));
        assertEquals(
                List.of(
                        "languages/en.json /texts/back",
                        "content/themes.json /themes/1/hint/nl",
                        "content/themes.json /themes/1/icon",
                        "content/questionnaire-C.json /questions/2/id",
                        "content/questionnaire-C.json /questions/2/choices",
                        "content/questionnaire-C.json /questions/2/enableWhen/is/question",
                        "content/questionnaire-C.json /rules/3/when",
                        "content/questionnaire-C.json /rules/3/priority",
                        "content/questionnaire-C.json /rules/3/recommend/0",
                        "content/recommendations.json /recommendations/1/icon",
                        "content/recommendations.json /recommendations/1/address",
                        "content/recommendations.json /recommendations/2/id"),
                new ContentCheck(ALL_FITS)
                        .check(drafts.draft()).stream()
                                .map(fault -> fault.file() + " " + fault.pointer())
                                .toList());
    }

    @Test
    void draftWithDuplicatesCannotBeUsed() {
        Drafts drafts = Drafts.sound();
        drafts.recommendations.add(drafts.recommendations.getFirst());
        Draft draft = drafts.draft();
        assertThrows(
                IllegalStateException.class, () -> draft.content(ContentDigest.of("0123456789ab")));
    }
}
