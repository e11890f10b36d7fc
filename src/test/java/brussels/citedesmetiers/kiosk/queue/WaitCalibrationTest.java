package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.WaitSimulation.Calibration;
import brussels.citedesmetiers.kiosk.queue.WaitSimulation.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What visitors are told of their wait, held against what comes true on simulated days.
final class WaitCalibrationTest {
    private static final int DAYS = 100;
    // Not the days by which the factors were found.
    private static final long SEED = 77_000;

    private static final Map<Pattern, Calibration> PLAYED = new HashMap<>();

    private static Calibration played(Pattern pattern) {
        return PLAYED.computeIfAbsent(pattern, p -> WaitSimulation.play(p, DAYS, SEED));
    }

    static List<Pattern> patterns() {
        return Pattern.ALL;
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void threeInFourAreCalledWithinTheRangeTheyWereTold(Pattern pattern) {
        Calibration told = played(pattern);
        assertTrue(told.inside() >= 0.75 && told.inside() <= 0.90, told.toString());
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void theRangeIsNarrowEnoughToBeOfUse(Pattern pattern) {
        Calibration told = played(pattern);
        assertTrue(told.medianWidth() <= 0.6, told.toString());
        assertTrue(told.told() > 1_000, told.toString());
    }

    @Test
    void theSameSeedPlaysTheSameDay() {
        assertEquals(
                WaitSimulation.play(Pattern.STEADY, 1, 5),
                WaitSimulation.play(Pattern.STEADY, 1, 5));
    }
}
