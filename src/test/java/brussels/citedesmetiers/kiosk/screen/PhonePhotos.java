package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.PhoneCamera.Kind;
import brussels.citedesmetiers.kiosk.screen.PhoneCamera.Level;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.application.Platform;

/// The codes for the phone, photographed: the ticket as a photo that is kept, the list as what a
/// phone sees live, in turns in every language and text size.
final class PhonePhotos {
    private static final int TEXT_SIZES = 3;

    /// How a screen may look.
    enum Look {
        LIGHT(false, false, false, CodeOnScreen.INDOORS),
        HIGH_CONTRAST(true, false, false, CodeOnScreen.INDOORS),
        LOWERED(false, true, false, CodeOnScreen.INDOORS),
        SUNLIGHT(false, false, true, CodeOnScreen.OUTDOORS);

        private final boolean contrast;
        private final boolean lowered;
        private final boolean day;
        private final double mirrored;

        Look(boolean contrast, boolean lowered, boolean day, double mirrored) {
            this.contrast = contrast;
            this.lowered = lowered;
            this.day = day;
            this.mirrored = mirrored;
        }

        /// Only an upright screen can be lowered.
        boolean isOn(Display.Format format) {
            return !lowered || format == Display.Format.L;
        }
    }

    /// What may be done to a code, to see that a defect is found.
    @FunctionalInterface
    interface Change {
        CodeOnScreen of(CodeOnScreen code);
    }

    private final Content content;
    private final Walks walks;
    private final Map<List<Object>, Shown> screens = new HashMap<>();
    private final Map<List<Object>, CodeOnScreen> codes = new HashMap<>();

    PhonePhotos(Content content) {
        this.content = content;
        this.walks = Walks.through(content);
    }

    /// The code of the ticket (a photo) or of the list (live), in one language and text size.
    CodeOnScreen code(Kind kind, Display.Format format, Look look, Language language, int size) {
        return codes.computeIfAbsent(
                List.of(kind, format, look, language.code(), size),
                _ -> Fx.call(() -> drawn(kind, format, look, language, size)));
    }

    private CodeOnScreen drawn(
            Kind kind, Display.Format format, Look look, Language language, int size) {
        Shown shown =
                screens.computeIfAbsent(
                        List.of(format, look.day),
                        _ -> new Shown(format.reference(), content, walks.machine(), look.day));
        String name = kind == Kind.PHOTO ? "phone-ticket" : "phone-list";
        Comfort comfort = new Comfort(size, look.contrast, look.lowered);
        State state =
                ScreenStates.of(content, walks, language, comfort).stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return CodeOnScreen.of(shown.draw(state));
    }

    /// Photos of one kind, in one format and look, that are not read: their numbers.
    ///
    /// @param from number of the first, from which follow language, text size and all chance
    List<Integer> unread(
            Kind kind,
            Display.Format format,
            Look look,
            Level level,
            int from,
            int photos,
            Change change) {
        List<Language> languages = content.languages();
        List<CodeOnScreen> codes = new ArrayList<>();
        for (int i = from; i < from + photos; i++) {
            Language language = languages.get(i % languages.size());
            codes.add(change.of(code(kind, format, look, language, i % TEXT_SIZES)));
        }
        return IntStream.range(from, from + photos)
                .parallel()
                .filter(i -> !codes.get(i - from).isRead(kind, level, look.mirrored, i))
                .boxed()
                .toList();
    }

    /// `PhonePhotos [PHOTOS [LEVEL [FORMAT]]]`: says how many are read of each kind, format and
    /// look, and ends with status 1 if fewer than 98 of 100 of the middle level are.
    public static void main(String[] args) {
        int photos = args.length > 0 ? Integer.parseInt(args[0]) : 48;
        String named = args.length > 1 ? args[1] : "MIDDLE";
        Level level = Level.named(named);
        PhonePhotos all = new PhonePhotos(ConfigFolder.shippedContent());
        int taken = 0;
        int missed = 0;
        List<Display.Format> formats =
                args.length > 2
                        ? List.of(Display.Format.valueOf(args[2]))
                        : List.of(Display.Format.values());
        for (Kind kind : Kind.values()) {
            for (Display.Format format : formats) {
                for (Look look : Look.values()) {
                    if (look.isOn(format)) {
                        long begun = System.nanoTime();
                        List<Integer> unread =
                                all.unread(kind, format, look, level, 0, photos, c -> c);
                        CodeOnScreen code =
                                all.code(kind, format, look, all.content.languages().getLast(), 2);
                        System.out.printf(
                                Locale.ROOT,
                                "%s %s %s: %.1f %%, %.0f mm, %d ms a photo %s%n",
                                kind,
                                format,
                                look,
                                100.0 * (photos - unread.size()) / photos,
                                code.where().getWidth() / code.display().pxPerMm(),
                                (System.nanoTime() - begun) / 1_000_000 / photos,
                                unread);
                        taken += photos;
                        missed += unread.size();
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "read: %d of %d (%.1f %%)%n",
                taken - missed,
                taken,
                100.0 * (taken - missed) / taken);
        Platform.exit();
        System.exit(named.equals("MIDDLE") && missed * 50 > taken ? 1 : 0);
    }
}
