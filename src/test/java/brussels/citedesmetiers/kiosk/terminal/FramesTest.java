package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final String PLATFORM = "glass.platform";
    private final String before = System.getProperty(PLATFORM, "");

    @BeforeEach
    void asAServiceManagerStartsIt() {
        System.clearProperty(PLATFORM);
    }

    @AfterEach
    void asItWas() {
        System.setProperty(PLATFORM, before);
    }

    @Test
    void withoutADisplayNothingIsDrawnInMemoryUnlessAskedFor() {
        NoDisplayException refusal =
                assertThrows(
                        NoDisplayException.class,
                        () -> Frames.requireDisplay(Map.of("WAYLAND_DISPLAY", "wayland-0")));
        String said = String.valueOf(refusal.getMessage());
        assertTrue(said.startsWith("There is no display: DISPLAY is not set."), said);
        assertThrows(NoDisplayException.class, () -> Frames.requireDisplay(Map.of("DISPLAY", "")));

        assertDoesNotThrow(() -> Frames.requireDisplay(Map.of("DISPLAY", ":0")));
        Frames.headless();
        assertDoesNotThrow(() -> Frames.requireDisplay(Map.of()));
    }
}
