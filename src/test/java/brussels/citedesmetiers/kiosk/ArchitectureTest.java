package brussels.citedesmetiers.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the program to the directions of its rooms, and each rule to a violation planted for it: a
/// rule that does not find its own is no check.
class ArchitectureTest {
    private static final String KIOSK = "brussels.citedesmetiers.kiosk";
    private static final String PLANTED = KIOSK + ".planted";
    private static final JavaClasses PROGRAM =
            new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    private static final Path PICTURE = Path.of("src/site/resources/images/rooms.svg");

    /// A rule for any root package, with a part of what it must say of the planted violations.
    private record Held(Function<Architecture, ArchRule> rule, String finds) {}

    private static final List<Held> OTHER_RULES =
            List.of(
                    new Held(
                            a -> a.knowsOnlyAddressesOf("config", "sync", "printing"),
                            "PlantedConfig"),
                    new Held(Architecture::nobodyEntersCommands, "PlantedRobot"),
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
                            a ->
                                    a.livesIn(
                                            List.of(
                                                    "screen.look",
                                                    "screen.paper",
                                                    "screen",
                                                    "terminal",
                                                    "robot",
                                                    "commands"),
                                            "JavaFX",
                                            "javafx.."),
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
                    new Held(Architecture::filesAreWrittenDurablyInOnePlace, "PlantedStore.rename"),
                    new Held(Architecture::filesAreWrittenDurablyInOnePlace, "PlantedStore.link"),
                    new Held(Architecture::filesAreWrittenDurablyInOnePlace, "TerminalKey.force"),
                    new Held(Architecture::mockStaysInTests, "PlantedHardware"),
                    new Held(Architecture::optionalIsOnlyReturned, "PlantedCounts.<init>"));

    /// The rooms that put things together.
    private static final List<String> PUTTING_TOGETHER =
            List.of("commands", "terminal", "config", "hub", "tally", "robot", "simulation");

    private static Stream<Held> rules() {
        Stream<Held> table =
                Architecture.MAY_ENTER.keySet().stream()
                        .map(
                                room ->
                                        new Held(
                                                a -> a.entersOnlyItsOwn(room),
                                                Architecture.planted(room)));
        Stream<Held> classes =
                PUTTING_TOGETHER.stream()
                        .map(
                                room ->
                                        new Held(
                                                a -> a.noCyclesOfClassesIn(room),
                                                "Slice PlantedEgg"));
        return Stream.of(table, classes, OTHER_RULES.stream()).flatMap(rules -> rules);
    }

    @TestFactory
    Stream<DynamicTest> programKeepsEveryRule() {
        Architecture kiosk = new Architecture(KIOSK);
        return rules().map(held -> held.rule().apply(kiosk))
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(PROGRAM)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsWhatWasPlantedForIt() {
        Architecture planted = new Architecture(PLANTED);
        return rules().map(
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

    /// `-Drooms.picture=write` puts the new one in its place.
    @Test
    void pictureOfTheRoomsIsNotOutOfDate() throws IOException {
        String now = new RoomsPicture(KIOSK, PROGRAM).svg();
        if (System.getProperty("rooms.picture", "").equals("write")) {
            Files.writeString(PICTURE, now);
        }
        assertEquals(
                now,
                Files.readString(PICTURE),
                "the rooms have changed: bash deploy/rooms-picture.sh draws them anew");
    }

    @Test
    void noTypeHasItsNameInTwoRooms() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        for (JavaClass each : PROGRAM) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                rooms.computeIfAbsent(each.getSimpleName(), _ -> new TreeSet<>())
                        .add(each.getPackageName());
            }
        }
        rooms.values().removeIf(homes -> homes.size() == 1);
        assertEquals(Map.of(), rooms);
    }

    @Test
    void programHasTheRoomsOfTheTable() {
        assertTrue(PROGRAM.size() > 150, () -> "only " + PROGRAM.size() + " classes");
        Set<String> table = new TreeSet<>(Architecture.MAY_ENTER.keySet());
        table.add(Architecture.COMMANDS);
        assertEquals(table, new Architecture(KIOSK).roomsOf(PROGRAM));
    }
}
