package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentCheck;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MeasuredTextFitTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final MeasuredTextFit FIT = new MeasuredTextFit(CONTENT.languages());

    @Test
    void everyShippedTextFitsItsPlaceAtTheLargestTextSize() {
        Draft draft =
                new Draft(
                        CONTENT.languages(),
                        CONTENT.themes(),
                        List.copyOf(CONTENT.questionnaires().values()),
                        List.copyOf(CONTENT.recommendations().values()),
                        CONTENT.about(),
                        Map.of());
        List<String> misfits =
                Fx.call(() -> new ContentCheck(FIT).check(draft)).stream()
                        .filter(f -> f.message().contains("largest text size"))
                        .map(Fault::toString)
                        .toList();
        assertEquals(List.of(), misfits);
    }

    /// A button's name that no button has room for.
    @Test
    void aTextOfTheFrameThatIsTooLongIsFoundWithItsFilePlaceAndRoom() {
        Map<String, String> texts = new HashMap<>(CONTENT.language("nl").orElseThrow().texts());
        texts.put("nav.accessibility", "Gemakkelijker te gebruiken");
        Language dutch = CONTENT.language("nl").orElseThrow();
        Language changed =
                new Language(
                        dutch.code(),
                        dutch.name(),
                        dutch.greeting(),
                        dutch.free(),
                        dutch.rightToLeft(),
                        dutch.readByNativeSpeaker(),
                        texts);
        List<Language> languages =
                CONTENT.languages().stream().map(l -> l.equals(dutch) ? changed : l).toList();
        Draft draft =
                new Draft(
                        languages,
                        CONTENT.themes(),
                        List.copyOf(CONTENT.questionnaires().values()),
                        List.copyOf(CONTENT.recommendations().values()),
                        CONTENT.about(),
                        Map.of(),
                        null,
                        Set.of("fr", "nl", "en", "uk", "ar"));
        List<Fault> found =
                Fx.call(() -> new ContentCheck(new MeasuredTextFit(languages)).check(draft));
        Fault fault = found.getFirst();
        assertEquals("languages/nl.json", fault.file());
        assertEquals("/texts/nav.accessibility", fault.pointer());
        assertTrue(fault.message().contains("has room for 1"), fault::message);
        assertEquals(1, found.size());
    }

    @ParameterizedTest
    @EnumSource
    void aTextWithoutEndFitsNowhere(TextPlace place) {
        String endless =
                "une réponse bien trop longue pour sa place sur tous les écrans ".repeat(6);
        Optional<String> problem = Fx.call(() -> FIT.problem(place, "fr", endless));
        assertTrue(problem.orElseThrow().contains("shorten it"), problem::toString);
    }

    @ParameterizedTest
    @EnumSource
    void aWordWiderThanItsPlaceIsNamed(TextPlace place) {
        String wide = "Arbeidsongeschiktheidsverzekeringsmaatschappijen";
        Optional<String> problem = Fx.call(() -> FIT.problem(place, "nl", wide));
        assertTrue(problem.orElseThrow().contains("shorter word"), problem::toString);
    }

    @Test
    void aShortTextFitsEverywhere() {
        for (TextPlace place : TextPlace.values()) {
            assertFalse(Fx.call(() -> FIT.problem(place, "en", "Yes")).isPresent(), place::name);
        }
    }
}
