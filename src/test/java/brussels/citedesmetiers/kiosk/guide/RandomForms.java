package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Forms;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Small random questionnaires: nested conditions on earlier questions, scores, both types.
///
/// They are made from recipes whose numbers are taken modulo what there is, so that every recipe
/// makes a questionnaire without unknown references and jqwik can shrink it.
public final class RandomForms {

    private static final List<String> SCORES = List.of("R", "I");
    private static final List<String> LANGUAGES = List.of("fr", "nl");
    private static final List<String> CHOICES = List.of("a", "b", "c");

    private RandomForms() {}

    /// What kind of condition, about which question or score, which choice or how many points.
    private record ConditionRecipe(int kind, int what, int which, List<ConditionRecipe> parts) {}

    private record QuestionRecipe(
            boolean multiple,
            int choices,
            int min,
            int max,
            boolean exclusive,
            List<Integer> points,
            ConditionRecipe when) {}

    private record RuleRecipe(ConditionRecipe when, int priority, List<Integer> recommend) {}

    /// Questionnaires of one to five questions.
    ///
    /// @param leastPoints a choice gives this many points to a score at least
    public static Arbitrary<Questionnaire> withPointsFrom(int leastPoints) {
        return Combinators.combine(
                        questions(leastPoints).list().ofMinSize(1).ofMaxSize(5),
                        rules().list().ofMaxSize(5))
                .as(RandomForms::questionnaire)
                .withoutEdgeCases();
    }

    private static Arbitrary<QuestionRecipe> questions(int leastPoints) {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(2, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(leastPoints, 2)
                                .list()
                                .ofSize(CHOICES.size() * SCORES.size()),
                        conditions(2))
                .as(QuestionRecipe::new);
    }

    private static Arbitrary<RuleRecipe> rules() {
        return Combinators.combine(
                        conditions(2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(3))
                .as(RuleRecipe::new);
    }

    private static Arbitrary<ConditionRecipe> conditions(int depth) {
        Arbitrary<List<ConditionRecipe>> parts =
                depth == 0
                        ? Arbitraries.just(List.of())
                        : conditions(depth - 1).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.integers().between(0, depth == 0 ? 4 : 9),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 9),
                        parts)
                .as(ConditionRecipe::new);
    }

    private static Questionnaire questionnaire(List<QuestionRecipe> asks, List<RuleRecipe> rules) {
        Forms.Form form = Forms.questionnaire("C").scores("R", "I");
        List<Question> earlier = new ArrayList<>();
        for (QuestionRecipe recipe : asks) {
            Forms.Ask ask = ask(recipe, "q" + earlier.size());
            ask.when(earlier.isEmpty() ? Condition.ALWAYS : condition(recipe.when(), earlier));
            form.asks(ask);
            earlier.add(ask.build());
        }
        for (RuleRecipe rule : rules) {
            form.recommends(
                    rule.priority(),
                    condition(rule.when(), earlier),
                    rule.recommend().stream().map(i -> "r" + i).toArray(String[]::new));
        }
        return form.build();
    }

    private static Forms.Ask ask(QuestionRecipe recipe, String id) {
        List<String> choices = CHOICES.subList(0, recipe.choices());
        String[] ids = choices.toArray(String[]::new);
        Forms.Ask ask;
        if (recipe.multiple()) {
            int together = recipe.choices() - (recipe.exclusive() ? 1 : 0);
            int max = Math.min(recipe.max(), together);
            int min = Math.min(recipe.exclusive() ? 1 : 2, Math.min(recipe.min(), max));
            ask = Forms.multiple(id, min, max, ids);
            if (recipe.exclusive()) {
                ask.exclusive(choices.getLast());
            }
        } else {
            ask = Forms.single(id, ids);
        }
        for (int i = 0; i < recipe.choices() * SCORES.size(); i++) {
            int points = recipe.points().get(i);
            if (points != 0) {
                ask.points(CHOICES.get(i / 2), SCORES.get(i % 2), points);
            }
        }
        return ask;
    }

    private static Condition condition(ConditionRecipe recipe, List<Question> earlier) {
        List<Condition> parts =
                recipe.parts().stream().map(part -> condition(part, earlier)).toList();
        return switch (recipe.kind()) {
            case 0, 1, 2 -> {
                Question question = earlier.get(recipe.what() % earlier.size());
                int choice = recipe.which() % question.choices().size();
                yield new Condition.Is(question.id(), question.choices().get(choice).id());
            }
            case 3 ->
                    recipe.which() % 2 == 0
                            ? Condition.ALWAYS
                            : new Condition.InLanguage(LANGUAGES.get(recipe.what() % 2));
            case 4 ->
                    recipe.which() < 6
                            ? new Condition.ScoreAtLeast(
                                    SCORES.get(recipe.what() % 2), recipe.which())
                            : new Condition.ScoreLeads(
                                    SCORES.get(recipe.what() % 2),
                                    Map.of(SCORES.get(1 - recipe.what() % 2), recipe.which() - 7));
            case 5, 6 -> new Condition.Any(parts);
            case 7, 8 -> new Condition.All(parts);
            default -> new Condition.Not(parts.getFirst());
        };
    }

    /// Every valid answer of a question, by trying all subsets of its choices.
    static List<List<String>> validAnswers(Question question) {
        List<Choice> choices = question.choices();
        return IntStream.range(0, 1 << choices.size())
                .mapToObj(
                        bits ->
                                IntStream.range(0, choices.size())
                                        .filter(i -> (bits >> i & 1) == 1)
                                        .mapToObj(choices::get)
                                        .toList())
                .filter(taken -> isValid(question, taken))
                .map(taken -> taken.stream().map(Choice::id).toList())
                .toList();
    }

    private static boolean isValid(Question question, List<Choice> taken) {
        return taken.size() >= question.min()
                && taken.size() <= question.max()
                && (taken.size() == 1 || taken.stream().noneMatch(Choice::exclusive));
    }
}
