package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Versions;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a house makes bundles and a technician takes them, at a shell.
class BundleCommandTest {
    @TempDir Path folder;
    private String out = "";
    private String err = "";

    @SuppressWarnings("NullAway.Init")
    private ConfigFolder config;

    private int run(String... args) {
        StringWriter said = new StringWriter();
        StringWriter faults = new StringWriter();
        Map<String, String> environment =
                Map.of(
                        "KIOSK_CONFIG",
                        config.path().toString(),
                        "KIOSK_DATA",
                        folder.resolve("data").toString());
        int status =
                new Main(
                                environment,
                                new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                                new PrintWriter(said),
                                new PrintWriter(faults))
                        .run(args);
        out = said.toString();
        err = faults.toString();
        return status;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private int inUse() {
        return new Versions(Installer.contentIn(folder.resolve("data")), new RealDisk()).current();
    }

    @Test
    void aHouseMakesAKeyAndABundleAndATerminalTakesItOnce() throws Exception {
        config = ConfigFolder.shippedIn(folder);
        String agenda =
                "{\"made\": \"2026-11-30T06:00:00Z\", \"zone\": \"Europe/Brussels\","
                        + " \"dates\": []}";
        config.write("agenda.json", agenda);
        assertEquals(0, run("bundle", "keygen", at("house.key")), () -> err);
        String key = out.strip();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("house.key"))));
        assertEquals(1, run("bundle", "keygen", at("house.key")));
        assertTrue(err.contains("is there already"), err);
        assertEquals(key, Files.readAllLines(folder.resolve("house.key")).getLast());

        config.put("terminal.json", "/updates", "{'keys': ['" + key + "']}");
        assertEquals(0, pack(12), () -> err + out);
        assertTrue(out.startsWith("content 12 ("), out);
        assertTrue(out.contains(") for site bruxelles, processor any, programs from "), out);
        assertEquals(1, pack(12));
        assertTrue(err.contains("content-12.cdmb is there already"), err);

        assertEquals(0, run("bundle", "show", at("content-12.cdmb"), "--trust", key), () -> err);
        assertEquals(0, run("bundle", "keygen", at("next.key")));
        String next = out.strip();
        assertEquals(1, run("bundle", "show", at("content-12.cdmb"), "--trust", next));
        assertTrue(err.contains("no key that is trusted here"), err);

        assertEquals(0, run("bundle", "install", at("content-12.cdmb")), () -> err);
        assertTrue(out.contains(" is in use now; "), out);
        assertEquals(12, inUse());
        Path place = Updates.contentPlace(config.path(), folder.resolve("data"));
        assertEquals(agenda, Files.readString(place.resolve("agenda.json")));
        assertEquals(1, run("bundle", "install", at("content-12.cdmb")));
        assertTrue(err.contains("/version: 12: version 12 is here"), err);

        // The centre's shelf takes what is whole, and nothing else.
        assertEquals(0, run("central", "bundle", at("content-12.cdmb")), () -> err);
        byte[] bytes = Files.readAllBytes(folder.resolve("content-12.cdmb"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("damaged.cdmb"), bytes);
        assertEquals(1, run("central", "bundle", at("damaged.cdmb")));
        assertTrue(err.contains("not what was signed"), err);
        assertEquals(1, run("bundle", "show", at("damaged.cdmb")));

        // The key rotates: what the old one signs afterwards is refused.
        assertEquals(
                0,
                run(
                        "bundle",
                        "trust",
                        at("keys-1.cdmb"),
                        "--key",
                        at("house.key"),
                        "--number",
                        "1",
                        "--trust",
                        next),
                () -> err);
        assertTrue(out.contains("trust " + next), out);
        assertEquals(0, run("bundle", "install", at("keys-1.cdmb")), () -> err);
        assertEquals(1, run("bundle", "install", "--even-older", at("content-12.cdmb")));
        assertTrue(err.contains("no key that is trusted here"), err);
        assertEquals(12, inUse());
    }

    private int pack(int number) {
        return run(
                "bundle",
                "pack",
                at("content-" + number + ".cdmb"),
                "--key",
                at("house.key"),
                "--number",
                Integer.toString(number));
    }

    @Test
    void contentWithFaultsIsNotPackedAndEveryFaultIsSaid() throws Exception {
        config = ConfigFolder.in(folder);
        assertEquals(0, run("bundle", "keygen", at("house.key")));
        config.put("content/questionnaire-C.json", "/rules/0/recommend", "['nobody']");
        assertEquals(1, pack(1));
        assertTrue(out.contains("/rules/0/recommend/0: nobody"), out);
        assertFalse(Files.exists(folder.resolve("content-1.cdmb")));
        assertEquals(2, run("bundle", "pack", at("x.cdmb")));
        assertEquals(
                List.of(),
                List.of(out.split("\n", -1)).stream().filter(l -> !l.isBlank()).toList());
    }

    @Test
    void theSameFilesNumberKeyAndInstantGiveTheSameBytes() throws Exception {
        config = ConfigFolder.shippedIn(folder);
        assertEquals(0, run("bundle", "keygen", at("house.key")), () -> err);
        String key = out.strip();
        String made = "2026-11-30T12:00:00.123Z";
        assertEquals(0, keys("keys-1.cdmb", key, "--made", made), () -> err);
        assertEquals(0, keys("again.cdmb", key, "--made", made), () -> err);
        assertEquals(0, keys("later.cdmb", key, "--made", "2026-11-30T12:00:01Z"), () -> err);
        byte[] first = Files.readAllBytes(folder.resolve("keys-1.cdmb"));
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("again.cdmb")));
        assertFalse(Arrays.equals(first, Files.readAllBytes(folder.resolve("later.cdmb"))));
        assertEquals(2, keys("bad.cdmb", key, "--made", "yesterday"));
        assertTrue(err.contains("--made"), err);
    }

    @Test
    void aProgramIsPackedWithoutAMachinesCacheAndWithoutWhatOnlyTheCentreNeeds() throws Exception {
        config = ConfigFolder.shippedIn(folder);
        Path program = folder.resolve("kiosk");
        for (String each :
                List.of(
                        "bin/kiosk",
                        "lib/kiosk-9.8.7.jar",
                        "lib/libglass.so",
                        "lib/kiosk.aot",
                        "lib/tools/calendar-1.jar",
                        "lib/central/pool-1.jar")) {
            Path file = program.resolve(each);
            Files.createDirectories(file.getParent());
            Files.writeString(file, each);
        }
        Manifest about = new Manifest();
        about.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        about.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "9.8.7");
        new JarOutputStream(Files.newOutputStream(program.resolve("lib/kiosk-9.8.7.jar")), about)
                .close();
        assertEquals(0, run("bundle", "keygen", at("house.key")), () -> err);
        assertEquals(
                0,
                run(
                        "bundle",
                        "pack",
                        at("program.cdmb"),
                        "--program",
                        program.toString(),
                        "--key",
                        at("house.key"),
                        "--number",
                        "1",
                        "--site",
                        "all"),
                () -> err);
        String packed =
                Files.readString(folder.resolve("program.cdmb"), StandardCharsets.ISO_8859_1);
        assertTrue(packed.contains("lib/kiosk-9.8.7.jar"), packed);
        assertTrue(packed.contains("lib/libglass.so"), packed);
        assertTrue(packed.contains("lib/tools/calendar-1.jar"), packed);
        assertFalse(packed.contains("kiosk.aot"), packed);
        assertFalse(packed.contains("lib/central"), packed);
    }

    private int keys(String name, String key, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "bundle",
                                "trust",
                                at(name),
                                "--key",
                                at("house.key"),
                                "--number",
                                "1",
                                "--trust",
                                key));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }
}
