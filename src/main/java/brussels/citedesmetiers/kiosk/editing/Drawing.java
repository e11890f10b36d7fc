package brussels.citedesmetiers.kiosk.editing;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A questionnaire as a drawing (SVG) that a browser opens: its questions from top to bottom, each
/// with its choices, and at the right a line from each choice to the questions whose asking depends
/// on it, dashed where the choice prevents it; below each question the condition in words, and at
/// the end what is recommended when.
public final class Drawing {
    private static final int WIDTH = 620;
    private static final int LINE = 22;
    private static final int GAP = 30;
    private static final int LEFT = 24;
    private static final int LANE = 11;

    private final Questionnaire form;
    private final String language;
    private final StringBuilder shapes = new StringBuilder();
    private final Map<String, Integer> choices = new HashMap<>();
    private final List<Wire> wires = new ArrayList<>();
    private int y = 60;

    /// @param from a choice, as `question=choice`
    private record Wire(String from, int to, boolean prevents) {}

    private Drawing(Questionnaire form, String language) {
        this.form = form;
        this.language = language;
    }

    /// The drawing, with texts in this language.
    public static String of(Questionnaire form, String language) {
        return new Drawing(form, language).svg();
    }

    private String svg() {
        text(LEFT, 34, 20, true, form.id() + " · " + form.version());
        form.questions().forEach(this::question);
        draw();
        text(LEFT, y + 10, 18, true, "→");
        y += 34;
        form.rules().forEach(this::rule);
        int width = LEFT + WIDTH + 40 + wires.size() * LANE;
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                                + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">%n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                        width,
                        y + GAP,
                        width,
                        y + GAP)
                + shapes
                + "</svg>\n";
    }

    private void question(Question question) {
        int rows = question.choices().size() + 1;
        boolean asked = question.enableWhen().equals(Condition.ALWAYS);
        int top = y;
        box(top, rows * LINE + 14, question.type() == Question.Type.MULTIPLE);
        text(LEFT + 12, y + 20, 15, true, question.text().in(language));
        wires(question.enableWhen(), top + 12, false);
        y += LINE;
        for (Choice choice : question.choices()) {
            choices.put(question.id() + "=" + choice.id(), y + 14);
            text(LEFT + 30, y + 19, 13, false, choice.text().in(language));
            y += LINE;
        }
        y += 14;
        if (!asked) {
            y += 16;
            text(LEFT + 12, y, 11, false, "? " + said(question.enableWhen()));
        }
        y += GAP;
    }

    private void wires(Condition condition, int to, boolean not) {
        switch (condition) {
            case Condition.Is(String question, String choice) ->
                    wires.add(new Wire(question + "=" + choice, to, not));
            case Condition.All(List<Condition> parts) -> parts.forEach(p -> wires(p, to, not));
            case Condition.Any(List<Condition> parts) -> parts.forEach(p -> wires(p, to, not));
            case Condition.Not(Condition part) -> wires(part, to, !not);
            case Condition.InLanguage _, Condition.ScoreAtLeast _, Condition.ScoreLeads _ -> {
                // Said in words below the question.
            }
        }
    }

    private void draw() {
        for (int i = 0; i < wires.size(); i++) {
            Wire wire = wires.get(i);
            Integer from = choices.get(wire.from());
            if (from == null) {
                continue;
            }
            int right = LEFT + WIDTH;
            int lane = right + 14 + i * LANE;
            shapes.append(
                    String.format(
                            Locale.ROOT,
                            "<path d=\"M%d %d H%d V%d H%d\" fill=\"none\" stroke=\"%s\"%s/>%n"
                                    + "<path d=\"M%d %d l8 -4 v8 z\" fill=\"%s\"/>%n",
                            right,
                            from,
                            lane,
                            wire.to(),
                            right + 8,
                            wire.prevents() ? "#b3261e" : "#00594f",
                            wire.prevents() ? " stroke-dasharray=\"5 4\"" : "",
                            right,
                            wire.to(),
                            wire.prevents() ? "#b3261e" : "#00594f"));
        }
    }

    private void rule(Rule rule) {
        text(
                LEFT,
                y,
                12,
                false,
                rule.priority()
                        + " · "
                        + said(rule.when())
                        + " → "
                        + String.join(", ", rule.recommend()));
        y += 18;
    }

    /// A condition in the ids of the files, as an editor knows them.
    private static String said(Condition condition) {
        return switch (condition) {
            case Condition.Is(String question, String choice) -> question + " = " + choice;
            case Condition.All(List<Condition> parts) ->
                    parts.isEmpty() ? "✓" : joined(parts, " ∧ ");
            case Condition.Any(List<Condition> parts) ->
                    parts.isEmpty() ? "✗" : joined(parts, " ∨ ");
            case Condition.Not(Condition part) -> "¬(" + said(part) + ")";
            case Condition.InLanguage(String code) -> "[" + code + "]";
            case Condition.ScoreAtLeast(String score, int value) -> score + " ≥ " + value;
            case Condition.ScoreLeads(String score, Map<String, Integer> over) ->
                    over.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> score + " ≥ " + e.getKey() + " + " + e.getValue())
                            .collect(Collectors.joining(" ∧ "));
        };
    }

    private static String joined(List<Condition> parts, String by) {
        return parts.stream()
                .map(p -> parts.size() > 1 ? "(" + said(p) + ")" : said(p))
                .collect(Collectors.joining(by));
    }

    private void box(int top, int height, boolean several) {
        shapes.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\""
                                + " fill=\"%s\" stroke=\"#1b1b3a\"/>%n",
                        LEFT,
                        top,
                        WIDTH,
                        height,
                        several ? "#e9f3f1" : "#f6f1e7"));
    }

    private void text(int x, int at, int size, boolean bold, String said) {
        shapes.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" font-size=\"%d\"%s fill=\"#1b1b3a\">%s</text>%n",
                        x,
                        at,
                        size,
                        bold ? " font-weight=\"bold\"" : "",
                        said.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
