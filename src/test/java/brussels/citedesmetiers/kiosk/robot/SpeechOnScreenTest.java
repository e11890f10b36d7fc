package brussels.citedesmetiers.kiosk.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading aloud on the real screens: "listen", touches that are heard first, keys and touch mixed,
/// and the ring. One terminal for all visits, as in a house.
class SpeechOnScreenTest {
    @TempDir private static Path data;
    private static final HeardVoice VOICE = new HeardVoice();
    private static Bench bench;
    private BlindVisitor visitor;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open(data, null);
        bench.await("everything to be up", VisitLoop::atRest);
        bench.terminal().speaking().speakBy(_ -> VOICE);
    }

    @BeforeEach
    void nobodyIsThere() throws Exception {
        bench.play("idle 200").await(Place.Welcome.class);
        VOICE.news();
        visitor =
                new BlindVisitor(
                        bench,
                        VOICE,
                        Frames.call(() -> bench.visits().content().language("fr").orElseThrow()));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private List<String> heard() {
        return VOICE.news().stream().map(Part::text).toList();
    }

    private Place place() throws Exception {
        return Frames.call(() -> bench.visits().visit().place());
    }

    @Test
    void listenReadsTheScreenAndATouchIsHeardBeforeItCounts() throws Exception {
        bench.play("tap language-fr");
        assertEquals(List.of(), heard());
        bench.play("tap listen");
        List<String> all = heard();
        assertTrue(all.contains(visitor.said("speech.tap")), all::toString);
        assertTrue(all.stream().anyMatch(t -> t.startsWith("Choisir")), all::toString);
        bench.play("tap theme-C");
        assertEquals(new Place.Themes(0), place());
        assertEquals(1, heard().size());
        assertRinged("theme-C");
        bench.play("tap theme-A");
        assertEquals(new Place.Themes(0), place());
        bench.play("tap theme-A");
        assertTrue(place() instanceof Place.Asking);
        assertTrue(heard().contains(visitor.said("speech.tap")));
    }

    @Test
    void whoCannotReadFindsTheirLanguageByListeningOnTheFirstScreen() throws Exception {
        bench.play("tap listen");
        String dutch =
                Frames.call(() -> bench.visits().content().language("nl").orElseThrow())
                        .text("speech.welcome.touch");
        assertTrue(heard().stream().anyMatch(text -> text.contains(dutch)), dutch);
        bench.play("tap language-nl");
        assertEquals(new Place.Welcome(), place());
        assertRinged("language-nl");
        bench.play("tap language-nl");
        assertEquals(new Place.Themes(0), place());
        assertEquals("nl", Frames.call(() -> bench.visits().visit().language()));
    }

    @Test
    void theAccessibilityPanelStartsAndEndsReading() throws Exception {
        bench.play("tap language-fr", "tap accessibility", "tap speech-on");
        assertTrue(heard().stream().anyMatch(t -> t.contains(visitor.said("speech.on"))));
        bench.play("tap speech-off", "tap done");
        VOICE.news();
        bench.play("tap theme-C");
        assertEquals(List.of(), heard());
    }

    @Test
    void keysAndTouchCanBeMixed() throws Exception {
        visitor.press(VisitorKey.NEXT);
        bench.play("tap language-fr", "tap theme-C");
        assertTrue(heard().stream().anyMatch(t -> t.startsWith("Question 1.")));
        visitor.press(VisitorKey.NEXT);
        visitor.press(VisitorKey.CHOOSE);
        assertTrue(visitor.heard().contains("Question 2."), visitor::heard);
        bench.play("tap back");
        assertTrue(heard().stream().anyMatch(t -> t.startsWith("Question 1.")));
    }

    @Test
    void ringIsNeverLostWhateverPageOfTheListItsControlIsOn() throws Exception {
        visitor.press(VisitorKey.NEXT);
        bench.play("tap language-fr", "tap theme-C");
        VOICE.news();
        int choices = Frames.call(() -> first("C").size());
        for (int i = 0; i < choices + 4; i++) {
            assertRinged(visitor.press(VisitorKey.NEXT).getFirst().node());
        }
    }

    @Test
    void nextVisitBeginsSilentAndUnringed() throws Exception {
        visitor.press(VisitorKey.NEXT);
        visitor.press(VisitorKey.NEXT);
        visitor.press(VisitorKey.CHOOSE);
        bench.play("tap start-over").await(Place.Welcome.class);
        VOICE.news();
        assertFalse(Frames.call(() -> scene().getRoot().lookup(".ring") != null));
        bench.play("tap language-nl", "tap theme-C");
        assertEquals(List.of(), heard());
        String choice = Frames.call(() -> first("C").getFirst().id());
        bench.play("tap speaker-" + choice);
        // The ring is gone as soon as the voice is at its end.
        assertEquals(1, heard().size());
        assertTrue(place() instanceof Place.Asking);
        bench.play("tap choice-" + choice);
        assertEquals(List.of(), heard());
        assertFalse(Frames.call(() -> scene().getRoot().lookup(".ring") != null));
    }

    private List<Choice> first(String theme) {
        return Objects.requireNonNull(bench.visits().content().questionnaires().get(theme))
                .questions()
                .getFirst()
                .choices();
    }

    private Scene scene() {
        return bench.visits().scene();
    }

    private void assertRinged(String id) throws Exception {
        Frames.call(
                () -> {
                    ScreenDriver.layOut(scene());
                    Node ring = scene().getRoot().lookup(".ring");
                    Node node = scene().getRoot().lookup("#" + id);
                    assertTrue(ring != null && node != null, id);
                    Bounds inner = node.localToScene(node.getLayoutBounds());
                    Bounds outer = ring.localToScene(ring.getLayoutBounds());
                    assertTrue(
                            Math.abs(inner.getCenterX() - outer.getCenterX()) < 4
                                    && Math.abs(inner.getCenterY() - outer.getCenterY()) < 4,
                            id + " " + inner + " " + outer);
                    return true;
                });
    }
}
