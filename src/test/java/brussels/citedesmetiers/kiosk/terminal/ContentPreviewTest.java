package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.screen.EditorView;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentPreviewTest {
    private static final String FORM = "content/questionnaire-C.json";
    private static final String TEXT = "/questions/0/text/uk";

    @TempDir Path folder;

    private ConfigFolder config;

    @BeforeAll
    static void fonts() throws Exception {
        Bench.startJavaFx();
    }

    @BeforeEach
    void smallFolder() {
        config = ConfigFolder.in(folder);
    }

    @Test
    void itBeginsAtThePlaceThatWasNamed() throws Exception {
        try (ContentPreview preview = preview("uk", "C")) {
            assertTrue(preview.look());
            Visit visit = visit(preview);
            assertEquals("uk", visit.language());
            assertInstanceOf(Place.Asking.class, visit.place());
        }
    }

    @Test
    void savedTextIsShownAtOnceAndTheEditorStaysWhereHeIs() throws Exception {
        try (ContentPreview preview = preview("uk", "C")) {
            preview.look();
            tap(preview, new Event.ChoiceTapped("yes"));
            Place where = visit(preview).place();
            config.put(FORM, "/questions/1/text/uk", "'Щойно збережено'");
            saved(preview);
            assertEquals(where, visit(preview).place());
            assertTrue(shows(preview, "Щойно збережено"));
        }
    }

    @Test
    void editorIsLedAsFarAsTheEditedQuestionsStillLead() throws Exception {
        try (ContentPreview preview = preview("uk", "C")) {
            preview.look();
            Place first = visit(preview).place();
            tap(preview, new Event.ChoiceTapped("yes"));
            config.put(FORM, "/questions/0/choices/0/id", "'yes-of-course'");
            config.put(FORM, "/questions/1/enableWhen/not/is/choice", "'no'");
            saved(preview);
            assertEquals(first, visit(preview).place());
            tap(preview, new Event.ChoiceTapped("yes-of-course"));
            Place second = visit(preview).place();
            config.put(FORM, "/questions/1/text/uk", "'Щойно збережено'");
            saved(preview);
            assertEquals(second, visit(preview).place());
        }
    }

    @Test
    void faultsStandInPlaceOfTheScreensUntilTheyAreMended() throws Exception {
        try (ContentPreview preview = preview("uk", "C")) {
            preview.look();
            assertFalse(faultsAreShown(preview));
            String sound = config.read(FORM);
            config.write(FORM, sound.replaceFirst("\"yes\"", "yes"));
            saved(preview);
            assertTrue(faultsAreShown(preview));
            assertTrue(shows(preview, FORM + ": line "));
            assertTrue(shows(preview, ", column "));
            config.write(FORM, sound);
            saved(preview);
            assertFalse(faultsAreShown(preview));
            assertInstanceOf(Place.Asking.class, visit(preview).place());
        }
    }

    /// What can be read can be shown, though the check that comes after it refuses it.
    @Test
    void textThatDoesNotFitIsShownAndThenFoundByTheCheck() throws Exception {
        try (ContentPreview preview = preview("uk", "C")) {
            preview.look();
            config.put(FORM, TEXT, "'Дужедовгезапитання" + "щ".repeat(36) + "'");
            saved(preview);
            assertFalse(faultsAreShown(preview));
            assertTrue(shows(preview, "Дужедовгезапитання"));
            preview.check();
            assertTrue(faultsAreShown(preview));
            assertTrue(
                    preview.faults().stream()
                            .anyMatch(f -> f.pointer().equals(TEXT) && f.row() > 0),
                    preview.faults().toString());
        }
    }

    @Test
    void folderThatCannotBeReadAtFirstIsShownOnceItCan() throws Exception {
        String sound = config.read(FORM);
        config.write(FORM, "{");
        try (ContentPreview preview = preview(null, null)) {
            preview.look();
            assertTrue(preview.terminal().isEmpty());
            assertTrue(faultsAreShown(preview));
            config.write(FORM, sound);
            saved(preview);
            assertFalse(faultsAreShown(preview));
            assertInstanceOf(Place.Welcome.class, visit(preview).place());
        }
    }

    /// Looks twice, because a folder that has just changed is left until it is at rest.
    private static void saved(ContentPreview preview) throws Exception {
        assertFalse(preview.look());
        assertTrue(preview.look());
    }

    private static Visit visit(ContentPreview preview) {
        return Fx.call(() -> preview.terminal().orElseThrow().visits().visit());
    }

    private static void tap(ContentPreview preview, Event event) {
        Fx.call(
                () -> {
                    preview.terminal().orElseThrow().visits().on(event);
                    return true;
                });
    }

    private static boolean faultsAreShown(ContentPreview preview) {
        return Fx.call(() -> preview.scene().lookup("#" + EditorView.FAULTS).isVisible());
    }

    private static boolean shows(ContentPreview preview, String text) {
        return Fx.call(() -> said(preview.scene().getRoot())).contains(text);
    }

    /// All that can be read on it, whatever the ends of lines.
    private static String said(Node node) {
        if (!node.isVisible()) {
            return "";
        }
        if (node instanceof Text text) {
            return (text.getAccessibleText() == null ? text.getText() : text.getAccessibleText())
                    + "\n";
        }
        StringBuilder all = new StringBuilder();
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(said(child)));
        }
        return all.toString();
    }

    private ContentPreview preview(@Nullable String language, @Nullable String theme)
            throws Exception {
        InstantSource clock = InstantSource.system();
        return new ContentPreview(
                new TerminalChoices(
                        config.path(),
                        folder.resolve("data"),
                        "none",
                        Display.S,
                        new WallClock(clock, () -> false),
                        BootClock.by(clock),
                        false),
                new ContentPreview.Start(language, theme));
    }
}
