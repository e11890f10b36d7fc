package brussels.citedesmetiers.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.visit.Place.Slip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Somebody who has an appointment types its code and learns what happens next.
final class VisitArrivalTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final VisitMachine MACHINE =
            new VisitMachine(SmallContent.content(), TimeLimits.STANDARD);
    private static final Arrival.InLine IN_LINE =
            new Arrival.InLine("A-A017", LocalTime.of(10, 30), Arrival.Timing.EARLY);

    private static Step after(Visit from, Event... events) {
        Step step = Step.to(from);
        for (Event event : events) {
            step = MACHINE.on(step.visit(), event, NOW);
        }
        return step;
    }

    private static Visit atThemes() {
        return after(MACHINE.start(NOW), new Event.LanguageChosen("uk")).visit();
    }

    private static Visit typed(String code) {
        Visit visit = after(atThemes(), new Event.ArrivalTapped(true)).visit();
        for (int i = 0; i < code.length(); i++) {
            visit = after(visit, new Event.CodeTyped(code.charAt(i))).visit();
        }
        return visit;
    }

    private static Visit entered() {
        return after(typed("R17"), new Event.CodeEntered()).visit();
    }

    @Test
    void aCodeThatIsKnownIsPrintedAndItsNumberIsShown() {
        Step asked = after(typed("R17"), new Event.CodeEntered());
        assertEquals(List.of(new Effect.Arrive("R17", "uk")), asked.effects());
        Step here = after(asked.visit(), new Event.Arrived(IN_LINE));
        assertEquals(new Place.Arrived(IN_LINE, Slip.COMING), here.visit().place());
        assertEquals(List.of(new Effect.PrintNumber()), here.effects());
        Visit out =
                after(
                                here.visit(),
                                new Event.PrintAdvanced(0.5),
                                new Event.PrintEnded(PrintOutcome.PRINTED))
                        .visit();
        assertEquals(new Place.Arrived(IN_LINE, Slip.OUT), out.place());
        Visit unsure = after(here.visit(), new Event.PrintEnded(PrintOutcome.UNSURE)).visit();
        assertEquals(new Place.Arrived(IN_LINE, Slip.NONE), unsure.place());
    }

    @Test
    void anUnknownCodeStaysToBeCorrectedAndNothingIsAskedForTooFewSigns() {
        Visit wrong = after(entered(), new Event.Arrived(new Arrival.Unknown())).visit();
        assertEquals(new Place.ArrivalCode("R17", true), wrong.place());
        Visit corrected = after(wrong, new Event.CodeErased(), new Event.CodeTyped('8')).visit();
        assertEquals(new Place.ArrivalCode("R18", false), corrected.place());
        Step few = after(corrected, new Event.CodeErased(), new Event.CodeEntered());
        assertEquals(List.of(), few.effects());
        assertEquals(new Place.ArrivalCode("R1", false), few.visit().place());
        Visit none = after(few.visit(), new Event.CodeErased(), new Event.CodeErased()).visit();
        assertEquals(
                new Place.ArrivalCode("", false),
                after(none, new Event.CodeErased()).visit().place());
    }

    @Test
    void aScanAfterAnUnknownCodeIsAnotherCode() {
        String most = "9".repeat(Place.ArrivalCode.MOST);
        for (String first : List.of("R17", most)) {
            Visit wrong =
                    after(
                                    typed(first),
                                    new Event.CodeEntered(),
                                    new Event.Arrived(new Arrival.Unknown()))
                            .visit();
            Visit scanned =
                    after(
                                    wrong,
                                    new Event.CodeTyped('R', true),
                                    new Event.CodeTyped('1', true),
                                    new Event.CodeTyped('8', true))
                            .visit();
            assertEquals(new Place.ArrivalCode("R18", false), scanned.place());
        }
        Visit longer =
                after(entered(), new Event.Arrived(new Arrival.Unknown()), new Event.CodeTyped('8'))
                        .visit();
        assertEquals(new Place.ArrivalCode("R178", false), longer.place());
    }

    @Test
    void onlySignsOfCodesAreTakenAndNoMoreThanAnyCodeHas() {
        assertEquals(new Place.ArrivalCode("A-1", false), typed("A- é1\n").place());
        assertEquals(
                new Place.ArrivalCode("9".repeat(Place.ArrivalCode.MOST), false),
                typed("9".repeat(Place.ArrivalCode.MOST + 5)).place());
    }

    @Test
    void whoCannotBeHelpedHereIsSentToReceptionAtOnce() {
        Place reception = new Place.Arrived(new Arrival.AtReception(), Slip.NONE);
        assertEquals(
                reception,
                after(entered(), new Event.Arrived(new Arrival.AtReception())).visit().place());
        assertEquals(reception, after(atThemes(), new Event.ArrivalTapped(false)).visit().place());
        Arrival before = new Arrival.Before("A-A003");
        Step again = after(entered(), new Event.Arrived(before));
        assertEquals(new Place.Arrived(before, Slip.NONE), again.visit().place());
        assertEquals(List.of(), again.effects());
    }

    @Test
    void nothingOfItIsCountedAndAVisitToAThemeIsCountedAsItWas() {
        Step end = after(entered(), new Event.Arrived(IN_LINE), new Event.EndTapped());
        assertEquals(List.of(), end.effects());
        assertEquals(MACHINE.start(NOW).place(), end.visit().place());
        Step themed =
                after(
                        atThemes(),
                        new Event.ThemeChosen("A"),
                        new Event.BackTapped(),
                        new Event.ArrivalTapped(true),
                        new Event.CodeTyped('1'),
                        new Event.CodeTyped('2'),
                        new Event.CodeTyped('3'),
                        new Event.CodeEntered(),
                        new Event.Arrived(IN_LINE),
                        new Event.EndTapped());
        VisitSummary counted =
                themed.effects().stream()
                        .filter(Effect.Count.class::isInstance)
                        .map(Effect.Count.class::cast)
                        .map(Effect.Count::summary)
                        .findFirst()
                        .orElseThrow();
        assertEquals(VisitSummary.Channel.NONE, counted.channel());
    }

    @Test
    void aCodeIsWipedWithTheVisitAndStandsInNoLog() {
        Visit left = typed("SECRET9");
        assertFalse((left + "" + left.place()).contains("SECRET"));
        Visit asked = entered();
        assertFalse((asked + "" + asked.place()).contains("R17"));
        assertFalse(
                after(typed("R17"), new Event.CodeEntered()).effects().toString().contains("R17"));
        assertFalse(new Event.CodeTyped('R').toString().contains("(R"));
        Instant warned = MACHINE.deadline(left).orElseThrow();
        Visit still = MACHINE.on(left, new Event.Ticked(), warned).visit();
        Instant over = MACHINE.deadline(still).orElseThrow();
        Visit gone = MACHINE.on(still, new Event.Ticked(), over).visit();
        assertEquals(new Place.Welcome(), gone.place());
        assertEquals(warned.plus(Duration.ofSeconds(20)), over);
    }
}
