package brussels.citedesmetiers.kiosk.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an editor's slip was meant to be.
class NearestTest {
    private static final List<String> KNOWN = List.of("cdm-adviser", "cdm-group", "siep", "capac");

    @Test
    void oneSlipInAShortWordIsFound() {
        assertEquals(Optional.of("siep"), Nearest.to("sie", KNOWN));
        assertEquals(Optional.of("siep"), Nearest.to("seip", KNOWN));
        assertEquals(Optional.of("siep"), Nearest.to("siepp", KNOWN));
        assertEquals(Optional.of("siep"), Nearest.to("siap", KNOWN));
    }

    @Test
    void aLongWordMayHaveMoreSlips() {
        assertEquals(Optional.of("cdm-adviser"), Nearest.to("cdm-advisor", KNOWN));
        assertEquals(Optional.of("cdm-adviser"), Nearest.to("cmd-advise", KNOWN));
    }

    @Test
    void anotherWordIsNotTakenForASlip() {
        assertEquals(Optional.empty(), Nearest.to("actiris", KNOWN));
        assertEquals(Optional.empty(), Nearest.to("", KNOWN));
        assertEquals(Optional.empty(), Nearest.to("siep", List.of()));
    }

    @Test
    void theNearestOfSeveralIsTaken() {
        assertEquals(Optional.of("b-step"), Nearest.to("b-stp", List.of("c-stop", "b-step")));
    }

    @Test
    void whereNothingIsNearTheRemedyIsSaid() {
        assertEquals("did you mean capac?", Nearest.meant("cpac", KNOWN, "name one"));
        assertEquals("name one", Nearest.meant("actiris", KNOWN, "name one"));
    }
}
