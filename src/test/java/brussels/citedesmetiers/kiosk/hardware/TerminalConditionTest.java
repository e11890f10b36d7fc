package brussels.citedesmetiers.kiosk.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TerminalConditionTest {
    private static final Visit NOBODY = Visit.fresh("fr", Instant.EPOCH);

    private static Visit at(Place place) {
        return new Visit(
                place,
                NOBODY.panel(),
                NOBODY.language(),
                null,
                NOBODY.answers(),
                NOBODY.about(),
                NOBODY.comfort(),
                false,
                true,
                null,
                0,
                Instant.EPOCH);
    }

    @Test
    void terminalThatGreetsIsReady() {
        assertEquals(TerminalCondition.READY, TerminalCondition.of(NOBODY, false, false));
    }

    @Test
    void somebodyIsHereFromTheThemesToTheGoodbye() {
        for (Place place :
                new Place[] {new Place.Themes(0), new Place.NoNumber(), new Place.Goodbye()}) {
            assertEquals(
                    TerminalCondition.SOMEBODY_HERE,
                    TerminalCondition.of(at(place), false, false),
                    place::toString);
        }
    }

    @Test
    void callForStaffComesBeforeTheVisit() {
        assertEquals(
                TerminalCondition.NEEDS_STAFF,
                TerminalCondition.of(at(new Place.Themes(0)), false, true));
        assertEquals(TerminalCondition.NEEDS_STAFF, TerminalCondition.of(NOBODY, false, true));
    }

    @Test
    void nobodyIsCalledWhilePartsAreComingUp() {
        assertEquals(TerminalCondition.STARTING, TerminalCondition.of(NOBODY, true, true));
        assertEquals(
                TerminalCondition.STARTING,
                TerminalCondition.of(at(new Place.Themes(0)), true, false));
    }

    @Test
    void noTwoConditionsLookAlike() {
        TerminalCondition[] all = TerminalCondition.values();
        var colours = new HashSet<>(Arrays.stream(all).map(LightColour::of).toList());
        assertEquals(all.length, colours.size());
    }
}
