package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.central.HandingCentre;
import brussels.citedesmetiers.kiosk.config.ContentGuard;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.sync.CentreBundles;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How long an update takes and how many bytes it is: the shipped content by stick, and by network
/// from a real centre over TLS on this machine, with the full check; and the same bytes of a
/// program by network, without one. `UpdateBench FOLDER [PROGRAM-BYTES]`.
public final class UpdateBench {
    private static final Path CONFIG = Path.of("kiosk-config");

    private UpdateBench() {}

    /// Measures each way once.
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int program = args.length > 1 ? Integer.parseInt(args[1]) : 20_000_000;
        Frames.headless();
        Fonts.load();
        Bundles bundles = Bundles.in(folder.resolve("made"));
        try (HandingCentre centre = new HandingCentre(Files.createDirectory(folder.resolve("c")))) {
            Path content = bundles.ofConfig(1, CONFIG);
            Installer byStick = installer(bundles, folder.resolve("stick"));
            long begun = System.nanoTime();
            byStick.take(content, Installer.Consent.CHOSEN);
            say("content by stick, full check included", begun, Files.size(content));
            network(
                    "content by network, full check included",
                    centre,
                    bundles,
                    content,
                    BundleKind.CONTENT);
            Path large = bundles.program(2, program);
            network(
                    "as many bytes as a program, by network",
                    centre,
                    bundles,
                    large,
                    BundleKind.PROGRAM);
        }
    }

    private static void network(
            String what, HandingCentre centre, Bundles bundles, Path bundle, BundleKind kind)
            throws Exception {
        centre.hand(bundle, kind);
        Path data = bundle.resolveSibling("data-" + bundle.getFileName());
        Installer installer = installer(bundles, data);
        try (UpdateDownload download =
                new UpdateDownload(
                        () -> new CentreBundles(centre.address(), centre.terminal()),
                        installer,
                        new Quiet(),
                        file -> {
                            try {
                                installer.take(file, Installer.Consent.NONE);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        _ -> {},
                        data)) {
            long begun = System.nanoTime();
            if (!download.once(kind)) {
                throw new IllegalStateException("nothing was taken");
            }
            say(what, begun, Files.size(bundle));
        }
    }

    private static Installer installer(Bundles bundles, Path data) {
        return new Installer(
                new Installer.Receiver("bruxelles", Updates.program(), "amd64"),
                data,
                List.of(bundles.key()),
                data.resolve("programs"),
                content ->
                        new ContentGuard(CONFIG, () -> content, data, "bench")
                                .faultsBeforeUse(MeasuredTextFit::new),
                new RealDisk());
    }

    private static void say(String what, long begun, long bytes) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s, %,d bytes packed%n",
                what,
                (System.nanoTime() - begun) / 1e9,
                bytes);
    }
}
