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
import java.util.List;
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

    /// A rule for any root package, with a part of what it must say of the planted violations.
    private record Held(Function<Architecture, ArchRule> rule, String finds) {}

    private static final List<Held> RULES =
            List.of(
                    new Held(a -> a.entersOnlyItsOwn("content"), "PlantedContent"),
                    new Held(a -> a.entersOnlyItsOwn("guide"), "PlantedGuide"),
                    new Held(a -> a.entersOnlyItsOwn("visit"), "PlantedVisit"),
                    new Held(a -> a.entersOnlyItsOwn("queue"), "PlantedQueue"),
                    new Held(a -> a.entersOnlyItsOwn("counts"), "PlantedCounts"),
                    new Held(a -> a.entersOnlyItsOwn("ticket"), "PlantedTicket"),
                    new Held(a -> a.entersOnlyItsOwn("screen"), "PlantedScreen"),
                    new Held(a -> a.entersOnlyItsOwn("printing"), "PlantedPrinting"),
                    new Held(a -> a.entersOnlyItsOwn("hardware"), "PlantedHardware"),
                    new Held(a -> a.entersOnlyItsOwn("store"), "PlantedStore"),
                    new Held(a -> a.entersOnlyItsOwn("web"), "PlantedWeb"),
                    new Held(a -> a.entersOnlyItsOwn("desk"), "PlantedDesk"),
                    new Held(a -> a.entersOnlyItsOwn("sync"), "PlantedSync"),
                    new Held(a -> a.entersNoOtherEdge("screen"), "PlantedScreen"),
                    new Held(a -> a.entersNoOtherEdge("printing"), "PlantedPrinting"),
                    new Held(a -> a.entersNoOtherEdge("hardware"), "PlantedHardware"),
                    new Held(a -> a.entersNoOtherEdge("store"), "PlantedStore"),
                    new Held(a -> a.entersNoOtherEdge("desk"), "PlantedDesk"),
                    new Held(a -> a.entersOnlyItsOwn("central"), "PlantedCentral"),
                    new Held(a -> a.entersNoOtherEdge("central"), "PlantedCentral"),
                    new Held(a -> a.entersNoOtherEdge("sync"), "PlantedSync"),
                    new Held(Architecture::nobodyEntersApp, "PlantedGuide"),
                    new Held(Architecture::everyRoomIsInTheTable, "PlantedAttic"),
                    new Held(Architecture::noCycles, "Slice queue"),
                    new Held(a -> a.coreUsesNo("JavaFX", "javafx.."), "PlantedVisit"),
                    new Held(
                            a ->
                                    a.coreUsesNo(
                                            "JDBC",
                                            "java.sql..",
                                            "javax.sql..",
                                            "org.apache.derby.."),
                            "PlantedQueue"),
                    new Held(Architecture::coreUsesNoNetwork, "PlantedCounts"),
                    new Held(a -> a.coreUsesNo("Pi4J", "com.pi4j.."), "PlantedVisit"),
                    new Held(
                            a -> a.coreUsesNo("Jackson databind", "tools.jackson.databind.."),
                            "PlantedContent"),
                    new Held(
                            a -> a.livesIn(List.of("screen", "app"), "JavaFX", "javafx.."),
                            "PlantedHardware"),
                    new Held(
                            a ->
                                    a.livesIn(
                                            List.of("store", "central"),
                                            "SQL",
                                            "java.sql..",
                                            "javax.sql.."),
                            "PlantedQueue"),
                    new Held(
                            a -> a.livesIn(List.of("hardware"), "Pi4J", "com.pi4j.."),
                            "PlantedVisit"),
                    new Held(Architecture::mockStaysInTests, "PlantedHardware"));

    @TestFactory
    Stream<DynamicTest> programKeepsEveryRule() {
        Architecture kiosk = new Architecture(KIOSK);
        return RULES.stream()
                .map(held -> held.rule().apply(kiosk))
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(PROGRAM)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsWhatWasPlantedForIt() {
        Architecture planted = new Architecture(PLANTED);
        return RULES.stream()
                .map(
                        held -> {
                            ArchRule rule = held.rule().apply(planted);
                            return dynamicTest(
                                    rule.getDescription(), () -> finds(rule, held.finds()));
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
                                "web",
                                "desk",
                                "central",
                                "sync",
                                "app")),
                rooms::toString);
    }

    @Test
    void everyRoomThatExistsHasItsRule() {
        Architecture kiosk = new Architecture(KIOSK);
        Set<String> described =
                RULES.stream()
                        .map(held -> held.rule().apply(kiosk).getDescription())
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
