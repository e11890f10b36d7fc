package brussels.citedesmetiers.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.MachineZone;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Executable;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the kiosk draws, prints, counts and writes does not depend on how somebody set up the
/// machine: nothing asks for its language, and one place only for its time zone.
class MachineSettingsTest {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .importUrl(
                            MachineZone.class.getProtectionDomain().getCodeSource().getLocation());
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importClasses(PlantedLanguage.class, PlantedZone.class);

    private static final Set<String> OF_A_ZONE =
            Set.of(
                    "java.time.LocalDate",
                    "java.time.LocalDateTime",
                    "java.time.LocalTime",
                    "java.time.ZonedDateTime",
                    "java.time.OffsetDateTime",
                    "java.time.OffsetTime",
                    "java.time.Year",
                    "java.time.YearMonth",
                    "java.time.MonthDay");

    private static ArchRule nothingUsesTheMachinesLanguage() {
        return noClasses()
                .should()
                .callCodeUnitWhere(
                        DescribedPredicate.describe(
                                "the machine's language decides",
                                MachineSettingsTest::inTheMachinesLanguage))
                .as("text for machines is in no language");
    }

    private static ArchRule onePlaceAsksForTheMachinesZone() {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(MachineZone.class)
                .should()
                .callCodeUnitWhere(
                        DescribedPredicate.describe(
                                "the machine's zone decides",
                                MachineSettingsTest::inTheMachinesZone))
                .as("one place asks for the machine's time zone");
    }

    /// Where a site's zone is read, where a machine that has another is named, and where a library
    /// gives a day as its midnight on the machine.
    private static ArchRule thatPlaceIsAskedForSettingsAlone() {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(MachineZone.class)
                .and()
                .resideOutsideOfPackage("..config..")
                .and()
                .doNotHaveSimpleName("CheckCommand")
                .and()
                .haveNameNotMatching(".*\\.agenda\\.ICalendarReader(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(MachineZone.class)
                .as("the machine's time zone is one when settings name none");
    }

    @Test
    void theProgramAsksForNeither() {
        assertTrue(PROGRAM.size() > 150, () -> "only " + PROGRAM.size() + " classes");
        nothingUsesTheMachinesLanguage().check(PROGRAM);
        onePlaceAsksForTheMachinesZone().check(PROGRAM);
        thatPlaceIsAskedForSettingsAlone().check(PROGRAM);
    }

    @Test
    void everyPlantedUseIsFound() {
        assertEquals(7, found(nothingUsesTheMachinesLanguage()).size());
        assertEquals(3, found(onePlaceAsksForTheMachinesZone()).size());
        assertEquals(1, found(thatPlaceIsAskedForSettingsAlone()).size());
    }

    private static List<String> found(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails();
    }

    /// Whether a method of Java goes by the default language: it says so, or there is the same with
    /// a language to give.
    private static boolean inTheMachinesLanguage(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getName();
        if (!owner.getName().startsWith("java.")) {
            return false;
        }
        if (owner.isEquivalentTo(Locale.class)) {
            return name.equals("getDefault");
        }
        if (owner.isEquivalentTo(String.class) && name.equals("formatted")) {
            return true;
        }
        List<String> given =
                call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return !given.contains(Locale.class.getName())
                && alternatives(owner.reflect(), name).anyMatch(m -> addsLanguage(m, given));
    }

    private static Stream<? extends Executable> alternatives(Class<?> owner, String name) {
        return name.equals("<init>")
                ? Arrays.stream(owner.getConstructors())
                : Arrays.stream(owner.getMethods()).filter(m -> m.getName().equals(name));
    }

    private static boolean addsLanguage(Executable method, List<String> given) {
        List<String> types = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            types.add(type.getName());
        }
        return types.remove(Locale.class.getName()) && types.equals(given);
    }

    private static boolean inTheMachinesZone(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean bare = call.getTarget().getRawParameterTypes().isEmpty();
        return switch (call.getName()) {
            case "systemDefault" -> owner.equals("java.time.ZoneId");
            case "systemDefaultZone" -> owner.equals("java.time.Clock");
            case "getDefault" -> owner.equals("java.util.TimeZone");
            case "now" -> bare && OF_A_ZONE.contains(owner);
            default -> false;
        };
    }

    /// Everything that must be found, once each.
    @SuppressWarnings({"DefaultLocale", "StringCaseLocaleUsage"})
    static final class PlantedLanguage {
        static List<String> uses() {
            return List.of(
                    String.format("%.1f", 1.5),
                    "%d".formatted(1),
                    "I".toLowerCase(),
                    "i".toUpperCase(),
                    DateTimeFormatter.ofPattern("EEEE").toString(),
                    NumberFormat.getInstance().format(1),
                    Locale.getDefault().toString());
        }
    }

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    static final class PlantedZone {
        static List<String> uses() {
            return List.of(
                    ZoneId.systemDefault().toString(),
                    LocalDate.now().toString(),
                    TimeZone.getDefault().toString(),
                    MachineZone.get().toString());
        }
    }
}
