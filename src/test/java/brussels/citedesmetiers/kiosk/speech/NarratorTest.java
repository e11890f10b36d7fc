package brussels.citedesmetiers.kiosk.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.speech.Utterance.Output;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A narrator between the real visit and a voice that keeps what it was given.
class NarratorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final VisitMachine MACHINE = new VisitMachine(CONTENT, TimeLimits.STANDARD);

    private final List<Utterance> said = new ArrayList<>();
    private final List<String> pointed = new ArrayList<>();
    private Instant now = NOW;
    private boolean speaking;
    private Voice.@Nullable Listener listener;
    private Narrator narrator;
    private Visit visit = MACHINE.start(NOW);

    @BeforeEach
    void begin() {
        Voice voice =
                new Voice() {
                    @Override
                    public void say(Utterance utterance, Listener told) {
                        said.add(utterance);
                        listener = told;
                        speaking = true;
                    }

                    @Override
                    public void stop() {
                        speaking = false;
                    }
                };
        narrator =
                new Narrator(
                        voice,
                        new Narrator.Surface() {
                            @Override
                            public void send(Event event) {
                                visit = MACHINE.on(visit, event, now).visit();
                                show();
                            }

                            @Override
                            public void point(String node) {
                                pointed.add(node);
                            }

                            @Override
                            public void later(Runnable task) {
                                task.run();
                            }
                        });
        show();
    }

    private void show() {
        Circumstances around =
                new Circumstances(
                        PrinterState.READY,
                        true,
                        false,
                        null,
                        null,
                        List.of(),
                        false,
                        false,
                        true,
                        narrator.headset(),
                        narrator.hearsFirst());
        narrator.shown(
                new SpokenScreens(CONTENT, MACHINE).of(visit, around, NOW),
                visit.comfort().speech());
    }

    private void tap(Event event) {
        visit = MACHINE.on(visit, event, NOW).visit();
        show();
    }

    private String last() {
        return String.join(" ", said.getLast().parts().stream().map(Part::text).toList());
    }

    private String text(String key) {
        return CONTENT.language(visit.language()).orElseThrow().text(key).replace('\u00a0', ' ');
    }

    private void toFirstQuestion() {
        tap(new Event.LanguageChosen("fr"));
        tap(new Event.ThemeChosen("C"));
    }

    @Test
    void nothingSoundsUntilSomebodyAsksForIt() {
        toFirstQuestion();
        tap(new Event.BackTapped());
        assertEquals(List.of(), said);
        assertEquals(List.of(), pointed);
    }

    @Test
    void anyKeyStartsAndTheWelcomeIsSaidInEachLanguagesOwnVoice() {
        narrator.pressed(VisitorKey.CHOOSE);
        assertTrue(visit.place() instanceof Place.Welcome);
        List<String> voices =
                said.getLast().parts().stream()
                        .filter(p -> p.node().startsWith("language-"))
                        .map(Part::language)
                        .toList();
        assertEquals(List.of("fr", "nl", "en", "uk", "ar"), voices);
    }

    @Test
    void keysGoRoundTheChoicesAndTakeTheOneHeard() {
        narrator.pressed(VisitorKey.NEXT);
        narrator.pressed(VisitorKey.CHOOSE);
        assertEquals(text("speech.none"), last());
        narrator.pressed(VisitorKey.NEXT);
        narrator.pressed(VisitorKey.NEXT);
        assertEquals("language-nl", pointed.getLast());
        assertEquals("Nederlands, Goedendag, 2 van 5.", last());
        narrator.pressed(VisitorKey.PREVIOUS);
        narrator.pressed(VisitorKey.PREVIOUS);
        assertEquals("accessibility", pointed.getLast());
        narrator.pressed(VisitorKey.NEXT);
        narrator.pressed(VisitorKey.CHOOSE);
        assertEquals(new Place.Themes(0), visit.place());
        assertTrue(last().startsWith(text("themes.question")), last());
    }

    @Test
    void screenThatComesIsRingedAndSaidWhoeverLedToIt() {
        narrator.pressed(VisitorKey.NEXT);
        toFirstQuestion();
        assertTrue(last().contains("Question 1."), last());
        assertEquals("heading", pointed.getLast());
        tap(new Event.ChoiceTapped(firstChoice()));
        assertTrue(last().contains("Question 2."), last());
    }

    private String firstChoice() {
        String question = ((Place.Asking) visit.place()).question();
        return Objects.requireNonNull(CONTENT.questionnaires().get("C"))
                .question(question)
                .orElseThrow()
                .choices()
                .getFirst()
                .id();
    }

    @Test
    void onAScreenThatStaysOnlyWhatChangesIsSaid() {
        narrator.headset(true);
        tap(new Event.LanguageChosen("fr"));
        tap(new Event.AccessibilityTapped());
        narrator.pressed(VisitorKey.NEXT);
        narrator.pressed(VisitorKey.NEXT);
        narrator.pressed(VisitorKey.CHOOSE);
        assertEquals(1, said.getLast().parts().size());
        assertEquals(text("access.text") + " 2, choisi, 2 sur 9.", last());
    }

    @Test
    void keyThatChangesNothingIsAnsweredAllTheSame() {
        narrator.headset(true);
        tap(new Event.LanguageChosen("fr"));
        tap(new Event.AccessibilityTapped());
        narrator.pressed(VisitorKey.NEXT);
        int before = said.size();
        narrator.pressed(VisitorKey.CHOOSE);
        assertEquals(before + 1, said.size());
        assertEquals(text("access.text") + " 1, choisi, 1 sur 9.", last());
    }

    /// Who cannot read does not know yet where their language is, and need not know of keys.
    @Test
    void listenOnTheFirstScreenTellsEachLanguageWhatToTouch() {
        narrator.listen(narrator.reads());
        List<Part> parts = said.getLast().parts();
        for (Language language : CONTENT.languages()) {
            List<String> own =
                    parts.stream()
                            .filter(p -> p.node().equals("language-" + language.code()))
                            .filter(p -> p.language().equals(language.code()))
                            .map(Part::text)
                            .toList();
            assertEquals(1, own.size(), own::toString);
            assertTrue(
                    own.getFirst().contains(language.text("speech.welcome.touch")), own::toString);
        }
        assertFalse(last().contains("suivant"), last());
        assertTrue(narrator.touched("language-nl"));
        assertFalse(narrator.touched("language-nl"));
    }

    @Test
    void volumeGoesRoundAndIsBackForTheNextVisit() {
        narrator.louder();
        assertEquals(3, said.getLast().volume().step());
        narrator.louder();
        assertEquals("Volume 4 sur 5.", last());
        assertEquals(4, said.getLast().volume().step());
        narrator.louder();
        narrator.louder();
        assertEquals(1, said.getLast().volume().step());
        tap(new Event.LanguageChosen("fr"));
        tap(new Event.StartOverTapped());
        assertFalse(narrator.speaks());
        assertFalse(speaking);
        narrator.pressed(VisitorKey.NEXT);
        assertEquals(3, said.getLast().volume().step());
    }

    @Test
    void headsetStartsReadingIntoItselfAndPulledOutNothingMoreIsSaidThere() {
        toFirstQuestion();
        assertTrue(narrator.headset(true));
        assertEquals(Output.HEADSET, said.getLast().output());
        assertTrue(last().startsWith(text("speech.on.headset")), last());
        assertFalse(narrator.headset(true));
        narrator.headset(false);
        assertFalse(speaking);
        narrator.pressed(VisitorKey.NEXT);
        assertEquals(Output.LOUDSPEAKER, said.getLast().output());
    }

    @Test
    void whatIsAboutTheVisitorIsOnlyReadOnTheLoudspeakerOnceTheyWantIt() {
        narrator.pressed(VisitorKey.NEXT);
        toFirstQuestion();
        while (visit.place() instanceof Place.Asking) {
            tap(new Event.ChoiceTapped(firstChoice()));
            if (visit.place() instanceof Place.Asking asking && !asking.chosen().isEmpty()) {
                tap(new Event.NextTapped());
            }
        }
        assertTrue(last().contains(text("speech.private")), last());
        narrator.pressed(VisitorKey.NEXT);
        assertTrue(last().startsWith(text("speech.aloud")), last());
        int before = said.size();
        narrator.pressed(VisitorKey.CHOOSE);
        assertTrue(said.size() > before);
        assertFalse(last().contains(text("speech.private")), last());
        narrator.pressed(VisitorKey.NEXT);
        assertTrue(pointed.getLast().startsWith("recommendation-"), pointed.getLast());
    }

    @Test
    void theSpeakerBesideAChoiceReadsThatChoiceAloneAndChoosesNothing() {
        toFirstQuestion();
        Place question = visit.place();
        String node = "choice-" + firstChoice();
        narrator.hear(node);
        assertEquals(1, said.getLast().parts().size());
        assertEquals(node, said.getLast().parts().getFirst().node());
        assertEquals(List.of(node), pointed);
        assertEquals(question, visit.place());
        assertFalse(narrator.speaks());
        Objects.requireNonNull(listener).ended(said.getLast());
        assertEquals("", pointed.getLast());
        narrator.hear("choice-of-nobody");
        assertEquals(1, said.size());
    }

    @Test
    void aChoiceThatIsReadAloneIsSilentOnTheNextScreen() {
        toFirstQuestion();
        narrator.hear("choice-" + firstChoice());
        assertTrue(speaking);
        tap(new Event.ChoiceTapped(firstChoice()));
        assertFalse(speaking);
        assertEquals("", pointed.getLast());
    }

    @Test
    void theSpeakerOfAChoiceTakesTheKeysThere() {
        narrator.headset(true);
        toFirstQuestion();
        narrator.hear("choice-" + firstChoice());
        Place question = visit.place();
        narrator.pressed(VisitorKey.CHOOSE);
        assertFalse(question.equals(visit.place()));
    }

    @Test
    void listenReadsEverythingAndShowsWhereItReads() {
        toFirstQuestion();
        narrator.listen(narrator.reads());
        Utterance all = said.getLast();
        List<String> nodes = all.parts().stream().map(Part::node).toList();
        assertTrue(nodes.contains("heading") && nodes.contains("choice-" + firstChoice()));
        int part = nodes.indexOf("choice-" + firstChoice());
        Objects.requireNonNull(listener).began(all, part);
        assertEquals("choice-" + firstChoice(), pointed.getLast());
    }

    @Test
    void whoListensHearsAChoiceBeforeItIsTaken() {
        toFirstQuestion();
        assertFalse(narrator.touched("choice-" + firstChoice()));
        narrator.listen(narrator.reads());
        assertTrue(narrator.touched("choice-" + firstChoice()));
        assertEquals(1, said.getLast().parts().size());
        assertFalse(narrator.touched("choice-" + firstChoice()));
        assertFalse(narrator.touched("page-down"));
    }

    @Test
    void listenTappedWhileItReadsEndsTheReading() {
        toFirstQuestion();
        narrator.listen(narrator.reads());
        narrator.listen(narrator.reads());
        assertFalse(narrator.speaks());
        assertFalse(speaking);
        narrator.listen(narrator.reads());
        Objects.requireNonNull(listener).ended(said.getLast());
        narrator.listen(narrator.reads());
        assertTrue(narrator.speaks());
        assertTrue(narrator.hearsFirst());
    }

    @Test
    void whoComesNearHearsHowItIsStartedForThreeSecondsAtMost() {
        narrator.near();
        assertEquals(Duration.ofSeconds(3), said.getLast().atMost());
        assertEquals(text("speech.near"), last());
        narrator.pressed(VisitorKey.NEXT);
        int before = said.size();
        narrator.near();
        assertEquals(before, said.size());
    }

    @Test
    void timeDoesNotRunOutWhileAScreenIsReadButWhileTheWarningIs() {
        toFirstQuestion();
        narrator.listen(narrator.reads());
        now = NOW.plusSeconds(80);
        Objects.requireNonNull(listener).began(said.getLast(), 1);
        assertEquals(now.plusSeconds(90), MACHINE.deadline(visit).orElseThrow());
        now = now.plusSeconds(90);
        visit = MACHINE.on(visit, new Event.Ticked(), now).visit();
        show();
        Instant wiped = MACHINE.deadline(visit).orElseThrow();
        now = now.plusSeconds(10);
        Objects.requireNonNull(listener).began(said.getLast(), 0);
        assertEquals(wiped, MACHINE.deadline(visit).orElseThrow());
    }

    private void warn() {
        visit =
                MACHINE.on(visit, new Event.Ticked(), MACHINE.deadline(visit).orElseThrow())
                        .visit();
        show();
    }

    @Test
    void listenReadsTheWarningItselfAndShowsWhatToTouch() {
        toFirstQuestion();
        warn();
        narrator.listen(narrator.reads());
        List<Part> parts = said.getLast().parts();
        List<String> nodes = parts.stream().map(Part::node).toList();
        assertTrue(nodes.contains("heading") && nodes.contains("go-on"), nodes::toString);
        assertTrue(parts.stream().noneMatch(p -> p.text().contains("touche")), parts::toString);
        Objects.requireNonNull(listener).began(said.getLast(), nodes.indexOf("go-on"));
        assertEquals("go-on", pointed.getLast());
        assertTrue(visit.panel() instanceof Panel.StillThere);
        assertFalse(narrator.touched("go-on"));
        Place before = visit.place();
        assertTrue(narrator.touched("wipe"));
        assertTrue(
                said.stream()
                        .flatMap(u -> u.parts().stream())
                        .anyMatch(part -> part.text().contains("Tout effacer")));
        assertTrue(visit.panel() instanceof Panel.None);
        assertEquals(before, visit.place());
    }

    @Test
    void whatTheTapItselfBroughtIsNotTakenForReading() {
        toFirstQuestion();
        narrator.listen(false);
        assertTrue(narrator.reads());
        narrator.listen(false);
        assertTrue(narrator.speaks());
        narrator.listen(true);
        assertFalse(narrator.speaks());
    }

    @Test
    void keyOrHeadsetStartsReadingOnTheWarningToo() {
        toFirstQuestion();
        warn();
        narrator.pressed(VisitorKey.NEXT);
        assertTrue(narrator.speaks());
        assertTrue(last().contains("Êtes-vous encore là ?"), last());
        narrator.pressed(VisitorKey.NEXT);
        assertTrue(visit.panel() instanceof Panel.None);
        assertTrue(narrator.speaks());
    }

    @Test
    void warningIsSaidAndAnyKeyMeansIAmHere() {
        narrator.pressed(VisitorKey.NEXT);
        toFirstQuestion();
        Place before = visit.place();
        visit =
                MACHINE.on(visit, new Event.Ticked(), MACHINE.deadline(visit).orElseThrow())
                        .visit();
        show();
        assertTrue(last().startsWith("Êtes-vous encore là ?"), last());
        narrator.pressed(VisitorKey.REPEAT);
        assertEquals(before, visit.place());
        assertTrue(last().contains("Question 1."), last());
    }
}
