package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an older program makes of content that a newer one has taken.
class UpdatesTest {
    @TempDir Path folder;

    @Test
    void aProgramThatWasPutBackTakesContentItCannotReadBackWithIt() throws Exception {
        Path data = folder.resolve("data");
        Path config = folder.resolve("config");
        Bundles bundles = Bundles.in(folder.resolve("made"));
        Installer newer =
                new Installer(
                        new Installer.Receiver("bruxelles", "99.0", "amd64"),
                        data,
                        List.of(bundles.key()),
                        null,
                        _ -> List.of(),
                        new RealDisk());
        Versions versions = new Versions(Installer.contentIn(data), new RealDisk());
        newer.take(bundles.small(1), Installer.Consent.NONE);
        newer.take(bundles.small(2, "99.0"), Installer.Consent.NONE);
        assertEquals(versions.place(2), Updates.contentPlace(config, data));
        Updates.leaveUnreadable(data);
        assertEquals(versions.place(1), Updates.contentPlace(config, data));
        newer.take(bundles.small(3, "98.1"), Installer.Consent.NONE);
        newer.take(bundles.small(4, "99.0"), Installer.Consent.NONE);
        Updates.leaveUnreadable(data);
        assertEquals(config, Updates.contentPlace(config, data));
        // It was not given up: with a newer program it comes again by itself.
        newer.take(bundles.small(4, "99.0"), Installer.Consent.NONE);
        assertEquals(4, versions.current());
    }

    @Test
    void oneFileThatCannotBeReadHidesNoOtherOnAStick() throws Exception {
        Bundles bundles = Bundles.in(folder.resolve("made"));
        Path stick = Files.createDirectories(folder.resolve("stick"));
        Path good = Files.copy(bundles.small(1), stick.resolve("good.cdmb"));
        Path bad = Files.copy(bundles.small(2), stick.resolve("bad.cdmb"));
        Installer installer =
                spy(
                        new Installer(
                                new Installer.Receiver("bruxelles", "0.1.0", "amd64"),
                                folder.resolve("data"),
                                List.of(bundles.key()),
                                null,
                                _ -> List.of(),
                                new RealDisk()));
        doThrow(new IOException("Input/output error")).when(installer).examine(eq(bad), any());
        try (UpdateWatch watch =
                new UpdateWatch(installer, true, stick, folder.resolve("data"), null)) {
            watch.look(stick);
            List<UpdateWatch.OnStick> found = watch.shown().orElseThrow().stick();
            assertEquals(List.of(bad, good), found.stream().map(each -> each.file()).toList());
            BundleException refused = found.getFirst().refusedOrNull();
            assertEquals(BundleException.Why.UNREADABLE, refused == null ? null : refused.why());
            assertNull(found.getLast().refusedOrNull());
        }
    }
}
