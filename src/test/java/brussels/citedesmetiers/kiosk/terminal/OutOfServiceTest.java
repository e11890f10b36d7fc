package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView.Reason;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.speech.Voice;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Who cannot see or read the notice hears it, in each language.
final class OutOfServiceTest {
    private final List<Utterance> said = new ArrayList<>();
    private final Voice voice =
            new Voice() {
                @Override
                public void say(Utterance utterance, Listener listener) {
                    said.add(utterance);
                    listener.ended(utterance);
                }

                @Override
                public void stop() {
                    // It says nothing for long.
                }
            };

    @Test
    void aTapOrAnyKeyReadsItInEachLanguage() {
        Fx.call(
                () -> {
                    Scene scene = OutOfService.scene(Display.S, Reason.DISK_FULL, voice);
                    ((Hit) scene.lookup("#listen")).fire();
                    Event.fireEvent(
                            scene,
                            new KeyEvent(
                                    KeyEvent.KEY_RELEASED,
                                    "",
                                    "",
                                    KeyCode.DOWN,
                                    false,
                                    false,
                                    false,
                                    false));
                    return true;
                });
        assertEquals(
                List.of("fr", "nl", "en", "uk"),
                said.getFirst().parts().stream().map(Part::language).toList());
        assertEquals(said.getFirst().parts(), said.getLast().parts());
        assertEquals(2, said.size());
    }
}
