package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver.ScriptException;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `kiosk visit SCRIPT`, from the command line to the paper.
class VisitCommandTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void startJavaFx() throws Exception {
        Bench.startJavaFx();
    }

    private int run(String printer, String... lines) throws Exception {
        Path script = folder.resolve("visit.txt");
        Files.writeString(script, String.join("\n", lines));
        return kiosk(
                "visit",
                "--data",
                folder.resolve("data").toString(),
                "--printer",
                printer,
                script.toString());
    }

    private int kiosk(String... args) {
        return kiosk(Map.of("KIOSK_CONFIG", ConfigFolder.SHIPPED.toString()), args);
    }

    private int kiosk(Map<String, String> environment, String... args) {
        PinEntry noPin = PinEntry.of(null, new BufferedReader(new StringReader("")));
        return new Main(environment, noPin, new PrintWriter(out), new PrintWriter(err)).run(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "uk"})
    void visitEndsWithATicketThatReadsBack(String language) throws Exception {
        CompletableFuture<Bitmap> paper = new CompletableFuture<>();
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576)) {
            printer.onPrinted(paper::complete);
            int status =
                    run(
                            printer.address().toString(),
                            "# from the greeting to the paper",
                            "patience 100",
                            "tap language-" + language,
                            "tap theme-C",
                            "tap choice-parent",
                            "idle 50",
                            "tap go-on",
                            "tap choice-option",
                            "tap choice-fr",
                            "tap choice-nothing",
                            "tap choice-yes",
                            "expect adviser",
                            "expect print",
                            "tap adviser",
                            "tap skip-all",
                            "expect number-only",
                            "tap print",
                            "expect taken",
                            "tap taken",
                            "tap feedback-3",
                            "expect goodbye",
                            "idle 10",
                            "expect language-fr");
            assertEquals("", err.toString());
            assertEquals(0, status);
            assertEquals(List.of(), printer.errors());
        }
        TicketToken token = read(paper.get(20, TimeUnit.SECONDS));
        assertEquals(language, token.language());
        assertEquals("C", token.theme());
        assertEquals("C-A001", token.code().toString());
        Content content = ConfigFolder.shippedContent();
        assertEquals(content.version(), token.contentVersion());
        assertEquals("parent", answer(content, token));
    }

    /// On a deployed terminal the environment names the folder with its real numbers and counts.
    @ParameterizedTest
    @ValueSource(strings = {"visit", "run --headless --script"})
    void aScriptedVisitIsNotCountedAndTakesNoNumberOfTheTerminal(String command) throws Exception {
        Path real = folder.resolve("real");
        Path script =
                Files.writeString(
                        folder.resolve("visit.txt"),
                        """
                        tap language-uk
                        tap theme-A
                        tap choice-diploma
                        tap choice-ua
                        tap choice-higher
                        tap choice-protected
                        tap choice-protection
                        tap choice-fr
                        tap recommendation-equi-sup
                        tap back-to-list
                        expect adviser
                        """);
        List<String> args = new ArrayList<>(List.of(command.split(" ", -1)));
        args.addAll(List.of(script.toString(), "--printer", "none"));
        // The truck's display.
        args.addAll(List.of("--display", "1280x800@10.1"));
        int status =
                kiosk(
                        Map.of(
                                "KIOSK_CONFIG",
                                ConfigFolder.SHIPPED.toString(),
                                "KIOSK_DATA",
                                real.toString()),
                        args.toArray(String[]::new));
        Frames.call(
                () -> {
                    List.copyOf(Window.getWindows()).forEach(Window::hide);
                    return true;
                });
        assertEquals("", err.toString());
        assertEquals(0, status);
        assertFalse(Files.exists(real), "nothing is written there");
    }

    private static String answer(Content content, TicketToken token) {
        TicketToken.Answer first = token.given().orElseThrow().getFirst();
        Question question =
                Optional.ofNullable(content.questionnaires().get("C"))
                        .orElseThrow()
                        .questions()
                        .get(first.question());
        return question.choices().get(first.choices().getFirst()).id();
    }

    private TicketToken read(Bitmap ticket) throws Exception {
        String text = QrReader.read(ticket).orElseThrow();
        String key = KeyFile.loadOrCreate(folder.resolve("data").resolve(KeyFile.NAME)).publicKey();
        SiteKeys keys =
                new SiteKeys(
                        Map.of("bruxelles-a", List.of(new SiteKeys.Key(key, Instant.EPOCH, null))));
        return new TokenCodec(TokenCodec.VALIDITY).decode(text, keys, Instant.now(), true).token();
    }

    @Test
    void wrongStepIsToldWithItsLine() throws Exception {
        assertEquals(
                1, run("none", "# a comment counts as a line", "tap language-fr", "jump theme-C"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("visit.txt:3: \"jump\" is not a step"), err.toString());
    }

    @Test
    void everyWrongStepIsToldInItsOwnWords() throws Exception {
        Map<String, String> sentences =
                Map.of(
                        "idle soon", "\"soon\" is not a number of seconds",
                        "tap", "something is missing: tap NODE-ID",
                        "key ANY", "there is no key ANY");
        try (Bench bench = Bench.open(folder.resolve("data"), null)) {
            bench.await("everything to be up", VisitLoop::atRest);
            for (Map.Entry<String, String> each : sentences.entrySet()) {
                ScriptException wrong =
                        assertThrows(ScriptException.class, () -> bench.play(each.getKey()));
                assertTrue(
                        String.valueOf(wrong.getMessage()).startsWith(each.getValue()),
                        wrong.getMessage());
            }
        }
    }

    /// The store tells Derby where its files are, so the folder used can be looked for afterwards.
    @ParameterizedTest
    @CsvSource({"expect language-fr, 0", "jump theme-Z, 1"})
    void visitWithoutAFolderLeavesNoneBehind(String step, int status) throws Exception {
        System.clearProperty("derby.system.home");
        Path script = folder.resolve("visit.txt");
        Files.writeString(script, "tap language-fr\nexpect theme-C\ntap back\n" + step);

        assertEquals(status, kiosk("visit", "--printer", "none", script.toString()));

        Path used = Path.of(System.getProperty("derby.system.home"));
        assertTrue(used.getFileName().toString().startsWith("kiosk-visit"), used.toString());
        assertFalse(Files.exists(used), used.toString());
    }

    @Test
    void unknownNodeIsToldWithWhatIsThere() throws Exception {
        assertEquals(1, run("none", "patience 1", "tap language-fr", "tap theme-Z"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("visit.txt:3: expected theme-Z"), err.toString());
        assertTrue(err.toString().contains("theme-C"), err.toString());
    }

    @Test
    void expectedTextThatIsNotThereIsTold() throws Exception {
        assertEquals(1, run("none", "patience 1", "expect language-fr Guten Tag"));
        assertEquals(1, err.toString().strip().lines().count(), err.toString());
        assertTrue(err.toString().contains("to show \"Guten Tag\""), err.toString());
    }

    @Test
    void scriptThatIsNotThereIsTold() {
        assertEquals(1, kiosk("visit", folder.resolve("none.txt").toString()));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("none.txt"), err.toString());
    }

    @Test
    void neitherScriptNorRandomIsAMistakeOfUsage() {
        assertEquals(2, kiosk("visit"));
        assertTrue(err.toString().contains("kiosk visit SCRIPT"), err.toString());
    }

    @Test
    void randomVisitsSayHowManyTheyWere() {
        assertEquals(
                0,
                kiosk(
                        "visit",
                        "--data",
                        folder.resolve("data").toString(),
                        "--random",
                        "3",
                        "--seed",
                        "5"),
                err::toString);
        assertTrue(out.toString().startsWith("3 visits, "), out.toString());
        assertTrue(out.toString().contains("seed 5"), out.toString());
    }
}
