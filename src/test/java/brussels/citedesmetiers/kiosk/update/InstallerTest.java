package brussels.citedesmetiers.kiosk.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.BundleException.Why;
import brussels.citedesmetiers.kiosk.update.Installer.Consent;
import brussels.citedesmetiers.kiosk.update.Installer.Receiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which bundles are taken, and what is in use afterwards, whatever happens on the way.
class InstallerTest {
    @TempDir Path folder;
    private Path data;
    private Bundles bundles;
    private final List<Fault> faults = new ArrayList<>();

    @BeforeEach
    void makeKey() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        bundles = Bundles.in(folder.resolve("made"));
    }

    private Installer installer(DiskSteps disk, String... keys) {
        return new Installer(
                new Receiver("bruxelles", "0.3.0", "arm64"),
                data,
                keys.length == 0 ? List.of(bundles.key()) : List.of(keys),
                null,
                _ -> List.copyOf(faults),
                disk);
    }

    private Installer installer() {
        return installer(new RealDisk());
    }

    private static Versions versions(Installer installer) {
        return installer.versions(BundleKind.CONTENT).orElseThrow();
    }

    private BundleException refusal(Path bundle, Consent consent) throws IOException {
        Map<String, String> before = inUse();
        BundleException refused =
                assertThrows(BundleException.class, () -> installer().take(bundle, consent));
        assertEquals(before, inUse());
        assertFalse(Files.exists(Installer.contentIn(data).resolve("unfinished")));
        return refused;
    }

    private BundleException refusal(Path bundle) throws IOException {
        return refusal(bundle, Consent.CHOSEN);
    }

    /// The files of the version in use.
    private Map<String, String> inUse() throws IOException {
        Versions versions = versions(installer());
        return versions.current() == Versions.SHIPPED
                ? Map.of()
                : Bundles.all(versions.place(versions.current()));
    }

    private String inUse(String file) throws IOException {
        return String.valueOf(inUse().get(file));
    }

    @Test
    void whatWasPackedIsInUseByteForByteAndTheOneBeforeIsKept() throws Exception {
        installer().take(bundles.small(11), Consent.NONE);
        installer().take(bundles.small(12), Consent.NONE);
        assertEquals("version 12", inUse("content/themes.json"));
        assertEquals("version 12", inUse("languages/fr.json"));
        assertEquals(List.of(12, 11), versions(installer()).present());
        installer().take(bundles.small(13), Consent.NONE);
        installer().take(bundles.small(14), Consent.NONE);
        assertEquals(List.of(14, 13), versions(installer()).present());
    }

    @Test
    void whatStaffWentBackFromComesBackOnlyByTheirHand() throws Exception {
        installer().take(bundles.small(11), Consent.NONE);
        Path twelve = bundles.small(12);
        installer().take(twelve, Consent.NONE);
        versions(installer()).use(11, true);
        assertEquals("version 11", inUse("content/themes.json"));
        assertEquals(Why.OLDER, refusal(twelve, Consent.NONE).why());
        installer().take(twelve, Consent.CHOSEN);
        assertEquals("version 12", inUse("content/themes.json"));
        versions(installer()).use(Versions.SHIPPED, true);
        assertEquals(Map.of(), inUse());
        installer().take(bundles.small(13), Consent.NONE);
        assertEquals("version 13", inUse("content/themes.json"));
    }

    @Test
    void anOlderOneIsTakenOnlyIfStaffSaySo() throws Exception {
        installer().take(bundles.small(12), Consent.NONE);
        Path older = bundles.small(11);
        BundleException refused = refusal(older);
        assertEquals(Why.OLDER, refused.why());
        assertEquals(
                "content-11.cdmb: manifest.json: /version: 11: version 12 is here",
                refused.getMessage());
        assertEquals(Why.OLDER, refusal(bundles.small(12), Consent.EVEN_OLDER).why());
        installer().take(older, Consent.EVEN_OLDER);
        assertEquals("version 11", inUse("content/themes.json"));
    }

    @Test
    void aBundleForAnotherSiteProcessorOrProgramIsRefusedInASentence() throws Exception {
        Path elsewhere = bundles.small(1, m -> change(m, "jette", m.oldestProgram(), "any"));
        assertEquals(
                "content-1.cdmb: manifest.json: /site: jette: this terminal is of bruxelles",
                refusal(elsewhere).getMessage());
        Path newer = bundles.small(2, m -> change(m, "*", "0.10", "any"));
        assertEquals(Why.TOO_NEW, refusal(newer).why());
        assertEquals(List.of("0.10", "0.3.0"), refusal(newer).values());
        Path other = bundles.small(3, m -> change(m, "*", "0.3", "amd64"));
        assertEquals(Why.OTHER_PROCESSOR, refusal(other).why());
        installer().take(bundles.small(4, m -> change(m, "*", "0.3", "arm64")), Consent.NONE);
    }

    private static Manifest change(Manifest m, String site, String oldest, String processor) {
        return new Manifest(
                m.kind(),
                site,
                m.version(),
                m.name(),
                oldest,
                processor,
                m.created(),
                m.key(),
                m.files(),
                m.keys());
    }

    @Test
    void contentWithFaultsIsRefusedWithTheFirstOfThem() throws Exception {
        installer().take(bundles.small(11), Consent.NONE);
        faults.add(new Fault("content/themes.json", "/themes/0", "x", "is needed", 7, 3));
        faults.add(new Fault("content/themes.json", "/themes/1", "y", "is needed", 8, 3));
        BundleException refused = refusal(bundles.small(12));
        assertEquals(
                "content-12.cdmb: content/themes.json: line 7, column 3: /themes/0: x: is needed (and 1 more"
                        + " faults)",
                refused.getMessage());
        assertEquals(List.of(11), versions(installer()).present());
    }

    @Test
    void onlyAKeyThatIsTrustedCounts() throws Exception {
        Bundles stranger = Bundles.in(folder.resolve("stranger"));
        assertEquals(Why.UNKNOWN_KEY, refusal(stranger.small(1)).why());
        assertEquals(
                Why.UNKNOWN_KEY,
                assertThrows(
                                BundleException.class,
                                () ->
                                        new Installer(
                                                        new Receiver("bruxelles", "1", "arm64"),
                                                        data,
                                                        List.of(),
                                                        null,
                                                        _ -> List.of(),
                                                        new RealDisk())
                                                .take(bundles.small(1), Consent.CHOSEN))
                        .why());
    }

    @Test
    void keysRotateByABundleOfAnOldOneAndTheOldOneIsRefusedThen() throws Exception {
        Bundles next = Bundles.in(folder.resolve("next"));
        String first = bundles.key();
        installer(new RealDisk(), first).take(bundles.keys(1, next.key()), Consent.NONE);
        assertEquals(
                Why.UNKNOWN_KEY,
                assertThrows(
                                BundleException.class,
                                () ->
                                        installer(new RealDisk(), first)
                                                .take(bundles.small(1), Consent.EVEN_OLDER))
                        .why());
        // An older list is never taken, whoever wants it.
        Path back = next.keys(1, first);
        assertEquals(
                Why.OLDER,
                assertThrows(
                                BundleException.class,
                                () ->
                                        installer(new RealDisk(), first)
                                                .take(back, Consent.EVEN_OLDER))
                        .why());
        installer(new RealDisk(), first).take(next.small(1), Consent.NONE);
        assertEquals("version 1", inUse("content/themes.json"));
        // Whoever edits the settings has the last word.
        Bundles again = Bundles.in(folder.resolve("again"));
        installer(new RealDisk(), again.key()).take(again.small(2), Consent.NONE);
        assertEquals("version 2", inUse("content/themes.json"));
    }

    /// How somebody may have changed a bundle, and what is said of it.
    enum Harm {
        OTHER_BYTE(Why.DAMAGED),
        CUT_OFF(Why.DAMAGED),
        LONGER_FILE(Why.DAMAGED),
        BOMB(Why.DAMAGED),
        ANOTHER_FILE_MORE(Why.DAMAGED),
        ONE_FILE_LESS(Why.DAMAGED),
        OTHER_ORDER(Why.DAMAGED),
        OTHER_NAME_IN_ZIP(Why.DAMAGED),
        OTHER_MANIFEST(Why.DAMAGED),
        OTHER_SIGNATURE(Why.DAMAGED),
        HUGE_MANIFEST(Why.NOT_A_BUNDLE),
        NO_SIGNATURE(Why.NOT_A_BUNDLE),
        EMPTY(Why.NOT_A_BUNDLE),
        TEXT(Why.NOT_A_BUNDLE);

        private final Why why;

        Harm(Why why) {
            this.why = why;
        }
    }

    @ParameterizedTest
    @EnumSource(Harm.class)
    void aBundleThatSomebodyChangedIsRefusedAndLeavesNothing(Harm harm) throws Exception {
        installer().take(bundles.small(11), Consent.NONE);
        Path bundle = bundles.small(12);
        Files.write(bundle, changed(Files.readAllBytes(bundle), harm));
        assertEquals(harm.why, refusal(bundle).why());
        assertEquals("version 11", inUse("content/themes.json"));
        assertFalse(Files.exists(folder.resolve("evil")));
    }

    private static byte[] changed(byte[] bundle, Harm harm) throws IOException {
        List<ZipEntry> names = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                names.add(new ZipEntry(e.getName()));
                bytes.add(zip.readAllBytes());
            }
        }
        switch (harm) {
            case OTHER_BYTE -> bytes.get(2)[0] ^= 1;
            case LONGER_FILE -> bytes.set(2, Arrays.copyOf(bytes.get(2), bytes.get(2).length + 1));
            case BOMB -> bytes.set(2, new byte[64 << 20]);
            case ANOTHER_FILE_MORE -> {
                names.add(new ZipEntry("content/more.json"));
                bytes.add(new byte[1]);
            }
            case ONE_FILE_LESS -> {
                names.removeLast();
                bytes.removeLast();
            }
            case OTHER_ORDER -> {
                names.add(names.remove(2));
                bytes.add(bytes.remove(2));
            }
            case OTHER_NAME_IN_ZIP -> names.set(2, new ZipEntry("../../../../evil"));
            case OTHER_MANIFEST ->
                    bytes.set(
                            0,
                            new String(bytes.get(0), StandardCharsets.US_ASCII)
                                    .replace("\"version\":12", "\"version\":13")
                                    .getBytes(StandardCharsets.US_ASCII));
            case OTHER_SIGNATURE -> bytes.get(1)[5] ^= 1;
            case HUGE_MANIFEST -> bytes.set(0, new byte[64 << 20]);
            case NO_SIGNATURE -> {
                names.remove(1);
                bytes.remove(1);
            }
            case CUT_OFF -> {
                // Within the last file.
                return Arrays.copyOf(bundle, at(bundle, "languages/fr.json") + 18);
            }
            case EMPTY -> {
                return new byte[0];
            }
            case TEXT -> {
                return "no bundle".getBytes(StandardCharsets.US_ASCII);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < names.size(); i++) {
                zip.putNextEntry(names.get(i));
                zip.write(bytes.get(i));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /// Where the file of this name begins.
    private static int at(byte[] bundle, String name) {
        return new String(bundle, StandardCharsets.ISO_8859_1).indexOf(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content/../../evil",
                "/etc/evil",
                "content//evil",
                "content/.evil",
                "content\\\\evil",
                "other/evil",
                "manifest.json"
            })
    void aManifestThatNamesAPlaceElsewhereIsNoManifest(String path) {
        byte[] text =
                """
                {"format":1,"kind":"content","site":"*","version":1,"name":"a","oldestProgram":"1",\
                "processor":"any","created":"2026-11-22T12:00:00Z","key":"0000000000000000",\
                "files":[{"path":"PATH","size":1,"sha256":"SHA"}],"keys":[]}\
                """
                        .replace("PATH", path)
                        .replace("SHA", "0".repeat(64))
                        .getBytes(StandardCharsets.UTF_8);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ManifestJson.read(text));
        assertTrue(String.valueOf(refused.getMessage()).contains("path"), refused::toString);
    }

    @Test
    void aLinkToABundleIsNoBundle() throws Exception {
        Path link = folder.resolve("link.cdmb");
        Files.createSymbolicLink(link, bundles.small(1));
        assertEquals(Why.NOT_A_BUNDLE, refusal(link).why());
    }

    /// Power goes at each step that changes the disk, which is then done, undone or half done.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void powerLossAtAnyStepLeavesTheOldVersionOrTheNewOne(boolean halfDone) throws Exception {
        Path eleven = bundles.small(11);
        Path twelve = bundles.small(12);
        BreakingDisk whole = BreakingDisk.whole();
        installer().take(eleven, Consent.NONE);
        installer(whole).take(twelve, Consent.NONE);
        int steps = whole.steps().size();
        assertTrue(steps >= 8, whole.steps()::toString);
        int old = 0;
        for (int step = 0; step < steps; step++) {
            data = Files.createDirectory(folder.resolve("data" + step));
            installer().take(eleven, Consent.NONE);
            Map<String, String> before = inUse();
            Installer breaking = installer(BreakingDisk.losingPowerAt(step, halfDone));
            assertThrows(PowerLoss.class, () -> breaking.take(twelve, Consent.NONE));
            Map<String, String> after = inUse();
            if (after.equals(before)) {
                old++;
                installer().take(twelve, Consent.NONE);
            }
            assertEquals("version 12", inUse("content/themes.json"), whole.steps().get(step));
            assertEquals(4, inUse().size());
            // Goes back just as well.
            versions(installer()).use(11, true);
            assertEquals(before, inUse());
        }
        assertTrue(old > 0 && old < steps, old + " of " + steps);
    }

    @Test
    void powerLossWhileGoingBackLeavesOneOfBoth() throws Exception {
        Path eleven = bundles.small(11);
        Path twelve = bundles.small(12);
        for (int step = 0; step < 6; step++) {
            data = Files.createDirectory(folder.resolve("back" + step));
            installer().take(eleven, Consent.NONE);
            installer().take(twelve, Consent.NONE);
            Versions breaking = versions(installer(BreakingDisk.losingPowerAt(step, true)));
            assertThrows(PowerLoss.class, () -> breaking.use(11, true));
            int now = versions(installer()).current();
            assertTrue(now == 11 || now == 12, () -> "now " + now);
            assertEquals(4, inUse().size());
        }
    }

    @Test
    void aDiskThatFailsAtAnyStepIsToldAndLeavesAWholeVersion() throws Exception {
        Path eleven = bundles.small(11);
        Path twelve = bundles.small(12);
        installer().take(eleven, Consent.NONE);
        for (int well = 0; well < 8; well++) {
            Installer failing = installer(BreakingDisk.failingOnceAfter(well));
            assertThrows(IOException.class, () -> failing.take(twelve, Consent.NONE));
            assertEquals(4, inUse().size());
            versions(installer()).use(11, false);
        }
        installer().take(twelve, Consent.NONE);
        assertEquals("version 12", inUse("content/themes.json"));
    }

    @Test
    void aProgramIsTriedOutFromItsNextStartOnWhereProgramsAreTaken() throws Exception {
        Path three = bundles.program(3, 1000);
        assertEquals(Why.NOT_HERE, refusal(three).why());
        Path programs = data.resolve("programs");
        BreakingDisk whole = BreakingDisk.whole();
        for (int step = -1; step < 0 || step < whole.steps().size(); step++) {
            DiskSteps disk = step < 0 ? whole : BreakingDisk.losingPowerAt(step, true);
            Installer taking =
                    new Installer(
                            new Receiver("bruxelles", "0.3.0", "arm64"),
                            data,
                            List.of(bundles.key()),
                            programs,
                            _ -> List.of(),
                            disk);
            Versions versions = taking.versions(BundleKind.PROGRAM).orElseThrow();
            if (step < 0) {
                taking.take(three, Consent.NONE);
            } else {
                new RealDisk().deleteTree(programs);
                assertThrows(PowerLoss.class, () -> taking.take(three, Consent.NONE));
            }
            if (versions.current() == 3) {
                // Never in use without its starts being counted.
                assertEquals("3 0 0\n", Files.readString(programs.resolve(Versions.STARTS)));
                assertTrue(Files.isExecutable(programs.resolve("current/bin/kiosk")));
                assertEquals("0.2.3", versions.manifest(3).orElseThrow().name());
            } else {
                assertEquals(Versions.SHIPPED, versions.current());
            }
        }
        assertTrue(whole.steps().contains("write starts.new"), whole.steps()::toString);
    }

    private Installer ofPrograms(DiskSteps disk) {
        return new Installer(
                new Receiver("bruxelles", "0.3.0", "arm64"),
                data,
                List.of(bundles.key()),
                folder.resolve("elsewhere/programs"),
                _ -> List.of(),
                disk);
    }

    @Test
    void theProgramThatRunsIsKeptUntilANewerOneHasServed() throws Exception {
        Installer taking = ofPrograms(new RealDisk());
        Versions versions = taking.versions(BundleKind.PROGRAM).orElseThrow();
        Path starts = folder.resolve("elsewhere/programs").resolve(Versions.STARTS);
        taking.take(bundles.program(1, 1000), Consent.NONE);
        Files.delete(starts); // it serves
        taking.take(bundles.program(2, 1000), Consent.NONE);
        taking.take(bundles.program(3, 1000), Consent.NONE);
        // The second may have been started meanwhile, and run from its folder.
        assertEquals(List.of(3, 2, 1), versions.present());
        assertEquals("3 0 1\n", Files.readString(starts));
        // Nor is it replaced by a file of its number while it runs.
        Path one = bundles.program(1, 2000);
        assertEquals(
                Why.BUSY,
                assertThrows(BundleException.class, () -> taking.take(one, Consent.EVEN_OLDER))
                        .why());
        // Staff go back to it without another trial.
        versions.tryOut(1, true);
        assertEquals(1, versions.current());
        assertFalse(Files.exists(starts));
    }

    @Test
    void roomIsMeasuredOnTheDiskThatABundleGoesTo() throws Exception {
        Path programs = folder.resolve("elsewhere");
        BreakingDisk smallData = BreakingDisk.whole();
        smallData.leaveFree(data, 1 << 20);
        Installer taking = ofPrograms(smallData);
        taking.take(bundles.program(1, 1000), Consent.NONE);
        assertEquals(1, taking.versions(BundleKind.PROGRAM).orElseThrow().current());
        assertEquals(
                Why.NO_SPACE,
                assertThrows(
                                BundleException.class,
                                () -> taking.take(bundles.small(1), Consent.NONE))
                        .why());
        BreakingDisk smallPrograms = BreakingDisk.whole();
        smallPrograms.leaveFree(programs, 1 << 20);
        Installer other = ofPrograms(smallPrograms);
        BundleException refused =
                assertThrows(
                        BundleException.class,
                        () -> other.take(bundles.program(2, 1000), Consent.NONE));
        assertEquals(Why.NO_SPACE, refused.why());
        assertEquals(List.of(32L, 1L), refused.values());
        other.take(bundles.small(1), Consent.NONE);
    }

    @Test
    void theSameFilesGiveTheSameBundle() throws Exception {
        byte[] once = Files.readAllBytes(bundles.small(1));
        assertTrue(Arrays.equals(once, Files.readAllBytes(bundles.small(1))));
    }

    @Test
    void aSecretKeyIsForItsOwnerAloneAndNeverWrittenOverAnother() throws Exception {
        Path file = folder.resolve("made/key1");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(
                FileAlreadyExistsException.class, () -> SigningKey.make(file, Durable.onDisk()));
        assertEquals(bundles.key(), SigningKey.read(file).shown().text());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        IOException open = assertThrows(IOException.class, () -> SigningKey.read(file));
        assertTrue(String.valueOf(open.getMessage()).contains("chmod 600"));
    }
}
