package brussels.citedesmetiers.kiosk.screen.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks a text into lines by measuring its words once. JavaFX 26 fills each line and leaves what
/// remains, often a lone word, to the last; it never breaks after a hyphen; and it fails on some
/// texts written from right to left (an index below zero while it takes the trailing space off a
/// wrapped line). Here the fewest lines are kept and the words shared out evenly among them, by the
/// least sum of squared free room (Knuth and Plass, "Breaking paragraphs into lines", 1981). JavaFX
/// thread only.
public final class Lines {
    private static final double AFTER_SENTENCE = -0.12;
    private static final double AFTER_CLAUSE = -0.04;
    private static final double AFTER_SHORT_WORD = 0.05;
    private static final double INSIDE_WORD = 0.2;
    private static final int SHORT_WORD = 2;

    /// One word, or a part of it up to a hyphen.
    ///
    /// @param room width of the space behind it, 0 if there is none
    private record Piece(String text, double width, double room) {}

    private final List<List<Piece>> paragraphs = new ArrayList<>();

    Lines(String string, Font font) {
        double space = measured("x x", font) - measured("xx", font);
        for (String paragraph : string.split("\n", -1)) {
            List<Piece> pieces = new ArrayList<>();
            for (String part : paragraph.split("(?<=[ -])", -1)) {
                String word = part.stripTrailing();
                double room = part.endsWith(" ") ? space : 0;
                pieces.add(new Piece(word, measured(word, font), room));
            }
            paragraphs.add(pieces);
        }
    }

    /// Width of the widest piece: below it the text cannot be drawn.
    double widest() {
        return paragraphs.stream().flatMap(List::stream).mapToDouble(Piece::width).max().orElse(0);
    }

    /// The fewest lines that stay within `width`; a piece wider than that has a line of its own.
    int count(double width) {
        return paragraphs.stream().mapToInt(p -> filled(p, width).size()).sum();
    }

    /// The text with line ends, the words shared out evenly among the fewest lines.
    String even(double width) {
        List<String> lines = new ArrayList<>();
        for (List<Piece> paragraph : paragraphs) {
            int fewest = filled(paragraph, width).size();
            lines.addAll(
                    text(paragraph, fewest == 1 ? List.of(0) : evened(paragraph, fewest, width)));
        }
        return String.join("\n", lines);
    }

    /// The text with line ends, each line as full as it can be.
    public static String filled(String string, Font font, double width) {
        Lines lines = new Lines(string, font);
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
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// Where each line begins.
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
        // cost[k][i]: of the pieces from i on in k lines; next[k][i]: where the second begins.
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

    /// The cost of ending a line before piece `j`: lower where a reader would pause.
    private static double end(List<Piece> pieces, int j) {
        if (j == pieces.size()) {
            return 0;
        }
        Piece last = pieces.get(j - 1);
        if (last.room() == 0) {
            return INSIDE_WORD;
        }
        char sign = last.text().isEmpty() ? ' ' : last.text().charAt(last.text().length() - 1);
        if (".?!".indexOf(sign) >= 0) {
            return AFTER_SENTENCE;
        }
        if (",:;)".indexOf(sign) >= 0) {
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
