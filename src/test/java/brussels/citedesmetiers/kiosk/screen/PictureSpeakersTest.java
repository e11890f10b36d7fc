package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A choice that is a picture can be heard before it is chosen, where its word keeps its room
/// beside the speaker.
final class PictureSpeakersTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();

    private static List<String> ids(Shown shown, String prefix) {
        return shown.ids().stream()
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"M", "L"})
    void eachPictureIsHeardBeforeItIsChosen(Display.Format format) {
        for (Language language : CONTENT.languages()) {
            Fx.call(
                    () -> {
                        Shown shown =
                                new Shown(format.reference(), CONTENT, WALKS.machine(), false);
                        List<String> choices = ids(shown.draw(pictures(language)), "choice-");
                        assertTrue(choices.size() > 1);
                        assertEquals(choices, ids(shown, "speaker-"), language::code);
                        shown.fire("speaker-" + choices.getFirst());
                        assertEquals(
                                new Event.SpeakerTapped("choice-" + choices.getFirst()),
                                shown.sent());
                        return true;
                    });
        }
    }

    private static State pictures(Language language) {
        return ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD).stream()
                .filter(state -> state.name().equals("question-pictures"))
                .findFirst()
                .orElseThrow();
    }
}
