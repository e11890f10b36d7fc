package brussels.citedesmetiers.kiosk.screen.look;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.scene.layout.Region;

/// The lengths of the stylesheet, which depend on the display profile; kiosk.css holds everything
/// else. JavaFX can look up colours in a stylesheet but not lengths, and its `mm` relies on the
/// resolution that a display reports, which is often wrong.
public final class Sizes {
    private Sizes() {}

    /// Gives a region this size, whatever room there is.
    public static void fix(Region region, double width, double height) {
        region.setMinSize(width, height);
        region.setPrefSize(width, height);
        region.setMaxSize(width, height);
    }

    /// The outline of what is chosen: so thick that who sees no colours finds it among the others.
    private static double chosen(Look look) {
        return Math.max(2 * look.line(), look.px(6));
    }

    /// The stylesheet as a `data:` URI.
    public static String sheet(Look look) {
        double line = look.line();
        double lip = look.lip();
        String css =
                String.format(
                        Locale.ROOT,
                        """
                        .hit { -fx-background-radius: %1$.1f; -fx-background-insets: 0, %2$.1f %2$.1f %3$.1f %2$.1f; }
                        .hit:pressed { -fx-background-insets: %4$.1f 0 0 0, %3$.1f %2$.1f %2$.1f %2$.1f; }
                        .hit:focus-visible { -fx-background-insets: 0, %5$.1f %5$.1f %3$.1f %5$.1f; }
                        .hit.on { -fx-background-insets: 0, %9$.1f %9$.1f %3$.1f %9$.1f; }
                        .hit.waiting { -fx-background-insets: 0, %2$.1f; }
                        .panel, .band { -fx-background-radius: %1$.1f; }
                        .band.warn { -fx-background-insets: 0, %2$.1f; }
                        .choice-mark { -fx-background-insets: 0, %6$.1f; }
                        .choice-mark.box { -fx-background-radius: %7$.1f; }
                        .on .choice-mark.dot { -fx-background-insets: 0, %6$.1f, %8$.1f; }
                        """,
                        look.radius(),
                        line,
                        lip,
                        lip - line,
                        2 * line,
                        1.5 * line,
                        look.radius() / 2,
                        4 * line,
                        chosen(look));
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
