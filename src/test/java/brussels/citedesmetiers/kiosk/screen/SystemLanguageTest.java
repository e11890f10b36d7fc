package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.CRC32C;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The language of the system says nothing of what the kiosk draws. Every screen is drawn under
/// languages that write a decimal comma, another capital of `i`, and digits of their own, and must
/// be the same to the pixel.
final class SystemLanguageTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final Display DISPLAY = Display.Format.S.reference();
    private static final String THREE = "tr-TR-u-nu-arab";
    private static Map<String, Long> plain = Map.of();

    @BeforeAll
    static void drawnInNoLanguage() {
        plain = under(Locale.ROOT, SystemLanguageTest::allScreens);
    }

    /// In each build under one language that has all three, Turkish with Arabic digits, and under
    /// one that people set and that is written from right to left.
    static List<String> systems() {
        return Combinations.all()
                ? List.of("fr-BE", "tr-TR", "ar-EG", THREE)
                : List.of("ar-EG", THREE);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everyScreenIsTheSameToThePixel(String system) {
        assertEquals(
                Map.of(),
                differing(
                        plain,
                        under(Locale.forLanguageTag(system), SystemLanguageTest::allScreens)));
    }

    @Test
    void thatLanguageHasAllThree() {
        Locale three = Locale.forLanguageTag(THREE);
        assertEquals("\u0661\u066b\u0665", String.format(three, "%.1f", 1.5));
        assertEquals("t\u0131tle", "TITLE".toLowerCase(three));
    }

    @Test
    void aNumberInTheSystemsDigitsIsSeen() {
        Callable<Map<String, Long>> planted = () -> Map.of("planted", number());
        assertEquals(
                Map.of("planted", "differs"),
                differing(
                        under(Locale.ROOT, planted),
                        under(Locale.forLanguageTag("ar-EG"), planted)));
    }

    /// What `work`, done on the JavaFX thread, makes while this is the system's language.
    private static Map<String, Long> under(Locale system, Callable<Map<String, Long>> work) {
        return Fx.call(
                () -> {
                    Locale before = Locale.getDefault();
                    Locale.setDefault(system);
                    try {
                        return work.call();
                    } finally {
                        Locale.setDefault(before);
                    }
                });
    }

    private static Map<String, String> differing(Map<String, Long> one, Map<String, Long> other) {
        assertEquals(one.keySet(), other.keySet());
        Map<String, String> differing = new TreeMap<>();
        one.forEach(
                (name, sum) -> {
                    if (!sum.equals(other.get(name))) {
                        differing.put(name, "differs");
                    }
                });
        return differing;
    }

    private static Map<String, Long> allScreens() {
        Shown shown = new Shown(DISPLAY, CONTENT, WALKS.machine(), false);
        Language language = CONTENT.languages().getFirst();
        Map<String, Long> sums = new TreeMap<>();
        for (State state : ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD)) {
            sums.put(state.name(), sum(shown.draw(state).picture()));
        }
        return sums;
    }

    private static long number() {
        Look look =
                new Look(DISPLAY, Comfort.STANDARD, CONTENT.languages().getFirst(), "none", false);
        String digits = String.format(Locale.getDefault(), "%d", 12);
        Scene scene = new Scene(new StackPane(Words.line(digits, look, Role.COUNT)), 400, 300);
        return sum(scene.snapshot(null));
    }

    private static long sum(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.order(ByteOrder.BIG_ENDIAN).asIntBuffer().put(pixels);
        CRC32C sum = new CRC32C();
        sum.update(bytes.array());
        return sum.getValue();
    }
}
