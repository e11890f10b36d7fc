package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts exactly how many questions may still come.
///
/// A state is what is left of the `enableWhen` conditions from the next place on, of which the
/// first is decided: its length gives the place, and nothing else about the answers matters. The
/// longest way on from every state is computed once, on construction. Immutable after that, safe
/// for all threads.
final class QuestionsLeft {

    /// Far more than sound questionnaires have, bounded because a state holds what is left of many
    /// conditions.
    static final int MOST_STATES = 50_000;

    /// What is left of the conditions of all questions from one place on.
    private record Left(List<Condition> conditions) {

        boolean isEmpty() {
            return conditions.isEmpty();
        }

        /// Whether the question at the place is asked.
        boolean asks() {
            return conditions.getFirst().equals(Condition.ALWAYS);
        }

        /// With the conditions' own hash codes, "always" and "never" would collide, and so would
        /// most states.
        @Override
        public int hashCode() {
            int hash = 0x811C9DC5;
            for (Condition condition : conditions) {
                int one = condition.equals(Condition.NEVER) ? 0x5BD1E995 : condition.hashCode();
                hash = (hash ^ one) * 0x01000193;
            }
            return hash;
        }
    }

    private final List<Question> questions;
    private final Outlook outlook;
    private final List<List<List<String>>> ways = new ArrayList<>();
    private final Map<Left, Integer> longest;

    /// @throws TooManyStates if there are more than [#MOST_STATES]
    QuestionsLeft(Questionnaire form) {
        questions = form.questions();
        outlook = new Outlook(form);
        Ways all = new Ways(questions.stream().map(Question::enableWhen).toList());
        Map<Left, Integer> memo = new HashMap<>();
        try {
            questions.forEach(q -> ways.add(all.of(q)));
        } catch (Ways.TooManyWays e) {
            throw new TooManyStates(e);
        }
        longest(start(), Answers.empty(), memo);
        longest = Map.copyOf(memo);
    }

    private Left start() {
        List<Condition> left = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            left.add(outlook.start(questions.get(i).enableWhen(), i));
        }
        return new Left(left);
    }

    /// The greatest number of unanswered questions that may follow the path of `answers`.
    int atMost(Answers answers) {
        Left left = start();
        int place = 0;
        while (place < questions.size()) {
            Question question = questions.get(place);
            boolean asked = left.asks();
            if (asked && !answers.has(question.id())) {
                break;
            }
            left = after(left, asked ? answers.of(question.id()) : List.of());
            place++;
        }
        boolean waiting =
                questions.subList(place, questions.size()).stream()
                        .anyMatch(question -> answers.has(question.id()));
        Integer known = waiting ? null : longest.get(left);
        return known != null ? known : longest(left, answers, new HashMap<>());
    }

    /// The longest way on, by recursion as deep as there are questions.
    private int longest(Left left, Answers waiting, Map<Left, Integer> memo) {
        if (left.isEmpty()) {
            return 0;
        }
        Integer known = memo.get(left);
        if (known != null) {
            return known;
        }
        int place = questions.size() - left.conditions().size();
        Question question = questions.get(place);
        int most = 0;
        if (!left.asks()) {
            most = longest(after(left, List.of()), waiting, memo);
        } else if (waiting.has(question.id())) {
            most = longest(after(left, waiting.of(question.id())), waiting, memo);
        } else {
            for (List<String> way : ways.get(place)) {
                most = Math.max(most, 1 + longest(after(left, way), waiting, memo));
            }
        }
        memo.put(left, most);
        if (memo.size() > MOST_STATES) {
            throw new TooManyStates(null);
        }
        return most;
    }

    /// What is left after the first question of `left` was answered with `chosen`.
    private Left after(Left left, List<String> chosen) {
        int place = questions.size() - left.conditions().size();
        List<Condition> after = new ArrayList<>(left.conditions().size() - 1);
        for (int i = 1; i < left.conditions().size(); i++) {
            Condition condition = left.conditions().get(i);
            int horizon = place + i;
            after.add(
                    outlook.touches(condition, place, horizon)
                            ? outlook.after(condition, place, chosen, horizon)
                            : condition);
        }
        return new Left(after);
    }

    /// The conditions of the questions lead to too many states to know what is ahead.
    static final class TooManyStates extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private TooManyStates(@Nullable Throwable cause) {
            super("more than " + MOST_STATES + " states", cause);
        }
    }
}
