package brussels.citedesmetiers.kiosk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the program to the directions of its rooms, and each rule to a violation planted for it: a
/// rule that does not find its own is no check.
class ArchitectureTest {
    private static final String KIOSK = "brussels.citedesmetiers.kiosk";
    private static final String PLANTED = KIOSK + ".app.planted";
    private static final JavaClasses PROGRAM =
            new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    /// Every rule with a part of what it must say of the planted violations.
    private static Map<Function<Architecture, ArchRule>, String> rules() {
        Map<Function<Architecture, ArchRule>, String> rules = new LinkedHashMap<>();
        rules.put(a -> a.entersOnlyItsOwn("content"), "PlantedContent");
        rules.put(a -> a.entersOnlyItsOwn("guide"), "PlantedGuide");
        rules.put(a -> a.entersOnlyItsOwn("visit"), "PlantedVisit");
        rules.put(a -> a.entersOnlyItsOwn("queue"), "PlantedQueue");
        rules.put(a -> a.entersOnlyItsOwn("counts"), "PlantedCounts");
        rules.put(a -> a.entersOnlyItsOwn("ticket"), "PlantedTicket");
        rules.put(a -> a.entersOnlyItsOwn("screen"), "PlantedScreen");
        rules.put(a -> a.entersOnlyItsOwn("printing"), "PlantedPrinting");
        rules.put(a -> a.entersOnlyItsOwn("hardware"), "PlantedHardware");
        rules.put(a -> a.entersOnlyItsOwn("store"), "PlantedStore");
        rules.put(a -> a.entersNoOtherEdge("screen"), "PlantedScreen");
        rules.put(a -> a.entersNoOtherEdge("printing"), "PlantedPrinting");
        rules.put(a -> a.entersNoOtherEdge("hardware"), "PlantedHardware");
        rules.put(a -> a.entersNoOtherEdge("store"), "PlantedStore");
        rules.put(Architecture::nobodyEntersApp, "PlantedGuide");
        rules.put(Architecture::everyRoomIsInTheTable, "PlantedAttic");
        rules.put(Architecture::noCycles, "Slice queue");
        rules.put(a -> a.coreUsesNo("JavaFX", "javafx.."), "PlantedVisit");
        rules.put(
                a -> a.coreUsesNo("JDBC", "java.sql..", "javax.sql..", "org.apache.derby.."),
                "PlantedQueue");
        rules.put(Architecture::coreUsesNoNetwork, "PlantedCounts");
        rules.put(a -> a.coreUsesNo("Pi4J", "com.pi4j.."), "PlantedVisit");
        rules.put(
                a -> a.coreUsesNo("Jackson databind", "tools.jackson.databind.."),
                "PlantedContent");
        rules.put(
                a -> a.livesIn(List.of("screen", "app"), "JavaFX", "javafx.."), "PlantedHardware");
        rules.put(
                a -> a.livesIn(List.of("store", "central"), "SQL", "java.sql..", "javax.sql.."),
                "PlantedQueue");
        rules.put(a -> a.livesIn(List.of("hardware"), "Pi4J", "com.pi4j.."), "PlantedVisit");
        rules.put(Architecture::mockStaysInTests, "PlantedHardware");
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> programKeepsEveryRule() {
        Architecture kiosk = new Architecture(KIOSK);
        return rules().keySet().stream()
                .map(rule -> rule.apply(kiosk))
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(PROGRAM)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsWhatWasPlantedForIt() {
        Architecture planted = new Architecture(PLANTED);
        return rules().entrySet().stream()
                .map(
                        entry -> {
                            ArchRule rule = entry.getKey().apply(planted);
                            return dynamicTest(
                                    rule.getDescription(), () -> finds(rule, entry.getValue()));
                        });
    }

    private static void finds(ArchRule rule, String expected) {
        List<String> found = rule.evaluate(VIOLATIONS).getFailureReport().getDetails();
        if (found.stream().noneMatch(line -> line.contains(expected))) {
            fail("nothing about " + expected + " in " + found);
        }
    }

    @Test
    void programWasImportedRoomByRoom() {
        assertTrue(PROGRAM.size() > 150, () -> "only " + PROGRAM.size() + " classes");
        Set<String> rooms =
                PROGRAM.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(KIOSK + "."))
                        .map(name -> name.substring(KIOSK.length() + 1))
                        .collect(Collectors.toSet());
        assertTrue(
                rooms.containsAll(
                        List.of(
                                "content",
                                "guide",
                                "visit",
                                "queue",
                                "counts",
                                "ticket",
                                "screen",
                                "printing",
                                "hardware",
                                "store",
                                "app")),
                rooms::toString);
    }

    @Test
    void everyRoomThatExistsHasItsRule() {
        Set<String> described =
                rules().keySet().stream()
                        .map(rule -> rule.apply(new Architecture(KIOSK)).getDescription())
                        .collect(Collectors.toSet());
        List<String> without =
                PROGRAM.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .filter(Architecture.MAY_ENTER::containsKey)
                        .filter(
                                room ->
                                        described.stream()
                                                .noneMatch(
                                                        d -> d.startsWith(room + " enters only")))
                        .toList();
        assertEquals(List.of(), without);
    }
}
