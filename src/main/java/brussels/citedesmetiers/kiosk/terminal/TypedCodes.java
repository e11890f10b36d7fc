package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Takes what a scanner or a keyboard types where the code of an appointment is asked for: its
/// letters and digits, and the Enter that ends it, before anybody takes that for one of the four
/// keys. Elsewhere nothing is taken. JavaFX thread only.
final class TypedCodes {
    /// What the keys 1 to 9 and 0 of a Belgian keyboard type without Shift, which a scanner does
    /// not press when it believes in another keyboard.
    private static final String BELGIAN_DIGITS = "&\u00e9\"'(\u00a7\u00e8!\u00e7\u00e0";

    private final Supplier<Visit> visit;
    private final Consumer<Event> out;

    /// Whether a sign was typed since the code was asked for: then Enter ends it, else it may be
    /// one of the four keys.
    private boolean typing;

    TypedCodes(Supplier<Visit> visit, Consumer<Event> out) {
        this.visit = visit;
        this.out = out;
    }

    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> ended(e, true));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, e -> ended(e, false));
    }

    private boolean asked() {
        boolean asked =
                visit.get().place() instanceof Place.ArrivalCode
                        && visit.get().panel() instanceof Panel.None;
        typing &= asked;
        return asked;
    }

    private void typed(KeyEvent event) {
        if (!asked() || event.getCharacter().length() != 1) {
            return;
        }
        char sign = sign(event.getCharacter().charAt(0));
        if (Character.isLetterOrDigit(sign) || sign == '-') {
            typing = true;
            event.consume();
            out.accept(new Event.CodeTyped(sign, true));
        }
    }

    private static char sign(char typed) {
        int digit = BELGIAN_DIGITS.indexOf(typed);
        return digit >= 0
                ? (char) ('0' + (digit + 1) % 10)
                : String.valueOf(typed).toUpperCase(Locale.ROOT).charAt(0);
    }

    private void ended(KeyEvent event, boolean down) {
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        if (down && asked() && typing) {
            event.consume();
            out.accept(new Event.CodeEntered());
        } else if (!down && typing) {
            // Its going down was not one of the four keys, so its coming up is none.
            typing = false;
            event.consume();
        }
    }
}
