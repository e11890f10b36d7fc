package brussels.citedesmetiers.kiosk.guide;

import static java.util.stream.Collectors.joining;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Leaf;
import brussels.citedesmetiers.kiosk.content.Pointer;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Checks that every path through a questionnaire ends well, by following all of them.
///
/// Reports all faults together, in the order of the file. It also works on questionnaires with
/// other faults; a condition on something that does not exist is then false.
public final class PathCheck {

    /// The fewest questions a path may ask.
    public static final int MIN_QUESTIONS = 3;

    /// The longest token a ticket's QR code can carry on the narrowest paper.
    public static final int MAX_TOKEN = 311;

    private final TokenLength tokenLength;
    private final List<String> languages;
    private final int limit;

    /// @param tokenLength measures tokens
    public PathCheck(TokenLength tokenLength) {
        this(tokenLength, Set.of());
    }

    /// @param languages the codes of those that visits are in
    public PathCheck(TokenLength tokenLength, Collection<String> languages) {
        this(tokenLength, languages, Exploration.MOST_STATES);
    }

    PathCheck(TokenLength tokenLength, int limit) {
        this(tokenLength, Set.of(), limit);
    }

    private PathCheck(TokenLength tokenLength, Collection<String> languages, int limit) {
        this.tokenLength = tokenLength;
        this.languages = List.copyOf(languages);
        this.limit = limit;
    }

    /// Every fault of the paths through `form`.
    public List<Fault> check(Questionnaire form) {
        return check(form, new Explorer(form, limit).explore());
    }

    /// The same for a caller that has already followed the paths.
    ///
    /// @param paths the result of [Exploration#of] for `form`
    public List<Fault> check(Questionnaire form, Exploration paths) {
        return new Run(form, paths).check();
    }

    /// The longest token any path through a questionnaire leads to.
    ///
    /// @return characters; 0 if there were too many paths to follow
    public int longestToken(Questionnaire form, Exploration paths) {
        return Stream.of(paths.longestPath(), paths.fullestPath())
                .mapToInt(answers -> tokenLength.of(form, answers))
                .max()
                .orElse(0);
    }

    /// One check of one questionnaire.
    private final class Run {

        private final Questionnaire form;
        private final Exploration paths;
        private final List<Fault> faults = new ArrayList<>();

        private Run(Questionnaire form, Exploration paths) {
            this.form = form;
            this.paths = paths;
        }

        private void add(Pointer pointer, Object value, String message) {
            faults.add(
                    new Fault(
                            ContentFile.questionnaire(form.id()),
                            pointer.text(),
                            String.valueOf(value),
                            message));
        }

        private List<Fault> check() {
            boolean complete = paths.complete();
            if (complete) {
                lengths();
                ahead();
                scores();
            } else {
                add(
                        Pointer.ROOT.at("questions"),
                        String.join(", ", paths.multiplying()),
                        "more than "
                                + limit
                                + " states; these questions multiply most, let fewer conditions"
                                + " look at them");
            }
            for (int i = 0; i < form.questions().size(); i++) {
                question(i, complete);
            }
            for (int i = 0; complete && i < form.rules().size(); i++) {
                rule(i);
            }
            if (complete) {
                ends();
            }
            return List.copyOf(faults);
        }

        private void lengths() {
            if (paths.longest() > form.maxQuestions()) {
                add(
                        Pointer.ROOT.at("maxQuestions"),
                        form.maxQuestions(),
                        "a path asks "
                                + paths.longest()
                                + " questions; ask fewer after "
                                + written(paths.longestPath()));
            }
            if (paths.shortest() < MIN_QUESTIONS) {
                add(
                        Pointer.ROOT.at("questions"),
                        paths.shortest(),
                        "a path asks fewer than "
                                + MIN_QUESTIONS
                                + " questions; ask more after "
                                + written(paths.shortestPath()));
            }
            int token = longestToken(form, paths);
            if (token > MAX_TOKEN) {
                add(
                        Pointer.ROOT.at("questions"),
                        token,
                        "token longer than "
                                + MAX_TOKEN
                                + " characters; ask fewer questions or let fewer choices be taken"
                                + " after "
                                + written(paths.fullestPath()));
            }
        }

