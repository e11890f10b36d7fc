package brussels.citedesmetiers.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Package, units, set-up and what people read about them say the same.
class DeployedTest {
    private static final Path PACKAGE = Path.of("deploy/package");
    private static final Path SITE = Path.of("src/site/markdown");

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static String unit(String name) throws IOException {
        return read(PACKAGE.resolve(name + ".service"));
    }

    private static List<MatchResult> in(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().toList();
    }

    private static String one(String text, String pattern) {
        List<MatchResult> found = in(text, pattern);
        assertEquals(1, found.size(), pattern);
        return found.getFirst().group(1);
    }

    @ParameterizedTest
    @CsvSource({"cdm-kiosk, terminal", "cdm-kiosk-hub, hub", "cdm-kiosk-centre, centre"})
    void serviceFindsItsUserItsDataAndTheHousesConfiguration(String name, String role)
            throws IOException {
        String unit = unit(name);
        assertEquals(name, one(unit, "^User=(.+)"));
        assertEquals(name, one(unit, "^StateDirectory=(.+)"));
        assertEquals("/var/lib/" + name, one(unit, "^Environment=KIOSK_DATA=(.+)"));
        assertEquals("/etc/cdm-kiosk", one(unit, "^Environment=KIOSK_CONFIG=(.+)"));
        String users = read(PACKAGE.resolve(role + ".sysusers"));
        assertEquals("/var/lib/" + name, one(users, "^u " + name + " - \".*\" (.+)"));
        String installed = read(PACKAGE.resolve("cdm-kiosk-" + role + ".postinst"));
        assertTrue(installed.contains("-m 700 /var/lib/" + name + "\n"), installed);
        assertTrue(
                read(PACKAGE.resolve("cdm-kiosk-" + role + ".postrm"))
                        .contains("rm -rf /var/lib/" + name + "\n"));
        assertTrue(
                read(PACKAGE.resolve("kiosk-setup")).contains(role + ") user=" + name),
                "kiosk-setup writes for the same user");
    }

