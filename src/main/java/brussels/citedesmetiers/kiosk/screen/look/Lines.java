package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.content.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks a text into as few lines as possible and spreads its words evenly over them, by the least
/// sum of squared free space (Knuth and Plass, "Breaking paragraphs into lines", 1981). Each word
/// is measured once. JavaFX thread only.
///
/// This is not left to JavaFX 26, because it fills each line and often leaves a single word for the
/// last one, never breaks after a hyphen, and throws an exception on some right-to-left texts (a
/// negative index while it trims the space at the end of a wrapped line).
public final class Lines {
    private static final double AFTER_SENTENCE = -0.12;
    private static final double AFTER_CLAUSE = -0.04;
    private static final double AFTER_SHORT_WORD = 0.05;
    private static final double INSIDE_WORD = 0.2;
    private static final int SHORT_WORD = 2;

    /// A word, or a part of one up to a hyphen.
    ///
    /// @param room width of the space after it, or 0 if there is none
    private record Piece(String text, double width, double room) {}

    private final List<List<Piece>> paragraphs = new ArrayList<>();

    Lines(String string, Font font, Language language) {
        double space = measured("x x", font) - measured("xx", font);
        for (String paragraph : string.split("\n", -1)) {
            List<Piece> pieces = new ArrayList<>();
            String signs = RightToLeft.signs(language, paragraph);
            int from = 0;
            for (String part : paragraph.split("(?<=[ -])", -1)) {
                String word = part.stripTrailing();
                double room = part.endsWith(" ") ? space : 0;
                String seen = signs.substring(from, from + word.length());
                double width = measured(RightToLeft.drawn(language, seen), font);
                pieces.add(new Piece(word, width, room));
                from += part.length();
            }
            paragraphs.add(pieces);
        }
    }

    /// Width of the widest piece. The text cannot be drawn in less.
    double widest() {
        return paragraphs.stream().flatMap(List::stream).mapToDouble(Piece::width).max().orElse(0);
    }

    /// How many lines it takes within `width`. A piece wider than that gets a line of its own.
    int count(double width) {
        return paragraphs.stream().mapToInt(p -> filled(p, width).size()).sum();
    }

    /// The text with line breaks: as few lines as possible, with the words spread evenly over them.
    String even(double width) {
        List<String> lines = new ArrayList<>();
        for (List<Piece> paragraph : paragraphs) {
            int fewest = filled(paragraph, width).size();
            lines.addAll(
                    text(paragraph, fewest == 1 ? List.of(0) : evened(paragraph, fewest, width)));
        }
        return String.join("\n", lines);
    }

    /// The text with line breaks, each line as full as possible.
    public static String filled(String string, Font font, Language language, double width) {
        Lines lines = new Lines(string, font, language);
        List<String> all = new ArrayList<>();
        lines.paragraphs.forEach(p -> all.addAll(text(p, filled(p, width))));
        return String.join("\n", all);
    }

    private static List<String> text(List<Piece> pieces, List<Integer> starts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int to = i + 1 < starts.size() ? starts.get(i + 1) : pieces.size();
            StringBuilder line = new StringBuilder();
            for (Piece piece : pieces.subList(starts.get(i), to)) {
                line.append(piece.text()).append(piece.room() > 0 ? " " : "");
            }
            boolean last = to == pieces.size();
            lines.add(last ? line.toString().stripTrailing() : withoutDot(line.toString()));
        }
        return lines;
    }

    /// A line that ends between two parts needs no dot there: its end parts them.
    private static String withoutDot(String line) {
        String stripped = line.stripTrailing();
        return stripped.endsWith("·")
                ? stripped.substring(0, stripped.length() - 1).replaceFirst("[ \u00a0]+$", "")
                : stripped;
    }

    /// The index at which each line begins.
    private static List<Integer> filled(List<Piece> pieces, double width) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        double used = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (i > starts.getLast() && used + pieces.get(i).width() > width) {
                starts.add(i);
                used = 0;
            }
            used += pieces.get(i).width() + pieces.get(i).room();
        }
        return starts;
    }

    private static List<Integer> evened(List<Piece> pieces, int lines, double width) {
        int n = pieces.size();
        // cost[k][i]: the least cost of setting the pieces from i on in k lines; next[k][i]: the
        // piece at which the second of those lines begins.
        double[][] cost = new double[lines + 1][n + 1];
        int[][] next = new int[lines + 1][n + 1];
        for (double[] row : cost) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        cost[0][n] = 0;
        for (int k = 1; k <= lines; k++) {
            for (int i = n - 1; i >= 0; i--) {
                double used = 0;
                for (int j = i + 1; j <= n; j++) {
                    used += pieces.get(j - 1).width();
                    if (used > width && j > i + 1) {
                        break;
                    }
                    double whole = line(used, width) + end(pieces, j) + cost[k - 1][j];
                    if (whole < cost[k][i]) {
                        cost[k][i] = whole;
                        next[k][i] = j;
                    }
                    used += pieces.get(j - 1).room();
                }
            }
        }
        List<Integer> starts = new ArrayList<>();
        for (int k = lines, i = 0; k > 0; i = next[k][i], k--) {
            starts.add(i);
        }
        return starts;
    }

    private static double line(double used, double width) {
        double free = Math.max(0, width - used) / width;
        return free * free;
    }

    /// The cost of a line break before piece `j`, lower where a reader would pause.
    private static double end(List<Piece> pieces, int j) {
        if (j == pieces.size()) {
            return 0;
        }
        Piece last = pieces.get(j - 1);
        if (last.room() == 0) {
            return INSIDE_WORD;
        }
        char sign = last.text().isEmpty() ? ' ' : last.text().charAt(last.text().length() - 1);
        if (".?!؟".indexOf(sign) >= 0) {
            return AFTER_SENTENCE;
        }
        if (",:;)،؛".indexOf(sign) >= 0) {
            return AFTER_CLAUSE;
        }
        return last.text().length() <= SHORT_WORD ? AFTER_SHORT_WORD : 0;
    }

    private static double measured(String string, Font font) {
        Text text = new Text(string);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
