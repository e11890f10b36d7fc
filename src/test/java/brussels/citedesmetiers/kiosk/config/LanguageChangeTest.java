package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A visitor who changes the language in the middle of the questions, some of which the language
/// answers.
class LanguageChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final VisitMachine machine =
            new VisitMachine(ConfigFolder.shippedContent(), TimeLimits.STANDARD);
    private Visit visit = machine.start(NOW);

    private void on(Event event) {
        visit = machine.on(visit, event, NOW).visit();
    }

    private void begin(String language, String... choices) {
        on(new Event.LanguageChosen(language));
        on(new Event.ThemeChosen("C"));
        for (String choice : choices) {
            on(new Event.ChoiceTapped(choice));
        }
    }

    private void change(String language) {
        on(new Event.LanguagesTapped());
        on(new Event.LanguageChosen(language));
        assertEquals(language, visit.language());
    }

    private String asked() {
        return assertInstanceOf(Place.Asking.class, visit.place()).question();
    }

    @Test
    void aQuestionThatTheNewLanguageAnswersGivesWayToWhatFollows() {
        begin("en", "none", "step", "30-plus", "nothing");
        assertEquals("c-language", asked());
        change("fr");
        assertInstanceOf(Place.Result.class, visit.place());
        assertTrue(machine.recommended(visit).contains("missions"));
    }

    @Test
    void anAnswerThatTheNewLanguageGivesIsForgotten() {
        begin("en", "none", "step", "30-plus", "nothing", "nl");
        assertInstanceOf(Place.Result.class, visit.place());
        assertTrue(machine.recommended(visit).contains("trace"));
        change("fr");
        assertInstanceOf(Place.Result.class, visit.place());
        assertFalse(visit.answers().has("c-language"));
        assertFalse(machine.recommended(visit).contains("trace"));
    }

    @Test
    void theResultWaitsForWhatOnlyTheNewLanguageAsks() {
        begin("fr", "none", "step", "30-plus", "nothing");
        assertInstanceOf(Place.Result.class, visit.place());
        change("uk");
        assertEquals("c-language", asked());
        on(new Event.ChoiceTapped("uk"));
        assertInstanceOf(Place.Result.class, visit.place());
        assertTrue(machine.recommended(visit).contains("cdm-reception-uk"));
    }

    @Test
    void theQuestionOnTheScreenStaysWhereBothLanguagesAskIt() {
        begin("en", "none", "step");
        assertEquals("c-age", asked());
        change("nl");
        assertEquals("c-age", asked());
    }
}
