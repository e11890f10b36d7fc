package brussels.citedesmetiers.kiosk.screen;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks a text into lines by measuring words. JavaFX 26 does it itself, but it never breaks after
/// a hyphen, and it fails on some texts written from right to left (an index below zero while it
/// takes the trailing space off a wrapped line); those come to it already broken. JavaFX thread
/// only.
final class Lines {
    private Lines() {}

    /// The text with line ends where it must break to stay within `width`; a word wider than that
    /// keeps a line of its own.
    static String broken(String string, Font font, double width) {
        StringBuilder all = new StringBuilder();
        for (String paragraph : string.split("\n", -1)) {
            if (!all.isEmpty()) {
                all.append('\n');
            }
            all.append(paragraph(paragraph, font, width));
        }
        return all.toString();
    }

    private static String paragraph(String paragraph, Font font, double width) {
        StringBuilder done = new StringBuilder();
        String line = "";
        for (String word : paragraph.split("(?<=[ -])", -1)) {
            String longer = line + word;
            if (line.isEmpty() || width(longer.stripTrailing(), font) <= width) {
                line = longer;
            } else {
                done.append(line.stripTrailing()).append('\n');
                line = word;
            }
        }
        return done.append(line.stripTrailing()).toString();
    }

    private static double width(String string, Font font) {
        Text text = new Text(string);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
