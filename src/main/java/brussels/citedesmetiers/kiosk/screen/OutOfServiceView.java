package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;

/// When there is no sound content at all: one plain sentence in each of the four languages. It
/// reads no file, since files are what is broken. JavaFX thread only.
public final class OutOfServiceView {
    private static final List<String> SENTENCES =
            List.of(
                    "Cette borne se repose. L’accueil vous aide.",
                    "Deze zuil rust uit. Het onthaal helpt u.",
                    "This terminal is resting. The front desk helps you.",
                    "Термінал відпочиває. Вам допоможе рецепція.");

    private OutOfServiceView() {}

    /// The scene for a display.
    public static Scene scene(Display display) {
        Language none = new Language("fr", "", "", "", false, true, Map.of());
        Look look = new Look(display, Comfort.STANDARD, none, "none", false);
        VBox box = new VBox(look.px(18, 40, 50));
        box.getStyleClass().addAll("kiosk", "light", "theme-none");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(look.px(40, 120, 70)));
        box.getChildren().add(Shapes.mark(look.px(90, 180, 200)));
        for (String sentence : SENTENCES) {
            Role role = look.small() ? Role.CHOICE : Role.QUESTION;
            box.getChildren().add(new Words(sentence, look, role));
        }
        Scene scene = new Scene(box, display.widthPx(), display.heightPx());
        scene.getStylesheets()
                .addAll(
                        Objects.requireNonNull(OutOfServiceView.class.getResource("kiosk.css"))
                                .toExternalForm(),
                        Sizes.sheet(look));
        return scene;
    }
}
