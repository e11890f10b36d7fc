package brussels.citedesmetiers.kiosk.content;

import static brussels.citedesmetiers.kiosk.content.ContentFaults.ALL_FITS;
import static brussels.citedesmetiers.kiosk.content.ContentFaults.C;
import static brussels.citedesmetiers.kiosk.content.ContentFaults.CATALOGUE;
import static brussels.citedesmetiers.kiosk.content.ContentFaults.finds;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static brussels.citedesmetiers.kiosk.content.Forms.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the check finds in ids, questions and files.
final class ContentCheckTest {

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