    /// What the command at a shell makes of a line that systemd reads for the service.
    ///
    /// @param said what comes of it, or how it is refused
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "X=jdbc:postgresql://h/c?user=c&password=p&y=1|jdbc:postgresql://h/c?user=c&password=p&y=1",
                "X='a&b c'|a&b c",
                "X=\"a&b c\"|a&b c",
                "X=--to /srv/backup --keep 30|--to /srv/backup --keep 30",
                "X=$(id)|$(id)",
                "export X=a|NAME=value is needed",
                "X='a' 'b'|one pair of quotes",
                "X=a\\ b|no backslash",
            })
    void commandReadsTheSettingsOfTheServiceAsTheServiceDoes(
            String line, String said, @TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("environment"), "# ours\n" + line + "\n");
        Path kiosk =
                Files.writeString(folder.resolve("kiosk"), "#!/bin/sh\nprintf '%s\\n' \"$X\"\n");
        assertTrue(kiosk.toFile().setExecutable(true));
        String command =
                read(PACKAGE.resolve("kiosk"))
                        .replace("/etc/cdm-kiosk/environment", settings.toString())
                        .replace("/usr/lib/cdm-kiosk/bin/kiosk", kiosk.toString());
        Path wrapper = Files.writeString(folder.resolve("wrapper"), command);
        Process process =
                new ProcessBuilder("sh", wrapper.toString(), "central")
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean taken = process.waitFor() == 0;
        assertTrue(
                taken ? answer.equals(said + "\n") : answer.matches("(?s)kiosk: .*" + said + ".*"),
                answer);
    }

    /// The nightly backup asks the running centre, so it is the same user with the same folders.
    @Test
    void backupOfTheCentreIsMadeByItsUserOfItsFolderAndRunsEveryNight() throws IOException {
        String backup = unit("cdm-kiosk-centre-backup");
        String centre = unit("cdm-kiosk-centre");
        for (String same :
                List.of("User", "StateDirectory", "StateDirectoryMode", "UMask", "LimitCORE")) {
            String line = "^" + same + "=(.+)";
            assertEquals(one(centre, line), one(backup, line), same);
        }
        assertEquals(
                in(centre, "^Environment(File)?=.+").stream().map(MatchResult::group).toList(),
                in(backup, "^Environment(File)?=.+").stream().map(MatchResult::group).toList());
        assertTrue(
                one(backup, "^ExecStart=(.+)").contains("kiosk central backup --nightly --keep "),
                backup);
        String timer = read(PACKAGE.resolve("cdm-kiosk-centre-backup.timer"));
        assertEquals("true", one(timer, "^Persistent=(.+)"));
        String packed = read(Path.of("deploy/package.sh"));
        for (String unit : List.of("service", "timer")) {
            assertTrue(packed.contains("put 644 cdm-kiosk-centre-backup." + unit + " "), unit);
        }
        for (String script : List.of("postinst", "prerm", "postrm")) {
            assertTrue(
                    read(PACKAGE.resolve("cdm-kiosk-centre." + script))
                            .contains("cdm-kiosk-centre-backup.timer"),
                    script);
        }
    }

    @Test
    void userOfTheTerminalIsInEveryGroupThatItsServiceNeeds() throws IOException {
        String users = read(PACKAGE.resolve("terminal.sysusers"));
        for (String group : one(unit("cdm-kiosk"), "^SupplementaryGroups=(.+)").split(" ", -1)) {
            assertTrue(users.contains("m cdm-kiosk " + group + "\n"), group);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdm-kiosk", "cdm-kiosk-hub", "cdm-kiosk-centre"})
    void serviceIsWatchedAndLeavesNoDumpOfItsMemory(String name) throws IOException {
        String unit = unit(name);
        assertEquals("notify", one(unit, "^Type=(.+)"));
        assertTrue(Integer.parseInt(one(unit, "^WatchdogSec=(\\d+)$")) >= 30);
        assertEquals("always", one(unit, "^Restart=(.+)"));
        assertEquals("0", one(unit, "^LimitCORE=(.+)"));
        assertFalse(one(unit, "^WatchdogSignal=(.+)").contains("ABRT"), "that dumps");
    }

    /// Whose session a login manager keeps is moved out of its unit, and the kiosk's word that it
    /// is ready and well would reach nobody; and the compositor needs a folder that it may write.
    @Test
    void compositorOfTheTerminalHasItsDisplayAndItsSocketWithoutALogin() throws IOException {
        String unit = unit("cdm-kiosk");
        assertEquals("all", one(unit, "^NotifyAccess=(.+)"));
        assertEquals(List.of(), in(unit, "^PAMName="));
        assertEquals(
                "/run/" + one(unit, "^RuntimeDirectory=(.+)"),
                one(unit, "^Environment=XDG_RUNTIME_DIR=(.+)"));
        String manager = one(unit, "^Environment=LIBSEAT_BACKEND=(.+)");
        assertEquals(manager + ".service", one(unit, "^Wants=(.+)"));
        assertTrue(read(Path.of("deploy/package.sh")).contains(" cage, " + manager + ", "));
        assertTrue(one(unit, "^SupplementaryGroups=(.+)").contains("video"), "those it serves");
        assertTrue(
                in(unit, "^ExecStartPre=(.+)").getFirst().group(1).contains("/run/seatd.sock"),
                "its socket is waited for before anything else");
        assertEquals(
                "setuid setgid",
                in(unit, "^SystemCallFilter=(.+)").getLast().group(1),
                "what Xwayland calls before it reads a keyboard's layout");
    }

    /// The voice speaks by ALSA's own player, and no login opens the loudspeaker.
    @Test
    void terminalMaySpeakAndDimItsScreen() throws IOException {
        String unit = unit("cdm-kiosk");
        List<String> groups = List.of(one(unit, "^SupplementaryGroups=(.+)").split(" ", -1));
        assertTrue(groups.contains("audio"), groups.toString());
        assertEquals(1, in(unit, "^DeviceAllow=char-alsa rw$").size());
        assertTrue(read(Path.of("deploy/package.sh")).contains(" espeak-ng, alsa-utils, dbus"));
        assertEquals("-/sys/devices", one(unit, "^ReadWritePaths=(.+)"), "its backlight");
    }

    /// Whoever wonders why a directive is missing finds it, with what breaks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdm-kiosk",
                "cdm-kiosk-hub",
                "cdm-kiosk-centre",
                "cdm-kiosk-centre-backup",
                "cdm-kiosk-hotspot",
                "cdm-kiosk-board"
            })
    void whatAServiceMayDoIsLimitedOrTheReasonIsGiven(String name) throws IOException {
        String unit = unit(name);
        for (String directive :
                List.of(
                        "PrivateDevices",
                        "PrivateNetwork",
                        "PrivateUsers",
                        "MemoryDenyWriteExecute",
                        "ProcSubset",
                        "IPAddressDeny",
                        "ProtectSystem",
                        "SystemCallFilter",
                        "CapabilityBoundingSet",
                        "NoNewPrivileges",
                        "RestrictAddressFamilies")) {
            boolean limited = !in(unit, "^" + directive + "=").isEmpty();
            boolean explained = !in(unit, "^#.*\\b" + directive + "\\b.*\\s{2,}\\S").isEmpty();
            assertTrue(limited || explained, directive);
        }
    }

    /// The board is heard after each reload and power cut, and shows no hub but its own.
    @Test
    void boardOfTheWaitingRoomIsStartedAsItsPageAndItsHubNeedIt() throws IOException {
        String unit = unit("cdm-kiosk-board");
        String user = one(unit, "^User=(.+)");
        String users = read(PACKAGE.resolve("board.sysusers"));
        for (String group : one(unit, "^SupplementaryGroups=(.+)").split(" ", -1)) {
            assertTrue(users.contains("m " + user + " " + group + "\n"), group);
        }
        assertEquals(List.of(), in(unit, "^PAMName="), "a login's session goes past DeviceAllow");
        assertEquals("seatd", one(unit, "^Environment=LIBSEAT_BACKEND=(.+)"));
        assertTrue(
                in(unit, "^ExecStartPre=.*/run/seatd.sock").size() == 1,
                "its socket is waited for");
        String script = read(PACKAGE.resolve("kiosk-board"));
        assertTrue(script.contains(" --autoplay-policy=no-user-gesture-required "));
        assertTrue(script.contains("--ignore-certificate-errors-spki-list=$sum"));
        String settings = one(unit, "^EnvironmentFile=(.+)");
        assertEquals(settings, one(unit, "^ConditionPathExists=(.+)"));
        String install = read(SITE.resolve("install.md"));
        assertTrue(install.contains(" >" + settings + "\n"), "whoever installs it writes the file");
        assertTrue(
                read(PACKAGE.resolve("cdm-kiosk-board.postrm"))
                        .contains("rm -f " + settings + "\n"));
        String program = one(unit, "^ExecStart=(.+)");
        String packed = read(Path.of("deploy/package.sh"));
        assertTrue(packed.contains("put 755 kiosk-board " + program + "\n"), program);
        for (String name : List.of("HUB", "FINGERPRINT", "TURN")) {
            assertTrue(script.contains("${" + name + ":-}"), name);
            assertTrue(install.contains("`" + name), name);
        }
    }

    @Test
    void onlyTheHousesOwnConfigurationIsOutOfReachOfAnUpdate() throws IOException {
        String packed = read(Path.of("deploy/package.sh"));
        assertTrue(in(packed, "/etc/cdm-kiosk/\\S").isEmpty(), "nothing is shipped there");
        String linked = one(read(PACKAGE.resolve("cdm-kiosk.postinst")), "for part in (.+); do");
        for (String part : linked.split(" ", -1)) {
            assertTrue(Files.exists(Path.of("kiosk-config", part)), part);
        }
    }

    @Test
    void everyAnswerOfTheSetUpIsExplainedAndTaken() throws IOException {
        String setup = read(PACKAGE.resolve("kiosk-setup"));
        Set<String> asked =
                in(setup, "^ *ask(?:_unseen)? ([a-z-]+) ").stream()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(asked.size() > 15, asked.toString());
        String head = setup.substring(0, setup.indexOf("set -euo"));
        String taken =
                setup.substring(
                        setup.indexOf("case $name in"), setup.indexOf("there is no answer"));
        for (String name : asked) {
            assertTrue(
                    Pattern.compile("^#.*\\b" + name + "\\b", Pattern.MULTILINE)
                            .matcher(head)
                            .find(),
                    name + " is explained");
            assertTrue(
                    Pattern.compile("(^| )" + name + "( |\\))", Pattern.MULTILINE)
                            .matcher(taken)
                            .find(),
                    name + " is taken from a file");
        }
    }

    @ParameterizedTest
    @CsvSource({"manuel.md, 0", "handleiding.md, 1"})
    void staffFindEveryCodeWithTheSentenceOfTheScreen(String handbook, int language)
            throws IOException {
        String text = read(SITE.resolve(handbook));
        for (Reason reason : Reason.values()) {
            String row = "| " + reason.code() + " | " + reason.sentences().get(language) + " |";
            assertTrue(text.contains(row), row);
        }
        for (MatchResult code : in(read(PACKAGE.resolve("kiosk-notice")), "code=(X\\d)")) {
            assertTrue(text.contains(code.group(1)), code.group(1));
        }
        for (MatchResult picture : in(text, "!\\[[^\\]]+\\]\\(([^)]+)\\)")) {
            assertTrue(Files.exists(SITE.resolve(picture.group(1))), picture.group(1));
        }
    }

    @Test
    void whoInstallsFindsEveryCodeAndWhatMakesAClockTrusted() throws IOException {
        String text = read(SITE.resolve("install.md"));
        for (Reason reason : Reason.values()) {
            assertTrue(text.contains("| " + reason.code() + " |"), reason.code());
        }
        assertTrue(text.contains(ClockTrust.SYNCHRONISED.toString()));
        assertTrue(text.contains("chrony"));
    }

    @Test
    void serviceWaitsLongerThanTrainingMayTake() throws IOException {
        String training = read(PACKAGE.resolve("kiosk-train"));
        int longest = Integer.parseInt(one(training, "^longest=(\\d+)$"));
        int waits = Integer.parseInt(one(unit("cdm-kiosk"), "^TimeoutStartSec=(\\d+)min$"));
        assertTrue(waits * 60 > longest + 10, waits + " min and " + longest + " s");
    }

    @Test
    void everyTestAndScriptThatTheDocumentsNameIsThere() throws IOException {
        Set<String> tests = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.forEach(file -> tests.add(String.valueOf(file.getFileName())));
        }
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (Path document : documents()) {
            String text = read(document);
            for (MatchResult test : in(text, "\\b([A-Z][A-Za-z0-9]*Test)\\b")) {
                found++;
                if (!tests.contains(test.group(1) + ".java")) {
                    missing.add(document + " names " + test.group(1));
                }
            }
            for (MatchResult script : in(text, "\\b(deploy/[a-z0-9/-]+\\.sh)\\b")) {
                if (!Files.exists(Path.of(script.group(1)))) {
                    missing.add(document + " names " + script.group(1));
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(found > 50, "tests named: " + found);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        for (Path folder : List.of(SITE, Path.of("kiosk-config"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    @Test
    void readmeInstallsWhatIsBuilt() throws IOException {
        String readme = read(Path.of("README.md"));
        String packed = read(Path.of("deploy/package.sh"));
        List<MatchResult> named = in(readme, "\\./(cdm-kiosk[a-z-]*)_");
        assertTrue(named.size() >= 2, "the packages are named");
        for (MatchResult each : named) {
            assertTrue(packed.contains("start " + each.group(1) + " "), each.group(1));
        }
    }
}
