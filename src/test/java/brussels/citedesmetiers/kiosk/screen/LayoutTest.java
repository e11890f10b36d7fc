package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.VirtualPrinterView.Fault;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.paper.TicketPicture;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every screen in every language, format, text size and look is laid out and measured; in each
/// build those of [Combinations].
final class LayoutTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final double TEXT = 4.5;
    private static final double STRONG_TEXT = 7;

    @ParameterizedTest
    @EnumSource
    void nothingIsCutOffTooSmallOrTooNearInAnyLanguageAndSize(Display.Format format) {
        check(
                format,
                false,
                List.of(
                        Comfort.STANDARD,
                        new Comfort(1, false, false),
                        new Comfort(2, false, false)),
                TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void highContrastIsAsSoundAndStronger(Display.Format format) {
        check(format, false, List.of(new Comfort(0, true, false)), STRONG_TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void sunlightIsAsSoundAndStronger(Display.Format format) {
        check(format, true, List.of(Comfort.STANDARD), STRONG_TEXT);
    }

    @Test
    void loweredControlsAreAllWithinReach() {
        check(
                Display.Format.L,
                false,
                List.of(
                        new Comfort(0, false, true),
                        new Comfort(1, false, true),
                        new Comfort(2, false, true)),
                TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void theScreenOutOfServiceIsSoundToo(Display.Format format) {
        for (OutOfServiceView.Reason reason : OutOfServiceView.Reason.values()) {
            assertEquals(List.of(), outOfService(format.reference(), reason), reason.code());
        }
    }

    private static List<String> outOfService(Display display, OutOfServiceView.Reason reason) {
        return Fx.call(
                () -> {
                    Scene scene = OutOfServiceView.scene(display, reason, () -> {});
                    scene.getRoot().resize(display.widthPx(), display.heightPx());
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    List<String> found = new ArrayList<>(LayoutAudit.of(scene, display, false));
                    found.addAll(ContrastAudit.of(scene, scene.snapshot(null), TEXT));
                    return found;
                });
    }

    @Test
    void theDemonstrationsPrinterIsSoundInEveryLanguage() {
        Map<String, List<String>> found = new TreeMap<>();
        for (Language language : CONTENT.languages()) {
            List<String> defects = Fx.call(() -> printer(language));
            if (!defects.isEmpty()) {
                found.put(language.code(), defects);
            }
        }
        assertTrue(found.isEmpty(), () -> readable(found));
    }

    /// With one fault made, so that both kinds of button are there.
    private static List<String> printer(Language language) {
        List<Fault> faults = new ArrayList<>();
        for (List<String> keys :
                List.of(
                        List.of("take-paper", "load-paper"),
                        List.of("open-cover", "close-cover"),
                        List.of("unplug", "plug-in"))) {
            faults.add(
                    new Fault(
                            keys.getFirst(),
                            language.text("demo." + keys.getFirst()),
                            language.text("demo." + keys.getLast()),
                            () -> {},
                            () -> {}));
        }
        VirtualPrinterView view =
                new VirtualPrinterView(language, language.text("demo.printer"), faults);
        Scene scene = new Scene(view.region(), 320, Display.S.heightPx());
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(KioskScreen.class.getResource("kiosk.css"))
                                .toExternalForm());
        LayoutAudit.hits(scene).getFirst().fire();
        view.printed(new TicketPicture(576, language).house().code("C-A017").draw());
        scene.getRoot().resize(scene.getWidth(), scene.getHeight());
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        List<String> defects = new ArrayList<>(LayoutAudit.of(scene, Display.S, false));
        defects.addAll(ContrastAudit.of(scene, scene.snapshot(null), TEXT));
        return defects;
    }

    private static void check(
            Display.Format format, boolean day, List<Comfort> comforts, double text) {
        Map<String, List<String>> found =
                Fx.call(
                        () -> {
                            Shown shown =
                                    new Shown(format.reference(), CONTENT, WALKS.machine(), day);
                            Map<String, List<String>> all = new TreeMap<>();
                            for (Language language : CONTENT.languages()) {
                                for (Comfort comfort : comforts) {
                                    if (isDrawn(language, format, comfort, day)) {
                                        audit(shown, CONTENT, WALKS, language, comfort, text, all);
                                    }
                                }
                            }
                            return all;
                        });
        assertTrue(found.isEmpty(), () -> readable(found));
    }

    private static boolean isDrawn(
            Language language, Display.Format format, Comfort comfort, boolean day) {
        boolean colours = comfort.highContrast() || day;
        return colours
                ? Combinations.isDrawn(CONTENT, language, format)
                : Combinations.isDrawn(CONTENT, language, format, comfort.textStep());
    }

    /// Adds the defects of every page of every state in this language and comfort, by where they
    /// were seen.
    static void audit(
            Shown shown,
            Content content,
            Walks walks,
            Language language,
            Comfort comfort,
            double text,
            Map<String, List<String>> all)
            throws IOException {
        boolean colours =
                language.equals(content.languages().getFirst()) && comfort.textStep() == 0;
        for (State state : ScreenStates.of(content, walks, language, comfort)) {
            shown.eachPage(
                    state,
                    name -> {
                        List<String> defects = defects(shown, state, comfort, colours, text);
                        if (!defects.isEmpty()) {
                            all.put(
                                    String.format(
                                            Locale.ROOT,
                                            "%s %s %s text %d",
                                            name,
                                            shown.display().format(),
                                            language.code(),
                                            comfort.textStep()),
                                    defects);
                        }
                    });
        }
    }

    private static List<String> defects(
            Shown shown, State state, Comfort comfort, boolean colours, double text) {
        List<String> defects =
                new ArrayList<>(
                        LayoutAudit.of(shown.scene(), shown.display(), comfort.textStep() > 0));
        boolean staff = state.name().startsWith("staff-");
        if (comfort.lowered() && !staff) {
            defects.addAll(LayoutAudit.outOfReach(shown.scene(), shown.display()));
        }
        if (colours) {
            defects.addAll(ContrastAudit.of(shown.scene(), shown.picture(), text));
        }
        return defects;
    }

    static String readable(Map<String, List<String>> found) {
        StringBuilder all = new StringBuilder();
        found.forEach(
                (where, defects) -> {
                    all.append('\n').append(where);
                    defects.forEach(d -> all.append("\n    ").append(d));
                });
        int count = found.values().stream().mapToInt(List::size).sum();
        return count + " defects on " + found.size() + " screens:" + all;
    }
}
