package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Declares questionnaires in a few lines, for tests.
public final class Forms {

    private static final List<String> LANGUAGES = List.of("fr", "nl", "en", "uk");

    private Forms() {}

    /// The same words in all four languages.
    public static Text text(String words) {
        Map<String, String> map = new HashMap<>();
        LANGUAGES.forEach(language -> map.put(language, words));
        return new Text(map);
    }

    public static Condition is(String question, String choice) {
        return new Condition.Is(question, choice);
    }

    public static Condition any(Condition... parts) {
        return new Condition.Any(List.of(parts));
    }

    public static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    public static Condition not(Condition part) {
        return new Condition.Not(part);
    }

    public static Condition atLeast(String score, int value) {
        return new Condition.ScoreAtLeast(score, value);
    }

    public static Form questionnaire(String id) {
        return new Form(id);
    }

    public static Ask single(String id, String... choices) {
        return new Ask(id, Question.Type.SINGLE, 1, 1, choices);
    }

    public static Ask multiple(String id, int min, int max, String... choices) {
        return new Ask(id, Question.Type.MULTIPLE, min, max, choices);
    }

    /// A question being declared.
    public static final class Ask {
        private final String id;
        private final Question.Type type;
        private final int min;
        private final int max;
        private final List<Choice> choices = new ArrayList<>();
        private Condition when = Condition.ALWAYS;

        private Ask(String id, Question.Type type, int min, int max, String... choices) {
            this.id = id;
            this.type = type;
            this.min = min;
            this.max = max;
            for (String choice : choices) {
                this.choices.add(new Choice(choice, text(choice), Map.of(), false));
            }
        }

        public Ask when(Condition condition) {
            when = condition;
            return this;
        }

        public Ask exclusive(String choice) {
            choices.replaceAll(
                    c ->
                            c.id().equals(choice)
                                    ? new Choice(c.id(), c.text(), c.scores(), true)
                                    : c);
            return this;
        }

        public Ask points(String choice, String score, int points) {
            choices.replaceAll(c -> c.id().equals(choice) ? plus(c, score, points) : c);
            return this;
        }

        private static Choice plus(Choice choice, String score, int points) {
            Map<String, Integer> scores = new HashMap<>(choice.scores());
            scores.put(score, points);
            return new Choice(choice.id(), choice.text(), scores, choice.exclusive());
        }

        public Question build() {
            return new Question(id, type, text(id), text(id), when, min, max, choices);
        }
    }

    /// A questionnaire being declared.
    public static final class Form {
        private final String id;
        private final List<Score> scores = new ArrayList<>();
        private final List<Question> questions = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private int maxQuestions = 9;

        private Form(String id) {
            this.id = id;
        }

        public Form max(int questions) {
            maxQuestions = questions;
            return this;
        }

        public Form scores(String... ids) {
            for (String score : ids) {
                scores.add(new Score(score, text(score)));
            }
            return this;
        }

        public Form asks(Ask question) {
            questions.add(question.build());
            return this;
        }

        public Form recommends(int priority, Condition when, String... ids) {
            rules.add(new Rule(when, priority, List.of(ids)));
            return this;
        }

        public Form recommends(String... ids) {
            return recommends(1, Condition.ALWAYS, ids);
        }

        public Questionnaire build() {
            return new Questionnaire(id, "test", maxQuestions, scores, questions, rules);
        }
    }
}
