package brussels.citedesmetiers.kiosk.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import brussels.citedesmetiers.kiosk.content.Text;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class DrawingTest {
    private static Question question(String id, Condition when) {
        return new Question(
                id,
                Question.Type.SINGLE,
                new Text(Map.of("fr", "Quoi & où < " + id)),
                new Text(Map.of("fr", id)),
                when,
                1,
                1,
                List.of(choice("yes"), choice("no")));
    }

    private static Choice choice(String id) {
        return new Choice(
                id, new Text(Map.of("fr", "choix " + id)), Map.of(), false, java.util.Set.of());
    }

    @Test
    void drawingHasEachTextAndALineForEachDependence() throws Exception {
        Condition yes = new Condition.Is("q-one", "yes");
        Questionnaire form =
                new Questionnaire(
                        "C",
                        "2026-11",
                        3,
                        List.of(),
                        List.of(
                                question("q-one", Condition.ALWAYS),
                                question(
                                        "q-two",
                                        new Condition.All(
                                                List.of(yes, new Condition.InLanguage("nl")))),
                                question("q-three", new Condition.Not(yes))),
                        List.of(new Rule(yes, 80, List.of("siep", "cpms"))));
        String svg = Drawing.of(form, "fr");
        Document drawn =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("svg", drawn.getDocumentElement().getTagName());
        String said = drawn.getDocumentElement().getTextContent();
        for (String text :
                List.of(
                        "Quoi & où < q-two",
                        "? (q-one = yes) ∧ ([nl])",
                        "? ¬(q-one = yes)",
                        "80 · q-one = yes → siep, cpms")) {
            assertTrue(said.contains(text), said);
        }
        assertEquals(4, drawn.getElementsByTagName("path").getLength());
        assertEquals(1, svg.split("stroke-dasharray", -1).length - 1);
    }
}
