package brussels.citedesmetiers.kiosk.screen.look;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Coloured bands across the screen: the sun's colour for good news, the alert colour for what does
/// not work; and white panels.
public final class Bands {
    private Bands() {}

    public static Region good(Look look, String icon, String text, double width) {
        return band(look, icon, text, width, "good", Role.BAND);
    }

    public static Region warning(Look look, String icon, String text, double width) {
        return band(look, icon, text, width, "warn", Role.VALUE);
    }

    /// A panel of words that are only read.
    public static VBox panel(Look look, Words... words) {
        double sides = look.px(18, 36, 36);
        VBox panel = new VBox(words);
        panel.setAlignment(Pos.CENTER_LEFT);
        panel.getStyleClass().add("panel");
        panel.setPadding(new Insets(look.px(4, 10, 12), sides, look.px(4, 10, 12), sides));
        return panel;
    }

    private static Region band(
            Look look, String icon, String text, double width, String styleClass, Role role) {
        Words words = new Words(text, look, role);
        HBox.setHgrow(words, Priority.ALWAYS);
        double gap = look.px(14, 32, 32);
        double size = look.px(44, 84, 84);
        double sides = look.px(16, 40, 40);
        HBox band = new HBox(gap, new Icon(icon, size), words);
        band.getStyleClass().addAll("band", styleClass);
        band.setAlignment(Pos.CENTER_LEFT);
        // Arabic letters reach further below the line.
        double vertical = look.px(6, 12, 12) + look.betweenLines() / 2;
        band.setPadding(new Insets(vertical, sides, vertical, sides));
        double inner = words.prefHeight(width - 2 * sides - gap - size);
        double height = Math.max(look.px(68, 132, 132), Math.ceil(inner + 2 * vertical));
        band.setMinHeight(height);
        band.setPrefHeight(height);
        band.setPrefWidth(width);
        band.setMinWidth(0);
        return band;
    }
}
