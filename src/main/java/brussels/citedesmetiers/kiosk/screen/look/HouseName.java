package brussels.citedesmetiers.kiosk.screen.look;

import javafx.scene.layout.VBox;

/// The name of the house, in its two official languages.
public final class HouseName {
    private HouseName() {}

    public static VBox of(Look look, Role role) {
        return new VBox(
                Words.line("Cité des métiers", look, role, "bold"),
                Words.line("Beroepenpunt Brussel", look, role, "bold"));
    }
}
