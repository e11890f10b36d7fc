package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.SiteSettings.PublicKey;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Display;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Printer;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir Path folder;
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() {
        config = ConfigFolder.in(folder);
    }

    private Settings sound() {
        return ConfigFolder.sound(config.settings());
    }

    @Test
    void shippedTerminalIsTheSevenInchOne() {
        TerminalSettings terminal = sound().terminal();
        assertEquals('A', terminal.letter());
        assertEquals(TerminalKind.BUILDING, terminal.kind());
        assertEquals(
                new Display(1024, 600, 7, 400, 900, new SunlightHours.Never()), terminal.display());
        assertEquals("usb:/dev/usb/lp0", terminal.printers().getFirst().address());
        assertEquals(Map.of(), terminal.pins().numbers());
        assertEquals(List.of(), terminal.languages());
    }

    @Test
    void dataFolderLiesBesideTheConfigurationFolderUnlessItIsAbsolute() {
        assertEquals(folder.resolve("data"), sound().terminal().dataFolder());
        config.put("terminal.json", "/dataFolder", "'/var/lib/kiosk'");
        assertEquals(Path.of("/var/lib/kiosk"), sound().terminal().dataFolder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usb:/dev/usb/lp1",
                "serial:/dev/ttyS0?flow=software",
                "serial:/dev/ttyUSB0?baud=9600&flow=software",
                "tcp://printer.local",
                "tcp://printer.local:9100",
                "tcp://[fe80::1]:9100",
                "serial:/dev/ttyUSB0?baud=38400",
                "file:/tmp/tickets"
            })
    void everyKindOfPrinterAddressIsRead(String address) {
        config.put("terminal.json", "/printers/0/address", "'" + address + "'");
        Printer printer = sound().terminal().printers().getFirst();
        assertEquals(new Printer(address, 576, "Imprimante à tickets"), printer);
        assertEquals(80, printer.rollMetres());
        assertEquals(
                List.of(), new Schemas().complaints("terminal.json", config.read("terminal.json")));
    }

    @Test
    void editorsAndTheKioskTakeTheSamePrinterAddresses() throws IOException {
        String schema =
                Files.readString(ConfigFolder.SHIPPED.resolve("schema/terminal.schema.json"));
        String written = PrinterAddress.pattern().replace("\\", "\\\\");

        assertTrue(schema.contains("\"" + written + "\""), written);
    }

    @Test
    void partsThatMayBeMissingMayBeMissing() {
        config.remove("terminal.json", "/printers");
        config.remove("site.json", "/terminals/0/publicKeys");
        assertEquals(List.of(), sound().terminal().printers());
        assertEquals(List.of(), sound().site().terminals().getFirst().publicKeys());
    }

    @Test
    void pinsLanguagesAndKindAreRead() {
        config.put("terminal.json", "/kind", "'truck'");
        config.put("terminal.json", "/languages", "['nl', 'fr']");
        config.put(
                "terminal.json",
                "/pins",
                "{'lightGreen': 17, 'lightAmber': 27, 'lightRed': 22, 'keyNext': 5, 'keyPrevious':"
                        + " 6, 'keyChoose': 13, 'keyRepeat': 19, 'headset': 26, 'presence': 16,"
                        + " 'tamper': 20, 'slotLamp': 18, 'inverted': ['headset']}");
        TerminalSettings terminal = sound().terminal();
        assertEquals(TerminalKind.TRUCK, terminal.kind());
        assertEquals(List.of("nl", "fr"), terminal.languages());
        assertEquals(11, terminal.pins().numbers().size());
        assertEquals(27, terminal.pins().numbers().get("lightAmber"));
        assertEquals(Set.of("headset"), terminal.pins().inverted());
        assertEquals(
                List.of(), new Schemas().complaints("terminal.json", config.read("terminal.json")));
    }

    @Test
    void terminalWithoutAVoiceIsSilentAndItsKeysAreTheUsualOnes() {
        config.remove("terminal.json", "/speech");
        assertEquals(Optional.empty(), sound().terminal().speech());
        assertEquals(List.of("DOWN", "RIGHT"), sound().terminal().keys().next());
        assertEquals(Duration.ofMillis(250), sound().terminal().keys().doubleStrike());
    }

    @Test
    void voiceAndKeysAreRead() {
        config.put("terminal.json", "/speech", "{}");
        assertEquals(
                Optional.of(
                        new TerminalSettings.Speech(List.of(), List.of("aplay", "-q"), List.of())),
                sound().terminal().speech());
        config.put("terminal.json", "/speech/engine", "['piper', '-m', '{language}', '-m']");
        config.put("terminal.json", "/speech/headset", "['aplay', '-D', 'headset']");
        config.put(
                "terminal.json",
                "/keys",
                "{'next': ['F5'], 'repeat': ['F6', 'F7'], 'doubleStrikeMillis': 500}");
        TerminalSettings terminal = sound().terminal();
        TerminalSettings.Speech speech = terminal.speech().orElseThrow();
        assertEquals(List.of("piper", "-m", "{language}", "-m"), speech.engine());
        assertEquals(List.of("aplay", "-D", "headset"), speech.headset());
        assertEquals(List.of("F5"), terminal.keys().next());
        assertEquals(List.of("UP", "LEFT"), terminal.keys().previous());
        assertEquals(List.of("F6", "F7"), terminal.keys().repeat());
        assertEquals(Duration.ofMillis(500), terminal.keys().doubleStrike());
    }

    @Test
    void keyOfAScannerAndKeyOfTwoMeaningsAreRefused() {
        config.put("terminal.json", "/keys", "{'next': ['A'], 'choose': ['UP']}");
        assertEquals(
                List.of("/keys/next/0", "/keys"),
                ConfigFolder.faults(config.settings()).stream().map(Fault::pointer).toList());
    }

    @Test
    void keysOfATerminalAreReadWithTheirDays() {
        config.put(
                "site.json",
                "/terminals/0/publicKeys/-",
                "{'key': '" + KEY + "', 'from': '2026-01-31', 'until': '2026-11-22'}");
        config.put("site.json", "/terminals/0/hubFingerprint", "'" + "0a".repeat(32) + "'");
        SiteSettings.Terminal terminal = sound().site().terminal("bruxelles-a").orElseThrow();
        assertEquals(
                List.of(new PublicKey(KEY, LocalDate.of(2026, 1, 31), LocalDate.of(2026, 11, 22))),
                terminal.publicKeys());
        assertEquals(Optional.of("0a".repeat(32)), terminal.hubFingerprint());
    }

    private void joins() {
        config.put("site.json", "/joinsCounts", "true");
        config.put("site.json", "/terminals/0/hubFingerprint", "'" + "0a".repeat(32) + "'");
        config.put("terminal.json", "/hub", "{'port': 8443}");
        config.put(
                "site.json",
                "/terminals/-",
                "{'id': 'truck', 'letter': 'T', 'joinsCounts': false}");
        config.put("site.json", "/terminals/-", "{'id': 'bruxelles-b', 'letter': 'B'}");
    }

    @Test
    void theTerminalsOfASiteThatJoinsItsCountsGiveThemButForThoseThatAreExcepted() {
        assertEquals(Set.of(), sound().site().joined());
        assertFalse(sound().joinsCounts());
        joins();
        assertEquals(Set.of("bruxelles-a", "bruxelles-b"), sound().site().joined());
        assertTrue(sound().joinsCounts());
        assertEquals(List.of(), new Schemas().complaints("site.json", config.read("site.json")));
        config.put("site.json", "/terminals/0/joinsCounts", "false");
        assertFalse(sound().joinsCounts());
        config.put("site.json", "/terminals/2/joinsCounts", "false");
        assertJoiningIsRefused("site.json /joinsCounts");
    }

    @Test
    void whoCannotJoinIsTold() {
        joins();
        config.put("terminal.json", "/kind", "'truck'");
        config.remove("terminal.json", "/hub");
        assertJoiningIsRefused("terminal.json /kind", "terminal.json /hub");
        config.remove("site.json", "/terminals/0/hubFingerprint");
        assertJoiningIsRefused("site.json /joinsCounts");
        config.put("site.json", "/joinsCounts", "'yes'");
        assertJoiningIsRefused("site.json /joinsCounts");
    }

    @Test
    void namesThatNoBatchOfASiteCouldCarryAreRefused() {
        joins();
        config.put("site.json", "/terminals/2/id", "'" + "b".repeat(41) + "'");
        assertJoiningIsRefused("site.json /joinsCounts");
        config.put("site.json", "/terminals/2/id", "'site-bruxelles'");
        assertJoiningIsRefused("site.json /terminals");
        config.put("site.json", "/terminals/2/id", "'bruxelles-b'");
        config.put("site.json", "/id", "'" + "s".repeat(36) + "'");
        config.put("terminal.json", "/site", "'" + "s".repeat(36) + "'");
        assertJoiningIsRefused("site.json /id");
    }

    private void assertJoiningIsRefused(String... places) {
        assertEquals(
                List.of(places),
                ConfigFolder.faults(config.settings()).stream()
                        .map(f -> f.file() + " " + f.pointer())
                        .toList());
    }

    @Test
    void problemsOfBothFilesAreReportedTogether() {
        config.put("terminal.json", "/letter", "'a'");
        config.remove("terminal.json", "/site");
        config.put("site.json", "/name", "''");
        assertEquals(
                List.of("terminal.json: /letter", "terminal.json: /site", "site.json: /name"),
                ConfigFolder.faults(config.settings()).stream()
                        .map(f -> f.file() + ": " + f.pointer())
                        .toList());
    }

    @Test
    void twoWrongLettersAreNotCalledTheSameLetter() {
        config.put("site.json", "/terminals/0/letter", "1");
        config.put("site.json", "/terminals/-", "{'id': 'b', 'letter': 2}");
        assertEquals(
                List.of("one letter from A to Z is needed", "one letter from A to Z is needed"),
                ConfigFolder.faults(config.settings()).stream().map(Fault::message).toList());
    }

    @Test
    void missingFilesAreNamed() {
        config.delete("terminal.json").delete("site.json");
        assertEquals(
                List.of(
                        new Fault("terminal.json", "", "(missing)", "this file is needed"),
                        new Fault("site.json", "", "(missing)", "this file is needed")),
                ConfigFolder.faults(config.settings()));
    }

    @Test
    void terminalAloneIsReadWhileTheSiteDoesNotKnowIt() {
        config.delete("site.json");
        TerminalSettings terminal = ConfigFolder.sound(SettingsReader.loadTerminal(config.path()));
        assertEquals("bruxelles-a", terminal.id());
    }

    private static final String CENTRE =
            "{'url': 'https://centre.example/kiosk', 'tokenFile': 'centre.token',"
                    + " 'publicKey': 'KEY', 'certificate': 'CERTIFICATE'}";

    private void centre(String json) {
        config.put("terminal.json", "/centre", json);
    }

    @Test
    void centreIsReadWithItsTokenInTheDataFolder() {
        String key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        centre(CENTRE.replace("KEY", key).replace("CERTIFICATE", "0a".repeat(32)));
        CentreAddress centre = sound().terminal().centre().orElseThrow();
        assertEquals("https://centre.example/kiosk", centre.url().toString());
        assertEquals(
                folder.resolve("data/centre.token"), centre.in(folder.resolve("data")).tokenFile());
        assertTrue(centre.publicKey().isPresent());
        assertEquals(
                List.of(), new Schemas().complaints("terminal.json", config.read("terminal.json")));
    }

    @Test
    void everyFaultOfTheCentreIsNamed() {
        centre(CENTRE.replace("https", "http").replace("centre.token", ""));
        List<String> places =
                List.of(
                        "/centre/url",
                        "/centre/tokenFile",
                        "/centre/publicKey",
                        "/centre/certificate");
        assertEquals(
                places,
                ConfigFolder.faults(config.settings()).stream().map(Fault::pointer).toList());
        assertEquals(
                4, new Schemas().complaints("terminal.json", config.read("terminal.json")).size());
    }

    private static final String HOTSPOT =
            "{'port': 8443, 'hotspot': {'name': 'Formtruck', 'address': '10.83.1.1',"
                    + " 'keyFile': 'hotspot.key'}}";

    @Test
    void ownWirelessNetworkIsRead() {
        config.put("terminal.json", "/hub", HOTSPOT);
        assertEquals(
                new TerminalSettings.Hub.Here(
                        8443,
                        new TerminalSettings.Hotspot(
                                "Formtruck", "10.83.1.1", Path.of("hotspot.key"))),
                sound().terminal().hub());
        assertEquals(
                List.of(), new Schemas().complaints("terminal.json", config.read("terminal.json")));
    }

    @Test
    void everyFaultOfTheOwnWirelessNetworkIsNamed() {
        config.put(
                "terminal.json",
                "/hub",
                HOTSPOT.replace("Formtruck", "Borne é")
                        .replace("10.83.1.1", "10.83.1.256")
                        .replace("hotspot.key", " "));
        assertEquals(
                List.of("/hub/hotspot/name", "/hub/hotspot/address", "/hub/hotspot/keyFile"),
                ConfigFolder.faults(config.settings()).stream().map(Fault::pointer).toList());
        assertEquals(
                3, new Schemas().complaints("terminal.json", config.read("terminal.json")).size());
    }

    @Test
    void ownWirelessNetworkOfATerminalThatIsNoHubIsRefused() {
        config.put(
                "terminal.json",
                "/hub",
                HOTSPOT.replace("'port': 8443", "'address': 'https://kiosk-a.local:8443'"));
        assertEquals(
                List.of("/hub/hotspot"),
                ConfigFolder.faults(config.settings()).stream().map(Fault::pointer).toList());
        assertFalse(
                new Schemas().complaints("terminal.json", config.read("terminal.json")).isEmpty());
    }
}
