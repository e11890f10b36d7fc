package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Guides through one questionnaire: which question comes next, and what the answers recommend.
///
/// Pure and total: every method is a function of its arguments and the questionnaire. Questions are
/// asked in the order of the file, each when its `enableWhen` holds given the answers before it;
/// conditions on a question that was not asked are false. The *path* of some answers is the
/// questions they answer up to the first one asked that has no answer. Answers beyond that gap are
/// dormant: they do not count yet, and are not asked for again when the path reaches them.
///
/// Immutable, safe for all threads.
public final class Guide {

    /// The greatest number of recommendations.
    public static final int MOST_RECOMMENDATIONS = 8;

    private final Questionnaire form;
    private final Offer offer;
    private final QuestionsLeft questionsLeft;

    /// A guide for a visit in no language: conditions on one are false.
    ///
    /// @throws IllegalArgumentException if the conditions of the questions lead to too many states
    ///   to know what is ahead; [PathCheck] reports that
    public Guide(Questionnaire form) {
        this(form, Offer.everywhere());
    }

    /// A guide for visits in one language.
    ///
    /// @param offer says what is offered to visitors who speak it
    /// @throws IllegalArgumentException if the conditions of the questions lead to too many states
    public Guide(Questionnaire form, Offer offer) {
        this.form = offer.language().isEmpty() ? form : form.in(offer.language());
        this.offer = offer;
        this.questionsLeft = new QuestionsLeft(this.form);
    }

    /// A guide through a questionnaire of some content, for visits in one language.
    ///
    /// @throws IllegalArgumentException if the conditions of the questions lead to too many states
    public static Guide in(String language, Questionnaire form, Content content) {
        return new Guide(form, Offer.in(language, content.recommendations().values()));
    }

    /// What a guide through `form` recommends for these choice ids, by question id.
    public static List<String> recommended(
            Content content,
            Questionnaire form,
            String language,
            Map<String, List<String>> answers) {
        return in(language, form, content).recommend(new Answers(answers));
    }

    /// The questionnaire this guide leads through.
    public Questionnaire questionnaire() {
        return form;
    }

    /// The questions on the path, in order: all have an answer.
    public List<Question> asked(Answers answers) {
        return walk(answers).asked();
    }

    /// The first question asked that has no answer yet; empty at the end.
    public Optional<Question> next(Answers answers) {
        return walk(answers).next();
    }

    /// Answers a question on the path, or the next one.
    ///
    /// Drops the answers to questions that are then no longer asked, and to those reached only
    /// through them; keeps all others, including those that may still be asked.
    ///
    /// @param choices in any order
    /// @throws IllegalArgumentException if the question is not being asked, or the choices are
    ///   unknown, repeated, too few, too many, or combined with an exclusive one
    public Answers answer(Answers answers, String questionId, List<String> choices) {
        Walk walk = walk(answers);
        Question question =
                walk.next()
                        .filter(next -> next.id().equals(questionId))
                        .or(() -> find(walk.asked(), questionId))
                        .orElseThrow(
                                () -> new IllegalArgumentException("not asked: " + questionId));
        validate(question, choices);
        return stillAsked(answers.with(questionId, inOrder(question, new HashSet<>(choices))));
    }

