package brussels.citedesmetiers.kiosk.content;

import static brussels.citedesmetiers.kiosk.content.ContentFaults.ALL_FITS;
import static brussels.citedesmetiers.kiosk.content.ContentFaults.C;
import static brussels.citedesmetiers.kiosk.content.ContentFaults.finds;
import static brussels.citedesmetiers.kiosk.content.Forms.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the check finds in the texts of all languages.
final class TextFaultsTest {

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
    void sixPicturesOrNoneBelongToAQuestionAndEachIsAnother() {
        Questionnaire form = Drafts.form().build();
        Drafts drafts = Drafts.sound();
        Question first = form.questions().getFirst();
        Choice known = first.choices().getFirst();
        Choice drawn =
                new Choice(known.id(), known.text(), known.scores(), false, Set.of(), "garden");
        Choice again = new Choice("worker", text("w"), Map.of(), false, Set.of(), "garden");
        Choice none = new Choice("other", text("o"), Map.of(), false);
        Question question =
                new Question(
                        first.id(),
                        first.type(),
                        first.text(),
                        first.label(),
                        first.enableWhen(),
                        1,
                        1,
                        List.of(drawn, again, none));
        drafts.questionnaires.set(
                0,
                new Questionnaire(
                        "C",
                        "x",
                        9,
                        form.scores(),
                        List.of(question, form.questions().getLast()),
                        form.rules()));
        finds(
                drafts,
                C + "/questions/0/choices: 3: a question in pictures has 6 choices",
                C
                        + "/questions/0/choices/1/picture: garden: another choice of this question"
                        + " has this picture",
                C
                        + "/questions/0/choices/2/picture: other: no picture, though other choices"
                        + " have one");
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
                        Set.of("fr"),
                        LocalDate.EPOCH,
                        Map.of()));
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
                        place == TextPlace.CHOICE && language.equals("uk") && words.equals("worker")
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
        Set<TextPlace> measured = EnumSet.noneOf(TextPlace.class);
        TextFit fit =
                (place, _, _) -> {
                    measured.add(place);
                    return Optional.empty();
                };
        Drafts drafts = Drafts.sound();
        Map<String, String> texts = new HashMap<>(drafts.languages.getFirst().texts());
        List.of(
                        "nav.back",
                        "themes.question",
                        "result.no-queue",
                        "question.next",
                        "preview.print.long",
                        "result.print.long",
                        "preview.privacy",
                        "question.more.short",
                        "wait.tile.list")
                .forEach(key -> texts.put(key, "x"));
        drafts.languages.set(0, new Language("fr", "x", "x", "x", false, true, texts));
        new ContentCheck(fit).check(drafts.draft());
        // Those of trades and pictures are measured in the shipped content, by TradesTest.
        assertEquals(
                EnumSet.complementOf(
                        EnumSet.of(TextPlace.PICTURE, TextPlace.SECTOR_NAME, TextPlace.TRADE_NAME)),
                measured);
    }
}
