package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllingTerminalTest {

    @ParameterizedTest
    @CsvSource({
        "9301 (java) S 9300 9301 9301 0 -1 4194304, true",
        "9301 (ja) va) S 9300 9301 9301 0 -1 4194304, true",
        "9301 (java) S 9300 9301 9301 34816 9301 4194304, false",
        "9301 (java) S 9300 9300 9300 0 -1 4194304, false",
        "9301 (java) S 9300, false",
        "nothing, false",
    })
    void onlyALeaderWithoutATerminalTakesOne(String status, boolean free) {
        assertEquals(free, ControllingTerminal.isFree(status, 9301));
    }
}