    private static Optional<Question> find(List<Question> questions, String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /// Whether a tap on a choice changes nothing, because as many are chosen as there may be.
    ///
    /// @throws IllegalArgumentException if the question has no such choice
    public static boolean isFull(Question question, List<String> chosen, String choice) {
        return question.type() == Question.Type.MULTIPLE
                && toggle(question, chosen, choice).equals(chosen);
    }

    /// The choices after a tap on `choice`.
    ///
    /// On a single question the tapped choice replaces another. On a multiple question it is
    /// toggled; an exclusive choice clears the others and they clear it; when the question is full,
    /// a further choice changes nothing.
    ///
    /// @throws IllegalArgumentException if the question has no such choice
    public static List<String> toggle(Question question, List<String> chosen, String choice) {
        Choice tapped =
                question.choice(choice)
                        .orElseThrow(() -> new IllegalArgumentException("no choice: " + choice));
        if (question.type() == Question.Type.SINGLE) {
            return List.of(choice);
        }
        Set<String> after = new HashSet<>(chosen);
        if (after.remove(choice)) {
            return inOrder(question, after);
        }
        if (tapped.exclusive()) {
            return List.of(choice);
        }
        after.removeIf(id -> question.choice(id).map(Choice::exclusive).orElse(true));
        if (after.size() >= question.max()) {
            return List.copyOf(chosen);
        }
        after.add(choice);
        return inOrder(question, after);
    }

    /// The greatest number of questions that may still be asked, including the next one. It is
    /// exact: some continuation asks that many and none asks more. 0 at the end.
    public int atMostMore(Answers answers) {
        return questionsLeft.atMost(answers);
    }

    /// The points of every score of the questionnaire from the path, in the order of the file.
    public Map<String, Integer> scores(Answers answers) {
        Facts facts = walk(answers).facts();
        Map<String, Integer> scores = new LinkedHashMap<>();
        form.scores().forEach(score -> scores.put(score.id(), facts.points(score.id())));
        return Collections.unmodifiableMap(scores);
    }

    /// The recommendations of all rules that hold for the path, by falling priority, then in the
    /// order of the file; each once, at its best place, and at most [#MOST_RECOMMENDATIONS].
    ///
    /// What is offered in no language of the visitor stands [Offer#BEHIND] points of priority
    /// lower.
    public List<String> recommend(Answers answers) {
        Walk walk = walk(answers);
        Set<String> languages = languages(walk, answers);
        Map<Integer, List<String>> byRank = new TreeMap<>(Comparator.reverseOrder());
        for (Rule rule : form.rules()) {
            if (walk.facts().hold(rule.when())) {
                for (String id : rule.recommend()) {
                    int rank = rule.priority() - offer.behind(id, languages);
                    byRank.computeIfAbsent(rank, _ -> new ArrayList<>()).add(id);
                }
            }
        }
        Set<String> ids = new LinkedHashSet<>();
        byRank.values().forEach(ids::addAll);
        return ids.stream().limit(MOST_RECOMMENDATIONS).toList();
    }

    /// The codes of the languages in which the visitor can be served: the visit's own and those of
    /// the choices taken on the path.
    public Set<String> languages(Answers answers) {
        return languages(walk(answers), answers);
    }

    private Set<String> languages(Walk walk, Answers answers) {
        Set<String> languages = new HashSet<>();
        if (!offer.language().isEmpty()) {
            languages.add(offer.language());
        }
        for (Question question : walk.asked()) {
            List<String> chosen = answers.of(question.id());
            question.choices().stream()
                    .filter(choice -> chosen.contains(choice.id()))
                    .forEach(choice -> languages.addAll(choice.languages()));
        }
        return languages;
    }

    /// The answers that are still asked for, or may be: those that another guide through the same
    /// questionnaire, in another language, would have kept.
    public Answers kept(Answers answers) {
        return stillAsked(answers);
    }

    /// The score in `order` with the most points, the earlier one if points are equal; empty if
    /// none has any.
    public Optional<String> topScore(Answers answers, List<String> order) {
        Map<String, Integer> scores = scores(answers);
        return order.stream()
                .filter(id -> scores.getOrDefault(id, 0) > 0)
                .reduce((best, id) -> points(scores, id) > points(scores, best) ? id : best);
    }

    private static int points(Map<String, Integer> scores, String id) {
        return scores.getOrDefault(id, 0);
    }

    /// The scores compared, with how certain their order is.
    public Profile profile(Answers answers) {
        NavigableMap<Integer, List<String>> groups = new TreeMap<>(Comparator.reverseOrder());
        scores(answers)
                .forEach(
                        (id, points) ->
                                groups.computeIfAbsent(points, _ -> new ArrayList<>()).add(id));
        return Profile.of(
                groups.entrySet().stream()
                        .map(group -> new Profile.Group(group.getKey(), group.getValue()))
                        .toList());
    }

    /// @param nextOrNull the first question without an answer, null at the end
    private record Walk(List<Question> asked, @Nullable Question nextOrNull, Facts facts) {
        Optional<Question> next() {
            return Optional.ofNullable(nextOrNull);
        }
    }

    private Walk walk(Answers answers) {
        Facts facts = new Facts();
        List<Question> asked = new ArrayList<>();
        for (Question question : form.questions()) {
            if (facts.hold(question.enableWhen())) {
                if (!answers.has(question.id())) {
                    return new Walk(asked, question, facts);
                }
                facts.answer(question, answers.of(question.id()));
                asked.add(question);
            }
        }
        return new Walk(asked, null, facts);
    }

    /// The answers to questions that are or may still be asked, in the order of the file.
    private Answers stillAsked(Answers answers) {
        Facts facts = new Facts();
        Answers kept = Answers.empty();
        for (Question question : form.questions()) {
            Facts.Truth asked = facts.truth(question.enableWhen());
            if (asked == Facts.Truth.FAILS) {
                continue;
            }
            boolean answered = answers.has(question.id());
            if (answered) {
                kept = kept.with(question.id(), answers.of(question.id()));
            }
            if (answered && asked == Facts.Truth.HOLDS) {
                facts.answer(question, answers.of(question.id()));
            } else {
                facts.leaveOpen(question);
            }
        }
        return kept;
    }

    private static List<String> inOrder(Question question, Set<String> chosen) {
        return question.choices().stream().map(Choice::id).filter(chosen::contains).toList();
    }

    private static void validate(Question question, List<String> choices) {
        int count = choices.size();
        boolean multiple = question.type() == Question.Type.MULTIPLE;
        int min = multiple ? question.min() : 1;
        int max = multiple ? question.max() : 1;
        if (count < min || count > max) {
            throw new IllegalArgumentException(
                    question.id() + ": " + count + " choices, not " + min + " to " + max);
        }
        if (new HashSet<>(choices).size() < count) {
            throw new IllegalArgumentException(question.id() + ": a choice taken twice");
        }
        for (String id : choices) {
            Choice choice =
                    question.choice(id)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    question.id() + ": no such choice"));
            if (multiple && choice.exclusive() && count > 1) {
                throw new IllegalArgumentException(
                        question.id() + ": others beside an exclusive choice");
            }
        }
    }
}
