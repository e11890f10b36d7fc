package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Bounds of the points a question can give to one score, whether it is asked or not.
record Points(int least, int most) {

    static final Points NONE = new Points(0, 0);

    Points plus(Points other) {
        return new Points(least + other.least, most + other.most);
    }

    Points minus(Points other) {
        return new Points(least - other.least, most - other.most);
    }

    /// The bounds by score id, for the scores the question gives points to.
    static Map<String, Points> of(Question question) {
        Map<String, Points> bounds = new HashMap<>();
        for (Choice choice : question.choices()) {
            for (String score : new TreeSet<>(choice.scores().keySet())) {
                bounds.computeIfAbsent(score, id -> of(question, id));
            }
        }
        return bounds;
    }

    private static Points of(Question question, String score) {
        List<Integer> given =
                question.choices().stream()
                        .map(choice -> choice.scores().getOrDefault(score, 0))
                        .sorted()
                        .toList();
        int taken =
                question.type() == Question.Type.SINGLE
                        ? 1
                        : Math.min(question.max(), given.size());
        int least = 0;
        int most = 0;
        for (int i = 0; i < taken; i++) {
            least += Math.min(0, given.get(i));
            most += Math.max(0, given.get(given.size() - 1 - i));
        }
        return new Points(least, most);
    }
}
