package brussels.citedesmetiers.kiosk.guide;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Rule;
import brussels.citedesmetiers.kiosk.content.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the visit's language does, held against a plain reading of the questionnaire.
final class LanguagePropertyTest {

    @Provide
    Arbitrary<Questionnaire> forms() {
        return RandomForms.withPointsFrom(0);
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("fr", "nl", "uk");
    }

    /// Ten recommendations, each offered in one or two of the languages.
    @Provide
    Arbitrary<List<Recommendation>> catalogues() {
        return Arbitraries.of("fr", "nl", "uk")
                .set()
                .ofMinSize(1)
                .ofMaxSize(2)
                .list()
                .ofSize(10)
                .map(
                        offered ->
                                IntStream.range(0, offered.size())
                                        .mapToObj(i -> recommendation("r" + i, offered.get(i)))
                                        .toList());
    }

    private static Recommendation recommendation(String id, Set<String> languages) {
        Text none = new Text(Map.of());
        return new Recommendation(
                id,
                "web",
                Recommendation.Access.DIRECT,
                none,
                none,
                none,
                languages,
                LocalDate.EPOCH,
                Map.of());
    }

    @Property(tries = 300)
    void theSameQuestionsAreAskedAndTheSameRulesHoldAsByReadingTheFile(
            @ForAll("forms") Questionnaire form, @ForAll("languages") String language) {
        Guide guide = new Guide(form, Offer.in(language, List.of()));
        BruteForce paths = new BruteForce(form, language);
        for (Map<String, List<String>> path : paths.paths()) {
            Answers answers = new Answers(path);
            assertEquals(
                    List.copyOf(path.keySet()),
                    guide.asked(answers).stream().map(Question::id).toList());
            assertTrue(guide.next(answers).isEmpty());
            Set<String> held =
                    paths.rules(path).stream()
                            .flatMap(i -> form.rules().get(i).recommend().stream())
                            .collect(toSet());
            assertTrue(held.containsAll(guide.recommend(answers)));
            assertEquals(
                    Math.min(held.size(), Guide.MOST_RECOMMENDATIONS),
                    guide.recommend(answers).size());
        }
    }

    @Property(tries = 300)
    void whatIsOfferedInNoLanguageOfTheVisitorStandsBehindAndIsNeverLeftOutForIt(
            @ForAll("forms") Questionnaire form,
            @ForAll("catalogues") List<Recommendation> catalogue,
            @ForAll("languages") String language,
            @ForAll Random random) {
        Questionnaire spread = spread(form, random);
        Guide guide = new Guide(spread, Offer.in(language, catalogue));
        BruteForce paths = new BruteForce(spread, language);
        for (Map<String, List<String>> path : paths.paths()) {
            Set<String> spoken = spoken(spread, path);
            spoken.add(language);
            List<String> expected =
                    paths.rules(path).stream()
                            .sorted()
                            .map(i -> spread.rules().get(i))
                            .flatMap(rule -> ranked(rule, catalogue, spoken))
                            .sorted(Comparator.comparingInt(Ranked::rank).reversed())
                            .map(Ranked::id)
                            .distinct()
                            .limit(Guide.MOST_RECOMMENDATIONS)
                            .toList();
            assertEquals(expected, guide.recommend(new Answers(path)));
        }
    }

    private record Ranked(String id, int rank) {}

    private static Stream<Ranked> ranked(
            Rule rule, List<Recommendation> catalogue, Set<String> spoken) {
        return rule.recommend().stream()
                .map(
                        id ->
                                new Ranked(
                                        id,
                                        catalogue.stream()
                                                        .filter(r -> r.id().equals(id))
                                                        .anyMatch(
                                                                r ->
                                                                        r.languages().stream()
                                                                                .anyMatch(
                                                                                        spoken
                                                                                                ::contains))
                                                ? rule.priority()
                                                : rule.priority() - Offer.BEHIND));
    }

    /// The same form with priorities that a language can turn round, and choices that speak for
    /// one.
    private static Questionnaire spread(Questionnaire form, Random random) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : form.rules()) {
            rules.add(new Rule(rule.when(), 1 + random.nextInt(100), rule.recommend()));
        }
        List<Question> questions = new ArrayList<>();
        for (Question q : form.questions()) {
            List<Choice> choices = new ArrayList<>();
            for (Choice c : q.choices()) {
                Set<String> languages = random.nextInt(3) == 0 ? Set.of("nl") : Set.of();
                choices.add(new Choice(c.id(), c.text(), c.scores(), c.exclusive(), languages));
            }
            questions.add(
                    new Question(
                            q.id(),
                            q.type(),
                            q.text(),
                            q.label(),
                            q.enableWhen(),
                            q.min(),
                            q.max(),
                            choices));
        }
        return new Questionnaire(
                form.id(), form.version(), form.maxQuestions(), form.scores(), questions, rules);
    }

    private static Set<String> spoken(Questionnaire form, Map<String, List<String>> path) {
        Set<String> spoken = new HashSet<>();
        for (Question question : form.questions()) {
            List<String> taken = path.getOrDefault(question.id(), List.of());
            question.choices().stream()
                    .filter(c -> taken.contains(c.id()))
                    .forEach(c -> spoken.addAll(c.languages()));
        }
        return spoken;
    }
}
