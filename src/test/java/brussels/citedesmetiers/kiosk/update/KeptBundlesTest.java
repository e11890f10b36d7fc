package brussels.citedesmetiers.kiosk.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.BundleException.Why;
import brussels.citedesmetiers.kiosk.update.Installer.Consent;
import brussels.citedesmetiers.kiosk.update.KeptBundles.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a hub keeps of the bundles it takes, and what of that it hands on.
class KeptBundlesTest {
    @TempDir Path folder;
    private Path data;
    private Bundles bundles;

    @BeforeEach
    void makeKey() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        bundles = Bundles.in(folder.resolve("made"));
    }

    private Installer hub(DiskSteps disk, @Nullable Path programs, boolean programsToo) {
        return new Installer(
                new Installer.Receiver("bruxelles", "0.3.0", "arm64"),
                data,
                List.of(bundles.key()),
                programs,
                _ -> List.of(),
                disk,
                new KeptBundles(data, "bruxelles", programsToo, disk));
    }

    private Installer hub() {
        return hub(new RealDisk(), null, false);
    }

    private List<String> kept() throws IOException {
        Path place = data.resolve("updates/handed-on");
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theVersionInUseIsHandedOnAndNoOther() throws Exception {
        Path twelve = bundles.small(12);
        assertEquals(Optional.empty(), hub().handedOn(BundleKind.CONTENT));
        hub().take(bundles.small(11), Consent.CHOSEN);
        assertTrue(hub().handedOn(BundleKind.CONTENT).orElseThrow().byStaff());
        hub().take(twelve, Consent.NONE);
        Kept handed = hub().handedOn(BundleKind.CONTENT).orElseThrow();
        assertEquals(12, handed.manifest().version());
        assertFalse(handed.byStaff());
        assertArrayEquals(Files.readAllBytes(twelve), Files.readAllBytes(handed.file()));
        assertEquals(List.of("content-12-network.cdmb"), kept());

        // Refused ones are not kept, and keep nothing from being handed on.
        assertThrows(BundleException.class, () -> hub().take(bundles.small(11), Consent.CHOSEN));
        Path cut = Files.write(folder.resolve("cut.cdmb"), cut(bundles.large(13, 100_000)));
        assertThrows(BundleException.class, () -> hub().take(cut, Consent.CHOSEN));
        assertEquals(List.of("content-12-network.cdmb"), kept());

        // Of a hub that went back nothing comes: somebody had a reason.
        hub().versions(BundleKind.CONTENT).orElseThrow().use(11, true);
        assertEquals(Optional.empty(), hub().handedOn(BundleKind.CONTENT));
    }

    private static byte[] cut(Path bundle) throws IOException {
        byte[] all = Files.readAllBytes(bundle);
        return Arrays.copyOf(all, all.length - 5000);
    }

    @Test
    void aProgramIsHandedOnOnceItHasComeUpHere() throws Exception {
        Path programs = folder.resolve("programs");
        Installer hub = hub(new RealDisk(), programs, false);
        hub.take(bundles.program(3, 1000), Consent.NONE);
        assertEquals(Optional.empty(), hub.handedOn(BundleKind.PROGRAM));
        Files.delete(programs.resolve(Versions.STARTS));
        assertEquals(3, hub.handedOn(BundleKind.PROGRAM).orElseThrow().manifest().version());
    }

    @Test
    void aHubWithoutAScreenKeepsProgramsThatItDoesNotRun() throws Exception {
        Path three = bundles.program(3, 1000);
        assertEquals(
                Why.NOT_HERE,
                assertThrows(BundleException.class, () -> hub().take(three, Consent.CHOSEN)).why());
        Installer hub = hub(new RealDisk(), null, true);
        assertTrue(hub.wants(BundleKind.PROGRAM) && !hub.takes(BundleKind.PROGRAM));
        hub.take(three, Consent.CHOSEN);
        assertEquals(3, hub.handedOn(BundleKind.PROGRAM).orElseThrow().manifest().version());
        assertEquals(
                Why.OLDER,
                assertThrows(
                                BundleException.class,
                                () -> hub.take(bundles.program(2, 1000), Consent.CHOSEN))
                        .why());
        hub.take(bundles.program(4, 1000), Consent.NONE);
        assertEquals(List.of("program-4-network.cdmb"), kept());
        // The terminal on the same data, which takes no programs, did not run it.
        assertEquals(Optional.empty(), hub().handedOn(BundleKind.PROGRAM));
    }

    @Test
    void aKeptProgramThatIsDamagedCanBeBroughtOnceMore() throws Exception {
        Path three = bundles.program(3, 1000);
        Installer hub = hub(new RealDisk(), null, true);
        hub.take(three, Consent.CHOSEN);
        byte[] bytes = Files.readAllBytes(three);
        bytes[bytes.length / 2] ^= 1;
        Files.write(data.resolve("updates/handed-on/program-3-staff.cdmb"), bytes);
        assertEquals(Optional.empty(), hub.handedOn(BundleKind.PROGRAM));
        hub.take(three, Consent.CHOSEN);
        assertEquals(3, hub.handedOn(BundleKind.PROGRAM).orElseThrow().manifest().version());
    }

    @Test
    void withoutAnyKeyNothingIsHandedOn() throws Exception {
        hub().take(bundles.small(12), Consent.NONE);
        Installer untrusting =
                new Installer(
                        new Installer.Receiver("bruxelles", "0.3.0", "arm64"),
                        data,
                        List.of(),
                        null,
                        _ -> List.of(),
                        new RealDisk(),
                        new KeptBundles(data, "bruxelles", false, new RealDisk()));
        assertEquals(Optional.empty(), untrusting.handedOn(BundleKind.CONTENT));
    }

    @Test
    void powerLossAtEachStepHandsOnTheVersionInUseOrNothing() throws Exception {
        Path eleven = bundles.small(11);
        Path twelve = bundles.small(12);
        BreakingDisk whole = BreakingDisk.whole();
        for (int step = -1; step < 0 || step < whole.steps().size(); step++) {
            data = Files.createDirectory(folder.resolve("step" + step));
            hub().take(eleven, Consent.NONE);
            DiskSteps disk = step < 0 ? whole : BreakingDisk.losingPowerAt(step, true);
            if (step < 0) {
                hub(disk, null, false).take(twelve, Consent.NONE);
            } else {
                assertThrows(
                        PowerLoss.class, () -> hub(disk, null, false).take(twelve, Consent.NONE));
            }
            int inUse = hub().versions(BundleKind.CONTENT).orElseThrow().current();
            Optional<Kept> handed = hub().handedOn(BundleKind.CONTENT);
            assertEquals(inUse, handed.orElseThrow().manifest().version());
            if (inUse == 11) {
                hub().take(twelve, Consent.NONE);
                assertEquals(List.of("content-12-network.cdmb"), kept());
            }
        }
    }
}