        private void ahead() {
            try {
                new Guide(form);
                for (String language : languages) {
                    new Guide(form.in(language));
                }
            } catch (QuestionsLeft.TooManyStates _) {
                add(
                        Pointer.ROOT.at("questions"),
                        form.questions().size(),
                        "too many states to know how many questions are ahead; let fewer"
                                + " enableWhen look at other questions");
            }
        }

        private void scores() {
            Set<String> given = new HashSet<>();
            for (Question question : form.questions()) {
                Set<String> taken = paths.choices().getOrDefault(question.id(), Set.of());
                question.choices().stream()
                        .filter(choice -> taken.contains(choice.id()))
                        .forEach(choice -> given.addAll(choice.scores().keySet()));
            }
            for (int i = 0; i < form.scores().size(); i++) {
                String id = form.scores().get(i).id();
                if (!given.contains(id)) {
                    add(
                            Pointer.ROOT.at("scores").at(i),
                            id,
                            "unreachable score; let a choice give points to it");
                }
            }
        }

        private void question(int place, boolean complete) {
            Question question = form.questions().get(place);
            Pointer at = Pointer.ROOT.at("questions").at(place);
            if (complete && !paths.asked().contains(question.id())) {
                add(
                        at.at("enableWhen"),
                        question.id(),
                        "unreachable question; no answers before it make this condition hold");
            } else if (complete) {
                choices(question, at.at("choices"));
            }
            if (changesNothing(question)) {
                add(
                        at,
                        question.id(),
                        "its answers change nothing; let a condition look at them or take it out");
            }
            if (complete) {
                thresholds(question.enableWhen(), at.at("enableWhen"), place);
            }
        }

        private void choices(Question question, Pointer at) {
            Set<String> taken = paths.choices().getOrDefault(question.id(), Set.of());
            for (int i = 0; i < question.choices().size(); i++) {
                String id = question.choices().get(i).id();
                if (!taken.contains(id)) {
                    add(
                            at.at(i),
                            id,
                            "unreachable choice; no answer within min and max can take it");
                }
            }
        }

        /// Whether all choices are equivalent: no condition names one, and all give the same
        /// points.
        private boolean changesNothing(Question question) {
            if (named().contains(question.id())) {
                return false;
            }
            Stream<Map<String, Integer>> points =
                    question.choices().stream().map(Choice::scores).distinct();
            return question.type() == Question.Type.SINGLE
                    ? points.count() <= 1
                    : points.allMatch(Map::isEmpty);
        }

        /// The questions of which a condition names a choice.
        private Set<String> named() {
            Set<String> named = new HashSet<>();
            Stream.concat(
                            form.questions().stream().map(Question::enableWhen),
                            form.rules().stream().map(rule -> rule.when()))
                    .flatMap(condition -> Leaf.of(condition, Pointer.ROOT).stream())
                    .forEach(
                            leaf -> {
                                if (leaf.condition() instanceof Condition.Is(String id, _)) {
                                    named.add(id);
                                }
                            });
            return named;
        }

        private void rule(int index) {
            Pointer at = Pointer.ROOT.at("rules").at(index).at("when");
            if (!paths.rules().contains(index)) {
                add(
                        at,
                        String.join(", ", form.rules().get(index).recommend()),
                        "unreachable rule; no path makes this condition hold");
            }
            thresholds(form.rules().get(index).when(), at, form.questions().size());
        }

        private void thresholds(Condition condition, Pointer pointer, int place) {
            for (Leaf leaf : Leaf.of(condition, pointer)) {
                if (leaf.condition() instanceof Condition.ScoreAtLeast(String score, int value)) {
                    List<Integer> most = paths.mostPoints().get(score);
                    int reached = most == null ? 0 : most.get(place);
                    if (value > reached) {
                        add(
                                leaf.pointer().at("value"),
                                value,
                                "unreachable score; "
                                        + score
                                        + " has at most "
                                        + reached
                                        + " points here");
                    }
                }
            }
        }

        private void ends() {
            for (Answers answers : paths.deadEnds()) {
                add(
                        Pointer.ROOT.at("rules"),
                        form.rules().size(),
                        "dead end, nothing is recommended after "
                                + written(answers)
                                + "; add a rule without a condition");
            }
        }

        /// These are ids of the content, not anybody's answers.
        private static String written(Answers answers) {
            return answers.byQuestion().entrySet().stream()
                    .map(answer -> answer.getKey() + "=" + String.join("+", answer.getValue()))
                    .collect(joining(", "));
        }
    }
}
