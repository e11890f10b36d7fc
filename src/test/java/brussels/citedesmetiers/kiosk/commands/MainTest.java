package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() {
        config = ConfigFolder.in(folder);
    }

    private int run(PinEntry entry, String... args) {
        Map<String, String> environment = Map.of("KIOSK_CONFIG", config.path().toString());
        return new Main(environment, entry, new PrintWriter(out), new PrintWriter(err)).run(args);
    }

    private int run(String... args) {
        return run(piped(""), args);
    }

    private static PinEntry piped(String input) {
        return new PinEntry.Piped(new BufferedReader(new StringReader(input)));
    }

    private static PinEntry typed(String... lines) {
        Deque<String> left = new ArrayDeque<>(List.of(lines));
        return new PinEntry() {
            @Override
            public boolean isTypedUnseen() {
                return true;
            }

            @Override
            public Optional<char[]> read(String prompt) {
                return Optional.ofNullable(left.poll()).map(String::toCharArray);
            }
        };
    }

    @Test
    void shippedFolderIsSoundAndSummedUp() {
        String shipped = ConfigFolder.SHIPPED.toString();
        assertEquals(0, run("check", "--all-languages", "--config", shipped));
        assertTrue(out.toString().contains("The content is sound: version "), out.toString());
        assertTrue(out.toString().contains(", 6 themes, "), out.toString());
        assertTrue(out.toString().contains("ar (not yet read by a native speaker)"));
        assertFalse(out.toString().contains("Not checked"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void whatIsNotListedIsCheckedOnlyWhenSomebodyAsks() {
        ConfigFolder shipped = ConfigFolder.shippedIn(folder.resolve("shipped"));
        shipped.write("languages/ar.json", "{");
        String path = shipped.path().toString();
        assertEquals(0, run("check", "--config", path));
        assertTrue(out.toString().contains("does not list it: ar."), out.toString());
        assertEquals(1, run("check", "--all-languages", "--config", path));
        assertTrue(out.toString().contains("languages/ar.json: line 1, "), out.toString());
    }

    @Test
    void everyFaultIsALineAndTheStatusIsOne() {
        config.put("terminal.json", "/printers/0/address", "'lpt1'");
        config.remove("content/themes.json", "/themes/0/name/uk");
        config.delete("content/about.json");
        assertEquals(1, run("check"));
        assertEquals(
                List.of(
                        "terminal.json: line 1: /printers/0/address: \"lpt1\": usb:/path,"
                                + " tcp://host:port, serial:/path?baud=n or file:/path is needed",
                        "content/themes.json: line 1: /themes/0/name/uk: (missing): a text is"
                                + " needed, and not an empty one",
                        "content/about.json: (missing): this file is needed"),
                out.toString().replaceAll(", column [0-9]+", "").lines().toList());
        assertTrue(out.toString().startsWith("terminal.json: line 1, column "), out.toString());
    }

    @Test
    void textIsSaidAsThisTerminalSaysIt() throws Exception {
        Path plain = folder.resolve("plain.wav");
        Path own = folder.resolve("own.wav");
        String text = "VDAB";
        assertEquals(0, run("say", "--lang", "fr", "--out", plain.toString(), text));
        config.write(
                "speech/fr.json",
                "{\"language\": \"fr\", \"words\": [{\"written\": \"VDAB\", \"spoken\": \"un\"}]}");
        assertEquals(0, run("say", "--out", own.toString(), text));
        assertTrue(Files.size(own) < Files.size(plain));
    }

    @Test
    void voiceThatSaysNothingIsToldInASentence() {
        config.put("terminal.json", "/speech", "{'engine': ['./no-such-program']}");
        assertEquals(1, run("say", "--lang", "uk", "Добрий", "день"));
        assertTrue(err.toString().startsWith("The voice says nothing in uk"), err.toString());
        config.put("terminal.json", "/speech", "{'loudspeaker': ['./no-such-program']}");
        assertEquals(1, run("say", "Bonjour"));
        assertTrue(err.toString().contains("No sound comes out"), err.toString());
        config.put("terminal.json", "/speech", "{'loudspeaker': ['cat']}");
        assertEquals(0, run("say", "Bonjour"));
    }

    @Test
    void checkSaysHowManyPathsOfEachThemeFirstShowAnotherLanguagesThings() {
        assertEquals(0, run("check", "--config", ConfigFolder.SHIPPED.toString()));
        assertEquals(
                6,
                out.toString()
                        .lines()
                        .filter(line -> line.matches(" +fr: .* % of .*; nl: .*; en: .*; uk: .*"))
                        .count(),
                out.toString());
    }

    @Test
    void tooManyPathsThatFirstShowAnotherLanguagesThingsAreAFault() {
        config.put("content/recommendations.json", "/otherLanguageAtMost", "5");
        config.put("content/recommendations.json", "/recommendations/0/languages", "['fr']");
        config.put("content/recommendations.json", "/recommendations/1/languages", "['nl']");
        assertEquals(1, run("check"));
        assertTrue(
                out.toString().contains("of the paths in nl first show something"), out.toString());
    }

    @Test
    void aLanguageMayHaveABoundOfItsOwn() {
        config.put("content/recommendations.json", "/recommendations/0/languages", "['fr']");
        config.put("content/recommendations.json", "/recommendations/1/languages", "['nl']");
        String bounds = "{'fr': 100, 'uk': 5, 'other': 5}";
        config.put("content/recommendations.json", "/otherLanguageAtMost", bounds);
        assertEquals(1, run("check"));
        assertTrue(out.toString().contains("of the paths in nl first show"), out.toString());
        assertFalse(out.toString().contains("of the paths in fr first show"), out.toString());
    }

    @Test
    void aBoundForALanguageThatTheHouseDoesNotHaveIsAFault() {
        config.put("content/recommendations.json", "/otherLanguageAtMost", "{'xx': 5}");
        assertEquals(1, run("check"));
        assertTrue(out.toString().contains("/otherLanguageAtMost/xx"), out.toString());
    }

    @Test
    void checkWarnsOfWhatIsOldAndOfTheCentresAgendaThatWouldNotBeBelieved() {
        ConfigFolder shipped = ConfigFolder.shippedIn(folder.resolve("shipped"));
        shipped.put("content/recommendations.json", "/recommendations/0/checked", "'2020-01-01'");
        shipped.put(
                "terminal.json",
                "/centre",
                "{'url': 'https://centre.example', 'tokenFile': 'centre.token'}");
        assertEquals(0, run("check", "--config", shipped.path().toString()));
        String said = out.toString();
        assertTrue(said.contains("set checked: cdm-adviser (2020-01-01)"), said);
        assertTrue(said.contains("Warning: terminal.json names a centre without its"), said);
        assertTrue(said.contains("kiosk central key show"), said);
    }

    @Test
    void languageOfTheTerminalThatTheContentDoesNotSpeakIsAFault() {
        config.put("terminal.json", "/languages", "['fr', 'de']");
        assertEquals(1, run("check"));
        assertTrue(
                out.toString()
                        .replaceFirst(", column [0-9]+", "")
                        .startsWith("terminal.json: line 1: /languages/1: de: a language"),
                out.toString());
    }

    @Test
    void folderOfTheCommandLineGoesBeforeTheEnvironment() {
        config.delete("content/about.json");
        assertEquals(1, run("check"));
        assertEquals(0, run("check", "--config", ConfigFolder.SHIPPED.toString()));
        assertEquals(0, run("--config", ConfigFolder.SHIPPED.toString(), "check"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check --help", "pin --help", "pin -h"})
    void helpIsEverywhere(String line) {
        assertEquals(0, run(line.split(" ")));
        assertTrue(out.toString().contains("Usage: kiosk"));
        assertTrue(out.toString().contains("--config=DIR"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "check --colour", "check --config", "pin 123456"})
    void wrongCommandLineIsOneSentenceAndStatusTwo(String line) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void pinOnTheCommandLineIsRefusedAndNotRepeated() {
        assertEquals(2, run("pin", "482915"));
        assertFalse(err.toString().contains("482915"));
    }

    @Test
    void pinIsSetInTheDataFolderOfTheSettings() {
        assertEquals(0, run(piped("482915\n"), "pin"));
        assertTrue(Files.exists(folder.resolve("data/pin")));
        assertEquals("The staff PIN is set.", out.toString().strip());
    }

    @Test
    void pinIsSetInTheDataFolderOfTheCommandLine() {
        Path data = folder.resolve("elsewhere/data");
        config.delete("terminal.json");
        assertEquals(0, run(piped("482915\n"), "pin", "--data", data.toString()));
        assertEquals(Secret.Match.RIGHT, new StaffPin(data).compare("482915".toCharArray()));
    }

    @Test
    void pinTypedTwiceTheSameIsSet() {
        assertEquals(0, run(typed("482915", "482915"), "pin"));
    }

    @Test
    void pinTypedTwiceDifferentlyChangesNothing() {
        assertEquals(1, run(typed("482915", "482951"), "pin"));
        assertEquals("The two PINs are not the same; nothing was changed.", err.toString().strip());
        assertFalse(Files.exists(folder.resolve("data/pin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234\n", "geheim\n"})
    void badPinChangesNothingAndIsNotRepeated(String input) {
        assertEquals(1, run(piped(input), "pin"));
        assertEquals(
                "A PIN has 6 to 12 digits and nothing else; nothing was changed.",
                err.toString().strip());
        assertFalse(Files.exists(folder.resolve("data/pin")));
    }

    @Test
    void pinWithoutSoundSettingsSaysWhatIsWrong() {
        config.put("terminal.json", "/dataFolder", "7");
        assertEquals(1, run(piped("482915\n"), "pin"));
        assertEquals(
                "terminal.json: line 1: /dataFolder: 7: a folder is needed",
                err.toString().replaceFirst(", column [0-9]+", "").strip());
    }

    @Test
    void dataFolderThatCannotBeMadeIsOneSentence() {
        String file = config.path().resolve("site.json").toString();
        assertEquals(1, run(piped("482915\n"), "pin", "--data", file));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("Reading or writing failed"), err.toString());
    }

    @Test
    void keyIsShownAsTheEntryOfTheSite() throws Exception {
        Path data = folder.resolve("data");
        assertEquals(0, run("key", "show", "--data", data.toString()), err.toString());
        String key = KeyFile.loadOrCreate(data.resolve(KeyFile.NAME)).publicKey();
        config.put("site.json", "/terminals/0", out.toString());
        assertEquals(List.of(), ConfigFolder.faults(config.settings()));
        assertTrue(config.read("site.json").contains(key));
    }

    @Test
    void theKeyOfASiteIsItsOwnAndIsShownOnlyIfTheSiteJoinsItsCounts() throws Exception {
        Path data = folder.resolve("data");
        String[] show = {"key", "show", "--site", "--data", data.toString()};
        assertEquals(1, run(show));
        assertTrue(err.toString().contains("joinsCounts"), err.toString());
        config.put("site.json", "/joinsCounts", "true")
                .put("site.json", "/terminals/0/hubFingerprint", "'" + "0f".repeat(32) + "'");
        assertEquals(0, run(show), err.toString());
        String site = KeyFile.loadOrCreate(data.resolve("site/key")).publicKey();
        assertTrue(out.toString().contains("\"id\": \"site-bruxelles\""), out.toString());
        assertTrue(out.toString().contains(site), out.toString());
        assertFalse(site.equals(KeyFile.loadOrCreate(data.resolve(KeyFile.NAME)).publicKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key show", "pin"})
    void dataFolderThatACommandMakesIsItsOwnersAlone(String command) throws Exception {
        Path data = folder.resolve("new/data");
        String[] words = (command + " --data " + data).split(" ", -1);
        assertEquals(0, run(piped("482915\n"), words), err.toString());
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"print-test", "run", "visit"})
    void wrongPrinterAddressIsToldInOneSentence(String command) throws Exception {
        Path script = Files.createFile(folder.resolve("script.txt"));
        assertEquals(
                ExitStatus.USAGE,
                command.equals("visit")
                        ? run(command, "--printer", "foo", script.toString())
                        : run(command, "--printer", "foo"));

        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(
                err.toString()
                        .startsWith(
                                "The printer address \"foo\" cannot be used (its kind is not"
                                        + " known): write usb:/dev/usb/lp0,"),
                err.toString());
        assertTrue(
                err.toString().strip().endsWith("\"emulated\" and \"none\" are taken too."),
                err.toString());
    }

    @Test
    void checkNamesFaultyCountsAndAnAnswerThatNothingCounts() {
        config.put("counts.json", "/measures/0/period", "'week'")
                .put("content/about.json", "/questions/1/choices/0/id", "'woman'");
        assertEquals(ExitStatus.FAULTS, run("check"));
        String said = out.toString();
        assertTrue(said.contains("/measures/0/period"), said);
        assertTrue(said.contains("/questions/1/choices/0/id: woman"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10x", "1024x600", "axb@c"})
    void screenThatIsNoneIsOneSentence(String size) {
        assertEquals(ExitStatus.USAGE, run("visit", "--display", size, "no-script.txt"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(size + ": write it as 1024x600@7"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"visit", "run --script"})
    void scriptThatIsNotThereIsOneSentence(String command) {
        Path script = folder.resolve("no-script.txt");
        String[] words = (command + " " + script).split(" ", -1);
        assertEquals(ExitStatus.FAULTS, run(words));
        assertEquals("There is no script " + script + " that can be read.", err.toString().strip());
    }
}
