package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ContentGuard;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.KeptBundles;
import brussels.citedesmetiers.kiosk.update.Manifest;
import brussels.citedesmetiers.kiosk.update.Versions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What this program knows of bundles: its own version, which content is in use, and who takes
/// bundles here.
public final class Updates {
    private Updates() {}

    /// The version of this program.
    public static String program() {
        return Version.text();
    }

    /// The processor of this machine.
    public static String processor() {
        return Installer.Receiver.thisProcessor();
    }

    /// The version of the program in a folder; empty if there is none in it.
    public static Optional<String> versionOf(Path program) throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(program.resolve("lib"), "kiosk-*.jar")) {
            for (Path jar : jars) {
                try (JarFile open = new JarFile(jar.toFile())) {
                    java.util.jar.Manifest about = open.getManifest();
                    String version =
                            about == null
                                    ? null
                                    : about.getMainAttributes()
                                            .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                    if (version != null) {
                        return Optional.of(version);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// What takes bundles for this terminal.
    ///
    /// @param data the data folder in use
    /// @param fit measures texts in their places, in these languages
    public static Installer installer(
            TerminalSettings own, Path config, Path data, Function<List<Language>, TextFit> fit) {
        return installer(own, config, data, fit, false);
    }

    /// The same for a command on this machine, which may be a hub without a screen: a terminal's
    /// launcher says where programs lie, or by an empty name that none is taken.
    public static Installer ofCommand(
            TerminalSettings own, Path config, Path data, Function<List<Language>, TextFit> fit) {
        return installer(own, config, data, fit, System.getProperty("kiosk.programs") == null);
    }

    /// What takes bundles for a hub without a screen. Whether texts fit their places is for the
    /// terminals to say.
    static Installer withoutScreen(TerminalSettings own, Path config, Path data) {
        return installer(own, config, data, _ -> (place, language, text) -> Optional.empty(), true);
    }

    private static Installer installer(
            TerminalSettings own,
            Path config,
            Path data,
            Function<List<Language>, TextFit> fit,
            boolean keepsPrograms) {
        return new Installer(
                new Installer.Receiver(own.site(), program(), processor()),
                data,
                own.updates().keys(),
                programs(),
                content ->
                        new ContentGuard(config, () -> content, data, program())
                                .faultsBeforeUse(fit),
                new RealDisk(),
                own.hub() instanceof TerminalSettings.Hub.Here
                        ? new KeptBundles(data, own.site(), keepsPrograms, new RealDisk())
                        : null);
    }

    /// Where versions of the program lie that came as bundles; null if none is taken here.
    private static @Nullable Path programs() {
        String folder = System.getProperty("kiosk.programs", "");
        return folder.isEmpty() ? null : Path.of(folder);
    }

    /// Whether this program came as a bundle; the launcher says so.
    private static boolean isBundled() {
        return !System.getProperty("kiosk.program", "").isEmpty();
    }

    /// This program has come up, so that it is not given up any more.
    static void programServes() {
        Path programs = programs();
        if (programs != null && runsWhatIsInUse(programs)) {
            try {
                Files.deleteIfExists(programs.resolve(Versions.STARTS));
            } catch (IOException e) {
                Logger.error(e, "It could not be noted that this program serves");
            }
        }
    }

    /// Not while the next version waits for its first start.
    private static boolean runsWhatIsInUse(Path programs) {
        String running = System.getProperty("kiosk.program", "");
        int current = new Versions(programs, new RealDisk()).current();
        return running.equals(current == Versions.SHIPPED ? "" : Integer.toString(current));
    }

    /// Whether this program came as a bundle and has not come up yet.
    static boolean isOnTrial() {
        Path programs = programs();
        return programs != null
                && isBundled()
                && runsWhatIsInUse(programs)
                && Files.exists(programs.resolve(Versions.STARTS));
    }

    /// The folder with the content in use: that of the last bundle, or the configuration's own.
    public static Path contentPlace(Path config, Path data) {
        Versions versions = new Versions(Installer.contentIn(data), new RealDisk());
        int current = versions.current();
        return current == Versions.SHIPPED ? config : versions.place(current);
    }

    /// Goes back from content that needs a newer program than this one: to the latest here that
    /// this program reads, else to the configuration's own. To be called before content is read.
    static void leaveUnreadable(Path data) {
        Versions versions = new Versions(Installer.contentIn(data), new RealDisk());
        int current = versions.current();
        if (current == Versions.SHIPPED || isRead(versions, current)) {
            return;
        }
        int other =
                versions.present().stream()
                        .filter(version -> version != current && isRead(versions, version))
                        .findFirst()
                        .orElse(Versions.SHIPPED);
        Logger.warn("Content {} needs a newer program than {}", current, program());
        try {
            versions.use(other, false);
        } catch (IOException e) {
            Logger.error(e, "The content could not be changed; it is tried at the next start");
        }
    }

    private static boolean isRead(Versions versions, int version) {
        return versions.manifest(version).filter(m -> m.isReadBy(program())).isPresent();
    }

    /// When a version was made, for people.
    static Optional<Manifest> about(Versions versions, int version) {
        return version == Versions.SHIPPED ? Optional.empty() : versions.manifest(version);
    }
}
