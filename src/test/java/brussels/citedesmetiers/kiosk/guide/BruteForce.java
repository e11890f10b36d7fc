package brussels.citedesmetiers.kiosk.guide;

import static java.util.stream.Collectors.toSet;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Walks every single path, merging nothing and sharing no code with what it checks.
final class BruteForce {

    private final Questionnaire form;
    private final String language;
    private final List<Map<String, List<String>>> paths = new ArrayList<>();

    /// Partial paths, the empty one included: no exploration may see more states.
    private int prefixes = 1;

    BruteForce(Questionnaire form) {
        this(form, "");
    }

    /// @param language of the visit; empty for none
    BruteForce(Questionnaire form, String language) {
        this.form = form;
        this.language = language;
        walk(0, new LinkedHashMap<>());
    }

    private void walk(int place, Map<String, List<String>> answers) {
        if (place == form.questions().size()) {
            paths.add(answers);
            return;
        }
        Question question = form.questions().get(place);
        if (!holds(question.enableWhen(), answers)) {
            prefixes++;
            walk(place + 1, answers);
            return;
        }
        for (List<String> answer : RandomForms.validAnswers(question)) {
            Map<String, List<String>> more = new LinkedHashMap<>(answers);
            more.put(question.id(), answer);
            prefixes++;
            walk(place + 1, more);
        }
    }

    boolean holds(Condition condition, Map<String, List<String>> answers) {
        return switch (condition) {
            case Condition.Is(String question, String choice) ->
                    answers.containsKey(question) && answers.get(question).contains(choice);
            case Condition.InLanguage(String code) -> code.equals(language);
            case Condition.ScoreAtLeast(String score, int value) -> points(score, answers) >= value;
            case Condition.ScoreLeads(String score, Map<String, Integer> over) ->
                    over.entrySet().stream()
                            .allMatch(
                                    other ->
                                            points(score, answers) - points(other.getKey(), answers)
                                                    >= other.getValue());
            case Condition.Not(Condition part) -> !holds(part, answers);
            case Condition.Any(List<Condition> parts) ->
                    parts.stream().anyMatch(part -> holds(part, answers));
            case Condition.All(List<Condition> parts) ->
                    parts.stream().allMatch(part -> holds(part, answers));
        };
    }

    int points(String score, Map<String, List<String>> answers) {
        return points(form.questions(), score, answers);
    }

    /// The points from the answers to `questions` only.
    int points(List<Question> questions, String score, Map<String, List<String>> answers) {
        return questions.stream()
                .flatMap(
                        question ->
                                question.choices().stream()
                                        .filter(
                                                c ->
                                                        answers.getOrDefault(
                                                                        question.id(), List.of())
                                                                .contains(c.id())))
                .mapToInt(choice -> choice.scores().getOrDefault(score, 0))
                .sum();
    }

    List<Map<String, List<String>>> paths() {
        return paths;
    }

    int prefixes() {
        return prefixes;
    }

    Set<Integer> rules(Map<String, List<String>> path) {
        return IntStream.range(0, form.rules().size())
                .filter(rule -> holds(form.rules().get(rule).when(), path))
                .boxed()
                .collect(toSet());
    }

    Set<Integer> rules() {
        return paths.stream().flatMap(path -> rules(path).stream()).collect(toSet());
    }

    int shortest() {
        return paths.stream().mapToInt(Map::size).min().orElseThrow();
    }

    int longest() {
        return paths.stream().mapToInt(Map::size).max().orElseThrow();
    }

    Map<String, Set<String>> choices() {
        Map<String, Set<String>> taken = new LinkedHashMap<>();
        for (Map<String, List<String>> path : paths) {
            path.forEach(
                    (question, answer) ->
                            taken.computeIfAbsent(question, _ -> new LinkedHashSet<>())
                                    .addAll(answer));
        }
        return taken;
    }

    boolean hasDeadEnd() {
        return paths.stream().anyMatch(path -> rules(path).isEmpty());
    }
}
