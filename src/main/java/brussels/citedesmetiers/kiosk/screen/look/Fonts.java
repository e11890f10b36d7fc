package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.content.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The four font files of the identity, loaded by path: Noto Sans and Noto Sans Arabic, regular and
/// bold. JavaFX thread only.
public final class Fonts {
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("/usr/share/fonts/truetype/noto"),
                    Path.of("/usr/share/fonts/noto"),
                    Path.of("/usr/local/share/fonts/noto"));
    private static final Map<String, Font> LOADED = new HashMap<>();
    private static final Map<String, Font> SIZED = new HashMap<>();

    private Fonts() {}

    /// Loads the Latin and Cyrillic files, so that a missing font is found before the first frame,
    /// and what JavaFX needs for its first text, so that the first screen need not wait for it.
    ///
    /// @throws IllegalStateException naming the file and the Debian package if it is missing
    public static void load() {
        face("NotoSans", false);
        face("NotoSans", true);
        var _ = new Text("x").getLayoutBounds();
    }

    public static Font of(Language language, boolean bold, double size) {
        String family =
                language.code().equals("ar") || language.rightToLeft()
                        ? "NotoSansArabic"
                        : "NotoSans";
        String key = family + bold + size;
        Font sized = SIZED.get(key);
        if (sized == null) {
            sized = new Font(face(family, bold).getName(), size);
            SIZED.put(key, sized);
        }
        return sized;
    }

    private static Font face(String family, boolean bold) {
        String file = family + (bold ? "-Bold.ttf" : "-Regular.ttf");
        Font known = LOADED.get(file);
        if (known != null) {
            return known;
        }
        for (Path folder : FOLDERS) {
            Path path = folder.resolve(file);
            if (Files.isReadable(path)) {
                // From a path: given a stream, JavaFX would first copy the font to a file.
                Font font = Font.loadFont(path.toUri().toString(), 12);
                if (font != null) {
                    LOADED.put(file, font);
                    return font;
                }
            }
        }
        throw new IllegalStateException(
                "the font " + file + " is missing: install the package fonts-noto-core");
    }
}
