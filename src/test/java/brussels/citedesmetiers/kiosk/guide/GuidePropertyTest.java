package brussels.citedesmetiers.kiosk.guide;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Leaf;
import brussels.citedesmetiers.kiosk.content.Pointer;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class GuidePropertyTest {

    @Provide
    Arbitrary<Questionnaire> forms() {
        return RandomForms.withPointsFrom(0);
    }

    /// Negative points are refused by the content check; the engine is right all the same.
    @Provide
    Arbitrary<Questionnaire> oddForms() {
        return RandomForms.withPointsFrom(-1);
    }

    private static List<String> anyAnswer(Question question, Random random) {
        List<List<String>> valid = RandomForms.validAnswers(question);
        return valid.get(random.nextInt(valid.size()));
    }

    /// The answers after up to `most` questions.
    private static Answers walk(Guide guide, Answers from, Random random, int most) {
        Answers answers = from;
        for (int i = 0; i < most; i++) {
            Optional<Question> next = guide.next(answers);
            if (next.isEmpty()) {
                return answers;
            }
            answers = guide.answer(answers, next.get().id(), anyAnswer(next.get(), random));
        }
        return answers;
    }

    /// A walk in which earlier answers were changed now and then.
    private static Answers restlessWalk(Guide guide, Random random) {
        Answers answers = Answers.empty();
        for (int i = 0; i < 4; i++) {
            answers = walk(guide, answers, random, random.nextInt(6));
            List<Question> asked = guide.asked(answers);
            if (!asked.isEmpty()) {
                Question question = asked.get(random.nextInt(asked.size()));
                answers = guide.answer(answers, question.id(), anyAnswer(question, random));
            }
        }
        return answers;
    }

    /// By asking and answering in every way.
    private static int longestWalk(Guide guide, Answers answers) {
        Optional<Question> next = guide.next(answers);
        int longest = 0;
        if (next.isPresent()) {
            for (List<String> answer : RandomForms.validAnswers(next.get())) {
                Answers after = guide.answer(answers, next.get().id(), answer);
                longest = Math.max(longest, 1 + longestWalk(guide, after));
            }
        }
        return longest;
    }

    private static List<String> ids(List<Question> questions) {
        return questions.stream().map(Question::id).toList();
    }

    @Property(tries = 500)
    void everyPathEndsWithinTheLongestOfTheExploration(
            @ForAll("forms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        int longest = Exploration.of(form).longest();
        Answers answers = walk(guide, Answers.empty(), random, longest);
        assertEquals(Optional.empty(), guide.next(answers).map(Question::id));
    }

    @Property(tries = 300)
    void progressIsExactAllTheWay(@ForAll("oddForms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers answers = walk(guide, Answers.empty(), random, random.nextInt(5));
        assertEquals(longestWalk(guide, answers), guide.atMostMore(answers));
    }

    @Property(tries = 300)
    void progressIsExactWhileAnswersWaitBehindNewQuestion(
            @ForAll("oddForms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers answers = restlessWalk(guide, random);
        assertEquals(longestWalk(guide, answers), guide.atMostMore(answers));
    }

    @Property(tries = 500)
    void progressNeverGrowsByAnsweringTheNextQuestion(
            @ForAll("forms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers answers = restlessWalk(guide, random);
        int more = guide.atMostMore(answers);
        if (guide.next(answers).isPresent()) {
            assertTrue(guide.atMostMore(walk(guide, answers, random, 1)) < more);
        }
    }

    @Property(tries = 500)
    void answeringAgainTheSameWayChangesNothing(
            @ForAll("forms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers answers = restlessWalk(guide, random);
        for (Question question : guide.asked(answers)) {
            Answers again = guide.answer(answers, question.id(), answers.of(question.id()));
            assertEquals(answers, again);
            assertEquals(guide.next(answers), guide.next(again));
        }
    }

    @Property(tries = 500)
    void atTheEndOnlyAnswersOnThePathAreLeft(
            @ForAll("oddForms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers answers = walk(guide, restlessWalk(guide, random), random, 9);
        assertEquals(ids(guide.asked(answers)), List.copyOf(answers.byQuestion().keySet()));
    }

    @Property(tries = 300)
    void changedAnswerDropsOnlyAnswersOfQuestionsNeverAskedAgain(
            @ForAll("oddForms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers before = restlessWalk(guide, random);
        for (Question question : guide.asked(before)) {
            Answers after = guide.answer(before, question.id(), anyAnswer(question, random));
            Set<String> dropped = new HashSet<>(before.byQuestion().keySet());
            dropped.removeAll(after.byQuestion().keySet());
            assertEquals(Set.of(), common(dropped, askedFrom(guide, after)));
        }
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(toSet());
    }

    private static Set<String> askedFrom(Guide guide, Answers answers) {
        Set<String> asked = new HashSet<>(ids(guide.asked(answers)));
        guide.next(answers)
                .ifPresent(
                        next -> {
                            for (List<String> answer : RandomForms.validAnswers(next)) {
                                Answers after = guide.answer(answers, next.id(), answer);
                                asked.addAll(askedFrom(guide, after));
                            }
                        });
        return asked;
    }

    @Property(tries = 500)
    void recommendationsAreThoseOfTheRulesThatHold(
            @ForAll("forms") Questionnaire form, @ForAll Random random) {
        Guide guide = new Guide(form);
        Answers answers = walk(guide, Answers.empty(), random, 9);
        BruteForce naive = new BruteForce(form);
        List<String> expected =
                naive.rules(answers.byQuestion()).stream()
                        .sorted()
                        .map(rule -> form.rules().get(rule))
                        .sorted(Comparator.comparingInt(Rule::priority).reversed())
                        .flatMap(rule -> rule.recommend().stream())
                        .distinct()
                        .limit(8)
                        .toList();
        assertEquals(expected, guide.recommend(answers));
    }

    @Property(tries = 500)
    void tapsNeverLeaveTheLimitsOfTheQuestion(
            @ForAll("forms") Questionnaire form, @ForAll Random random) {
        for (Question question : form.questions()) {
            List<String> chosen = List.of();
            for (int tap = 0; tap < 12; tap++) {
                Choice choice = question.choices().get(random.nextInt(question.choices().size()));
                chosen = Guide.toggle(question, chosen, choice.id());
                assertTrue(
                        chosen.isEmpty()
                                || RandomForms.validAnswers(withoutMin(question)).contains(chosen));
            }
        }
    }

    private static Question withoutMin(Question question) {
        return new Question(
                question.id(),
                question.type(),
                question.text(),
                question.label(),
                question.enableWhen(),
                0,
                question.max(),
                question.choices());
    }

    @Property(tries = 400)
    void explorationAgreesWithWalkingEveryPath(@ForAll("oddForms") Questionnaire form) {
        BruteForce naive = new BruteForce(form);
        Exploration paths = Exploration.of(form);
        assertTrue(paths.complete());
        assertEquals(naive.shortest(), paths.shortest());
        assertEquals(naive.longest(), paths.longest());
        assertEquals(naive.choices().keySet(), paths.asked());
        assertEquals(naive.choices(), paths.choices());
        assertEquals(naive.rules(), paths.rules());
        assertEquals(naive.hasDeadEnd(), !paths.deadEnds().isEmpty());
        assertTrue(paths.states() <= naive.prefixes());
    }

    @Property(tries = 400)
    void pathsTheExplorationNamesAreWalkable(@ForAll("oddForms") Questionnaire form) {
        BruteForce naive = new BruteForce(form);
        Exploration paths = Exploration.of(form);
        assertTrue(naive.paths().contains(paths.shortestPath().byQuestion()));
        assertTrue(naive.paths().contains(paths.longestPath().byQuestion()));
        assertTrue(naive.paths().contains(paths.fullestPath().byQuestion()));
        for (Answers deadEnd : paths.deadEnds()) {
            assertTrue(naive.paths().contains(deadEnd.byQuestion()));
            assertEquals(Set.of(), naive.rules(deadEnd.byQuestion()));
        }
    }

    @Property(tries = 400)
    void longestPathTakesMostChoicesAndFullestHasMostToWrite(@ForAll("forms") Questionnaire form) {
        BruteForce naive = new BruteForce(form);
        Exploration paths = Exploration.of(form);
        int most =
                naive.paths().stream()
                        .filter(path -> path.size() == naive.longest())
                        .mapToInt(path -> path.values().stream().mapToInt(List::size).sum())
                        .max()
                        .orElseThrow();
        assertEquals(
                most,
                paths.longestPath().byQuestion().values().stream().mapToInt(List::size).sum());
        assertEquals(
                naive.paths().stream()
                        .mapToInt(path -> pieces(form, new Answers(path)))
                        .max()
                        .orElseThrow(),
                pieces(form, paths.fullestPath()));
    }

    private static int pieces(Questionnaire form, Answers answers) {
        return form.questions().stream()
                .filter(question -> answers.has(question.id()))
                .mapToInt(
                        question ->
                                question.type() == Question.Type.SINGLE
                                        ? 1
                                        : 1 + answers.of(question.id()).size())
                .sum();
    }

    @Property(tries = 400)
    void mostPointsAreThoseOfSomePath(@ForAll("oddForms") Questionnaire form) {
        BruteForce naive = new BruteForce(form);
        Map<String, List<Integer>> most = Exploration.of(form).mostPoints();
        assertEquals(scoresNamed(form), most.keySet());
        most.forEach(
                (score, points) -> {
                    for (int place = 0; place <= form.questions().size(); place++) {
                        List<Question> before = form.questions().subList(0, place);
                        assertEquals(
                                naive.paths().stream()
                                        .mapToInt(path -> naive.points(before, score, path))
                                        .max()
                                        .orElseThrow(),
                                points.get(place));
                    }
                });
    }

    private static Set<String> scoresNamed(Questionnaire form) {
        return Stream.concat(
                        form.questions().stream().map(Question::enableWhen),
                        form.rules().stream().map(Rule::when))
                .flatMap(condition -> Leaf.of(condition, Pointer.ROOT).stream())
                .map(Leaf::condition)
                .flatMap(GuidePropertyTest::scores)
                .collect(toSet());
    }

    private static Stream<String> scores(Condition condition) {
        return switch (condition) {
            case Condition.ScoreAtLeast(String score, _) -> Stream.of(score);
            case Condition.ScoreLeads(String score, Map<String, Integer> over) ->
                    Stream.concat(Stream.of(score), over.keySet().stream());
            default -> Stream.empty();
        };
    }
}
