package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private final List<Fault> faults = new ArrayList<>();

    private <T> Optional<T> read(String json, Function<Json, T> reader) {
        return Json.root(JsonMapper.shared().readTree(json.replace('\'', '"')), "f.json", faults)
                .as(reader);
    }

    @Test
    void allProblemsAreFoundInOneReading() {
        read(
                "{'name': 3, 'size': 0, 'extra': true, 'list': [{'id': 'A'}, {'id': 'b'}, 7]}",
                json -> {
                    json.string("name");
                    json.integer("size", 1, 9);
                    json.bool("absent");
                    return json.objects("list", 1, 5, item -> item.string("id", TextForm.ID));
                });
        assertEquals(
                List.of("/name", "/size", "/absent", "/list/0/id", "/list/2", "/extra"),
                faults.stream().map(Fault::pointer).toList());
        assertEquals(
                List.of("3", "0", "(missing)", "\"A\"", "7", "true"),
                faults.stream().map(Fault::value).toList());
    }

    @Test
    void pointerEscapesSlashAndTilde() {
        read("{'a/b~c': {'d': 1}}", json -> json.object("a/b~c", inner -> inner.string("d")));
        assertEquals("/a~1b~0c/d", faults.getFirst().pointer());
    }

    @Test
    void schemaPropertyIsAllowedAtTheTopOnly() {
        read("{'$schema': 'x', 'in': {'$schema': 'x'}}", json -> json.object("in", Json::names));
        assertEquals(List.of("/in/$schema"), faults.stream().map(Fault::pointer).toList());
    }

    @Test
    void unknownPropertyTellsWhatThereIs() {
        read("{'nmae': 'x', 'name': 'y'}", json -> json.string("name"));
        assertEquals(
                List.of(
                        new Fault(
                                "f.json",
                                "/nmae",
                                "\"x\"",
                                "there is no such property here; there are name")),
                faults);
    }

    @Test
    void refusalOfARecordIsAFaultOfItsObject() {
        Optional<Object> value =
                read(
                        "{'a': 1}",
                        json -> {
                            json.integer("a", 0, 9);
                            throw new IllegalArgumentException("a must be even");
                        });
        assertEquals(Optional.empty(), value);
        assertEquals(new Fault("f.json", "", "{\"a\":1}", "a must be even"), faults.getFirst());
    }

    @Test
    void refusalThatFollowsFromANotedProblemIsNotNotedAgain() {
        read(
                "{'a': 'x'}",
                json -> {
                    json.integer("a", 0, 9);
                    throw new IllegalArgumentException("a must be odd");
                });
        assertEquals(List.of("/a"), faults.stream().map(Fault::pointer).toList());
    }

    @Test
    void nullIsNotAValue() {
        read("{'a': null}", json -> json.optionalString("a", TextForm.ID));
        assertEquals("null", faults.getFirst().value());
    }

    @Test
    void longValueIsShownShortened() {
        read("{'a': '" + "x".repeat(500) + "'}", json -> json.integer("a", 0, 1));
        assertEquals(61, faults.getFirst().value().length());
    }

    @Test
    void lengthOfATextIsCountedInCharactersNotInCodeUnits() {
        Optional<Map<String, String>> texts =
                read("{'t': {'fr': '𝔸𝔹'}}", json -> json.texts("t", List.of("fr"), 2));
        assertEquals(List.of(), faults);
        assertEquals(Optional.of(Map.of("fr", "𝔸𝔹")), texts);
    }

    @Test
    void partsThatMayBeLeftOutHaveTheirDefaults() {
        read(
                "{}",
                json -> {
                    assertEquals(4, json.integer("a", 1, 9, 4));
                    assertEquals(true, json.bool("b", true));
                    assertEquals(List.of(), json.strings("c", 0, 3, TextForm.ID));
                    assertEquals(Map.of(), json.textMap("d", TextForm.ID));
                    assertEquals(Map.of(), json.integerMap("e", 1, 2, TextForm.ID));
                    assertEquals(Optional.empty(), json.optionalObject("f", Json::names));
                    return json;
                });
        assertEquals(List.of(), faults);
    }
}
