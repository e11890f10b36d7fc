package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts exactly how many questions may still come.
///
/// A state is what is left of the `enableWhen` of the questions from the next place on, the first
/// of which is decided: its length tells the place, and nothing else of the answers matters. The
/// longest way on from every state is worked out once, when this is made. Immutable after that,
/// safe for all threads.
final class Ahead {

    private final List<Question> questions;
    private final Outlook outlook;
    private final List<List<List<String>>> ways = new ArrayList<>();
    private final Map<List<Condition>, Integer> longest;

    /// @throws IllegalArgumentException if there are too many states
    Ahead(Questionnaire form) {
        questions = form.questions();
        outlook = new Outlook(form);
        Ways all = new Ways(questions.stream().map(Question::enableWhen).toList());
        Map<List<Condition>, Integer> memo = new HashMap<>();
        try {
            questions.forEach(q -> ways.add(all.of(q)));
        } catch (Ways.TooManyWays e) {
            throw new IllegalArgumentException("too many ways to answer a question", e);
        }
        longest(start(), Answers.empty(), memo);
        longest = Map.copyOf(memo);
    }

    private List<Condition> start() {
        List<Condition> left = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            left.add(outlook.start(questions.get(i).enableWhen(), i));
        }
        return left;
    }

    /// The longest number of questions without an answer that may come after the path of `answers`.
    int atMost(Answers answers) {
        List<Condition> left = start();
        int place = 0;
        while (place < questions.size()) {
            Question question = questions.get(place);
            boolean asked = left.getFirst().equals(Condition.ALWAYS);
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
    private int longest(List<Condition> left, Answers waiting, Map<List<Condition>, Integer> memo) {
        if (left.isEmpty()) {
            return 0;
        }
        Integer known = memo.get(left);
        if (known != null) {
            return known;
        }
        int place = questions.size() - left.size();
        Question question = questions.get(place);
        int most = 0;
        if (!left.getFirst().equals(Condition.ALWAYS)) {
            most = longest(after(left, List.of()), waiting, memo);
        } else if (waiting.has(question.id())) {
            most = longest(after(left, waiting.of(question.id())), waiting, memo);
        } else {
            for (List<String> way : ways.get(place)) {
                most = Math.max(most, 1 + longest(after(left, way), waiting, memo));
            }
        }
        memo.put(left, most);
        if (memo.size() > Exploration.MOST_STATES) {
            throw new IllegalArgumentException("too many states");
        }
        return most;
    }

    /// What is left after the question at the head of `left` was answered by `chosen`.
    private List<Condition> after(List<Condition> left, List<String> chosen) {
        int place = questions.size() - left.size();
        List<Condition> after = new ArrayList<>(left.size() - 1);
        for (int i = 1; i < left.size(); i++) {
            Condition condition = left.get(i);
            int horizon = place + i;
            after.add(
                    outlook.touches(condition, place, horizon)
                            ? outlook.after(condition, place, chosen, horizon)
                            : condition);
        }
        return after;
    }
}
