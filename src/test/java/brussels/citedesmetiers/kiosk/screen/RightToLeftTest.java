package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A language written from right to left, added by one file, is as sound as the others and turns
/// the screen round.
final class RightToLeftTest {
    private static final Path CONFIG = Path.of("kiosk-config");

    @TempDir private Path folder;

    @Test
    void arabicAddedByOneFileIsAsSoundAsTheOthers() throws IOException {
        Content content = withArabic();
        Walks walks = Walks.through(content);
        Language arabic = content.language("ar").orElseThrow();
        Map<String, List<String>> found =
                Fx.call(
                        () -> {
                            Map<String, List<String>> all = new TreeMap<>();
                            for (Display.Format format : Display.Format.values()) {
                                Shown shown =
                                        new Shown(
                                                format.reference(),
                                                content,
                                                walks.machine(),
                                                false);
                                for (int size = 0; size < 3; size++) {
                                    Comfort comfort = new Comfort(size, false, false);
                                    LayoutTest.audit(
                                            shown, content, walks, arabic, comfort, 4.5, all);
                                }
                            }
                            return all;
                        });
        assertTrue(found.isEmpty(), () -> LayoutTest.readable(found));
    }

    @Test
    void theRailStandsAtTheRightAndTheFirstLetterToo() throws IOException {
        Content content = withArabic();
        Walks walks = Walks.through(content);
        Language arabic = content.language("ar").orElseThrow();
        Bounds[] found =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(Display.S, content, walks.machine(), false);
                            shown.draw(
                                    ScreenStates.of(content, walks, arabic, Comfort.STANDARD)
                                            .stream()
                                            .filter(s -> s.name().equals("question-single"))
                                            .findFirst()
                                            .orElseThrow());
                            Hit choice =
                                    LayoutAudit.hits(shown.scene()).stream()
                                            .filter(h -> h.getId().startsWith("choice-"))
                                            .findFirst()
                                            .orElseThrow();
                            Words words = (Words) choice.lookup(".text-box");
                            return new Bounds[] {
                                LayoutAudit.onScreen(shown.scene().lookup("#back")),
                                LayoutAudit.onScreen(choice),
                                LayoutAudit.ink(words)
                            };
                        });
        assertTrue(found[0].getMinX() > found[1].getMaxX(), "the rail is at the right");
        double right = found[1].getMaxX() - found[2].getMaxX();
        double left = found[2].getMinX() - found[1].getMinX();
        assertTrue(right < left, () -> "the words begin " + right + " px from the right");
    }

    private Content withArabic() throws IOException {
        Path config = ArabicConfig.in(folder, CONFIG, Gallery.load(CONFIG));
        return TradesReader.added(
                config, ConfigFolder.sound(ContentLoader.load(config, List.of("ar"))));
    }
}
