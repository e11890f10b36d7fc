package brussels.citedesmetiers.kiosk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which room may enter which, as rules over the rooms below any one root package: the kiosk's own,
/// or one with planted violations. A room is one package.
final class Architecture {
    /// Plain Java: what the kiosk does, whatever it is built with.
    static final Set<String> CORE =
            Set.of("clock", "content", "guide", "visit", "queue", "counts", "ticket");

    /// May enter every room, and no room may enter it.
    static final String COMMANDS = "commands";

    /// Each room with the rooms it may enter.
    static final Map<String, Set<String>> MAY_ENTER =
            new TreeMap<>(
                    Map.ofEntries(
                            row("clock"),
                            row("files"),
                            row("supervisor"),
                            row("content"),
                            row("counts"),
                            row("update", "content", "files"),
                            row("guide", "content"),
                            row("agenda", "content", "files", "clock"),
                            row("visit", "guide", "content"),
                            row("queue", "clock"),
                            row("ticket", "content", "guide", "queue", "clock"),
                            row("screen.look", "content", "visit", "ticket"),
                            onCore("screen.paper", "screen.look", "agenda"),
                            onCore("screen", "screen.look", "screen.paper", "agenda"),
                            row("speech", "content", "guide", "visit", "queue", "ticket", "agenda"),
                            row("printing", "ticket"),
                            row("hardware", "visit"),
                            row("store", "counts", "queue", "ticket", "files", "clock"),
                            row("sync", "counts", "queue", "agenda", "files", "clock"),
                            row("web", "files", "clock", "supervisor"),
                            row("pin", "web", "files"),
                            row("alert", "web"),
                            row(
                                    "desk",
                                    "agenda",
                                    "queue",
                                    "counts",
                                    "ticket",
                                    "content",
                                    "web",
                                    "files",
                                    "clock",
                                    "pin",
                                    "supervisor"),
                            row("report", "content", "counts", "files", "web"),
                            row(
                                    "central",
                                    "alert",
                                    "agenda",
                                    "update",
                                    "counts",
                                    "content",
                                    "web",
                                    "report",
                                    "files",
                                    "clock",
                                    "pin",
                                    "supervisor"),
                            onCore("config", "files", "sync", "printing", "agenda"),
                            row("editing", "content", "config", "files"),
                            onCore("tally", "config", "store", "sync", "files"),
                            onCore(
                                    "hub",
                                    "config",
                                    "pin",
                                    "store",
                                    "sync",
                                    "desk",
                                    "files",
                                    "speech",
                                    "supervisor"),
                            onCore(
                                    "terminal",
                                    "agenda",
                                    "supervisor",
                                    "update",
                                    "hub",
                                    "tally",
                                    "config",
                                    "pin",
                                    "files",
                                    "screen",
                                    "screen.look",
                                    "screen.paper",
                                    "printing",
                                    "hardware",
                                    "speech",
                                    "store",
                                    "sync",
                                    "web",
                                    "desk"),
                            onCore("robot", "terminal", "printing"),
                            onCore("simulation", "tally", "config", "store", "files")));

    private final String root;

    /// @param root the package that holds the rooms
    Architecture(String root) {
        this.root = root;
    }

    private static Map.Entry<String, Set<String>> row(String name, String... others) {
        return Map.entry(name, Set.of(others));
    }

    private static Map.Entry<String, Set<String>> onCore(String name, String... others) {
        Set<String> all = new TreeSet<>(CORE);
        all.addAll(Arrays.asList(others));
        return Map.entry(name, Set.copyOf(all));
    }

    private String room(String name) {
        return root + "." + name;
    }

    private String[] rooms(Stream<String> names) {
        return names.map(this::room).toArray(String[]::new);
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
                .as(room + " enters only " + new TreeSet<>(others));
    }

    /// Of the edges whose addresses stand in the settings, the reader of the settings knows nothing
    /// but those.
    ArchRule knowsOnlyAddressesOf(String room, String... edges) {
        return noClasses()
                .that(resideInAPackage(room(room)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(rooms(Arrays.stream(edges)))
                                .and(
                                        not(
                                                describe(
                                                        "an address or a profile",
                                                        type ->
                                                                type.getName()
                                                                        .matches(
                                                                                ".*(Address|Profile)([$].*)?")))))
                .as(room + " knows only addresses and profiles of " + String.join(", ", edges));
    }

    ArchRule nobodyEntersCommands() {
        return noClasses()
                .that(resideOutsideOfPackages(room(COMMANDS)))
                .should()
                .dependOnClassesThat(resideInAPackage(room(COMMANDS)))
                .as("nobody enters commands");
    }

    ArchRule everyRoomIsInTheTable() {
        return classes()
                .should()
                .resideInAnyPackage(
                        rooms(Stream.concat(Stream.of(COMMANDS), MAY_ENTER.keySet().stream())))
                .as("every room is in the table");
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().as("no cycles");
    }

    /// Where things are put together each class stands above or below each other one.
    ArchRule noCyclesOfClassesIn(String room) {
        SliceAssignment byClass =
                new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass each) {
                        return each.getPackageName().equals(room(room))
                                ? SliceIdentifier.of(topLevel(each).getSimpleName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the classes of " + room;
                    }
                };
        return slices().assignedFrom(byClass)
                .should()
                .beFreeOfCycles()
                .as("no cycles of classes in " + room);
    }

    private static JavaClass topLevel(JavaClass each) {
        return each.getEnclosingClass().map(Architecture::topLevel).orElse(each);
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

    /// `Optional` is for what a method may have nothing of to return; what need not be given to it
    /// is `@Nullable`, or left out in a second method. A lambda takes what it is handed.
    ArchRule optionalIsOnlyReturned() {
        return noCodeUnits()
                .that(describe("are no lambda's", unit -> !isLambda(unit)))
                .should()
                .haveRawParameterTypes(
                        describe(
                                "with an Optional",
                                types -> types.stream().anyMatch(Architecture::isOptional)))
                .as("an Optional is only returned");
    }

    private static boolean isLambda(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isOptional(JavaClass type) {
        return belongToAnyOf(
                        Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
                .test(type);
    }

    /// One writer forces, renames and links files, and tests make each of its steps fail. Two
    /// classes do without it: the space kept for a full disk and the start cache may be lost.
    ArchRule filesAreWrittenDurablyInOnePlace() {
        return noClasses()
                .that(resideOutsideOfPackages(room("files")))
                .and()
                .doNotHaveSimpleName("Ballast")
                .and()
                .doNotHaveSimpleName("TrainCommand")
                .should()
                .callMethodWhere(describe("names or forces a file", Architecture::namesOrForces))
                .as("files are written durably in one place");
    }

    private static boolean namesOrForces(JavaMethodCall call) {
        return switch (call.getTargetOwner().getSimpleName() + "." + call.getName()) {
            case "FileChannel.force", "Files.move", "Files.createLink" -> true;
            default -> false;
        };
    }

    ArchRule mockStaysInTests() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.pi4j.plugin.mock.."))
                .as("Pi4J's mock stays in tests");
    }

    /// All rooms of a program: the packages below the root, without it.
    Set<String> roomsOf(Iterable<JavaClass> program) {
        Set<String> found = new TreeSet<>();
        for (JavaClass each : program) {
            if (each.getPackageName().startsWith(root + ".")) {
                found.add(each.getPackageName().substring(root.length() + 1));
            }
        }
        return found;
    }

    /// The name that a violation planted in a room has: `PlantedScreenLook` in `screen.look`.
    static String planted(String room) {
        return Arrays.stream(room.split("\\.", -1))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining("", "Planted", ""));
    }
}
