package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Versions;
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
}
