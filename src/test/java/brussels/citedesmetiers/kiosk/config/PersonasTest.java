package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People who come, and the first three things an experienced adviser would give them.
class PersonasTest {
    private static final Path TABLE = Path.of("src/site/markdown/personas.md");
    private static final Content CONTENT = content();

    record Given(String question, List<String> choices) {}

    record Persona(
            String id,
            String who,
            String questionnaire,
            String language,
            List<Given> answers,
            List<String> expect) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Content content() {
        return switch (ContentLoader.load(Path.of("kiosk-config"))) {
            case LoadResult.Loaded<Content>(Content loaded) -> loaded;
            case LoadResult.Refused<Content>(var faults) ->
                    throw new IllegalStateException(faults.toString());
        };
    }

    static Stream<Persona> personas() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        PersonasTest.class.getResourceAsStream("/personas/personas.json"))) {
            List<Persona> personas = new ArrayList<>();
            for (JsonNode node : new JsonMapper().readTree(in).get("personas")) {
                List<Given> answers = new ArrayList<>();
                for (JsonNode answer : node.get("answers")) {
                    answers.add(new Given(answer.get(0).asString(), strings(answer.get(1))));
                }
                personas.add(
                        new Persona(
                                node.get("id").asString(),
                                node.get("who").get("en").asString(),
                                node.get("questionnaire").asString(),
                                node.get("language").asString(),
                                answers,
                                strings(node.get("expect"))));
            }
            return personas.stream();
        }
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static Questionnaire questionnaire(Persona persona) {
        return Objects.requireNonNull(CONTENT.questionnaires().get(persona.questionnaire()));
    }

    @ParameterizedTest
    @MethodSource("personas")
    void personaIsAskedTheseQuestionsAndGivenWhatAnAdviserWouldGive(Persona persona) {
        Guide guide = Guide.in(persona.language(), questionnaire(persona), CONTENT);
        Answers answers = Answers.empty();
        for (Given given : persona.answers()) {
            assertEquals(given.question(), guide.next(answers).orElseThrow().id());
            answers = guide.answer(answers, given.question(), given.choices());
        }
        assertTrue(guide.next(answers).isEmpty(), "a question is still to come");
        assertEquals(persona.expect(), guide.recommend(answers).stream().limit(3).toList());
    }

    @Test
    void thereAreFortyPersonasAndTheyAreGivenDifferentThings() throws IOException {
        List<Persona> all = personas().toList();
        assertTrue(all.size() >= 40, () -> all.size() + " personas");
        HashSet<List<String>> different =
                all.stream().map(Persona::expect).collect(Collectors.toCollection(HashSet::new));
        assertTrue(different.size() >= 32, () -> different.size() + " different top threes");
    }

    /// The table in the documentation is written from the personas; on a difference the new one is
    /// left under target.
    @Test
    void theTableInTheDocumentationIsUpToDate() throws IOException {
        StringBuilder table =
                new StringBuilder(
                        """
                        # Personas

                        People who come to the house, what they answer, and the first three things the kiosk gives them.
                        `src/test/resources/personas/personas.json` holds them; a test holds the content to them.

                        | who | theme | language | answers | first three |
                        |---|---|---|---|---|
                        """);
        for (Persona p : personas().toList()) {
            table.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    p.who(), p.questionnaire(), p.language(), said(p), given(p)));
        }
        if (!Files.exists(TABLE) || !Files.readString(TABLE).equals(table.toString())) {
            Files.writeString(Path.of("target/personas.md"), table);
        }
        assertEquals(
                table.toString(),
                Files.exists(TABLE) ? Files.readString(TABLE) : "",
                "copy target/personas.md to " + TABLE);
    }

    private static String said(Persona persona) {
        return persona.answers().stream()
                .flatMap(
                        given ->
                                given.choices().stream()
                                        .map(
                                                choice ->
                                                        questionnaire(persona)
                                                                .question(given.question())
                                                                .flatMap(q -> q.choice(choice))
                                                                .orElseThrow()
                                                                .text()
                                                                .in("en")))
                .collect(Collectors.joining("; "));
    }

    private static String given(Persona persona) {
        return persona.expect().stream()
                .map(id -> Objects.requireNonNull(CONTENT.recommendations().get(id)))
                .map(r -> r.title().in("en"))
                .collect(Collectors.joining("<br>"));
    }
}
