package brussels.citedesmetiers.kiosk.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which room may enter which, as rules over the rooms below any one root package: the kiosk's own,
/// or one with planted violations.
final class Architecture {
    /// Each room with the rooms it may enter. `app` may enter all.
    static final Map<String, Set<String>> MAY_ENTER =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("content", Set.of()),
                            Map.entry("guide", Set.of("content")),
                            Map.entry("visit", Set.of("guide", "content")),
                            Map.entry("queue", Set.of()),
                            Map.entry("counts", Set.of()),
                            Map.entry("ticket", Set.of("content", "guide", "queue")),
                            Map.entry(
                                    "screen",
                                    Set.of(
                                            "content", "guide", "visit", "queue", "counts",
                                            "ticket")),
                            Map.entry("speech", Set.of("content", "visit")),
                            Map.entry("printing", Set.of("ticket")),
                            Map.entry("hardware", Set.of("visit")),
                            Map.entry("store", Set.of("counts", "queue", "ticket")),
                            Map.entry("sync", Set.of("counts", "queue")),
                            Map.entry("web", Set.of()),
                            Map.entry("desk", Set.of("queue", "ticket", "content", "web")),
                            Map.entry("central", Set.of("counts", "content", "web")),
                            Map.entry("update", Set.of("content"))));

    static final String APP = "app";
    private static final List<String> CORE =
            List.of("content", "guide", "visit", "queue", "counts", "ticket");

    /// Not an edge of its own: what servers at the edges stand on. It enters nothing.
    private static final String GROUND = "web";

    private final String root;

    /// @param root the package that holds the rooms
    Architecture(String root) {
        this.root = root;
    }

    private String room(String name) {
        return root + "." + name + "..";
    }

    private String[] rooms(Stream<String> names) {
        return names.map(this::room).toArray(String[]::new);
    }

    private Stream<String> edges() {
        return MAY_ENTER.keySet().stream()
                .filter(room -> !CORE.contains(room) && !room.equals(GROUND));
    }

    /// A room enters only those that the table names, and itself.
    ArchRule entersOnlyItsOwn(String room) {
        Set<String> others = MAY_ENTER.getOrDefault(room, Set.of());
        return classes()
                .that(resideInAPackage(room(room)))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(rooms(Stream.concat(Stream.of(room), others.stream())))
                                .or(resideOutsideOfPackages(root + "..")))
                .as(room + " enters only " + others);
    }

    /// Edges know nothing of each other, whatever the table says.
    ArchRule entersNoOtherEdge(String edge) {
        return noClasses()
                .that(resideInAPackage(room(edge)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(rooms(edges().filter(other -> !other.equals(edge)))))
                .as(edge + " enters no other edge");
    }

    ArchRule nobodyEntersApp() {
        return noClasses()
                .that(resideOutsideOfPackages(room(APP)))
                .should()
                .dependOnClassesThat(resideInAPackage(room(APP)))
                .as("nobody enters app");
    }

    ArchRule everyRoomIsInTheTable() {
        return classes()
                .should()
                .resideInAnyPackage(
                        rooms(Stream.concat(Stream.of(APP), MAY_ENTER.keySet().stream())))
                .as("every room is in the table");
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().as("no cycles");
    }

    /// The core is plain Java.
    ArchRule coreUsesNo(String technology, String... packages) {
        return coreUsesNo(technology, resideInAnyPackage(packages));
    }

    /// The core may name an address, but not go there.
    ArchRule coreUsesNoNetwork() {
        return coreUsesNo(
                "network",
                resideInAnyPackage("java.net..", "com.sun.net.httpserver..")
                        .and(not(belongToAnyOf(URI.class, URISyntaxException.class))));
    }

    private ArchRule coreUsesNo(String technology, DescribedPredicate<JavaClass> types) {
        return noClasses()
                .that(resideInAnyPackage(rooms(CORE.stream())))
                .should()
                .dependOnClassesThat(types)
                .as("the core uses no " + technology);
    }

    /// A technology stays in the rooms that stand around it.
    ArchRule livesIn(List<String> homes, String technology, String... packages) {
        return noClasses()
                .that(resideOutsideOfPackages(rooms(homes.stream())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .as(technology + " lives in " + homes);
    }

    ArchRule mockStaysInTests() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.pi4j.plugin.mock.."))
                .as("Pi4J's mock stays in tests");
    }
}
