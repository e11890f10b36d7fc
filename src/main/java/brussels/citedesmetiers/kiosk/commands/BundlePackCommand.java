package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.config.AgendaReader;
import brussels.citedesmetiers.kiosk.config.ConfigCheck;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Manifest;
import brussels.citedesmetiers.kiosk.update.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk bundle pack FILE`: packs the content of the configuration folder, or a program, and signs
/// it.
@Command(
        name = "pack",
        description =
                "Pack the content of the configuration folder, or a program, and sign it. Content"
                        + " is checked first.")
final class BundlePackCommand implements Callable<Integer> {
    @Mixin final NewBundle bundle = new NewBundle();

    @Option(
            names = "--program",
            paramLabel = "DIR",
            description = "Pack this program (a folder with bin and lib) instead of content.")
    @Nullable Path program;

    @Option(
            names = "--processor",
            paramLabel = "NAME",
            description = "Of a program: amd64 or arm64, else that of this machine.")
    @Nullable String processor;

    @Option(
            names = "--oldest-program",
            paramLabel = "VERSION",
            description = "The oldest program that reads it, else this one.")
    String oldest = Updates.program();

    private final Invocation call;

    BundlePackCommand(Invocation call) {
        this.call = call;
    }

    /// What is packed.
    private record Cargo(
            BundleKind kind, Path root, List<String> parts, String name, String processor) {
        Cargo {
            parts = List.copyOf(parts);
        }
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> forSite = bundle.site(call);
        Optional<Cargo> cargo =
                program == null ? content() : Optional.of(program(program.toAbsolutePath()));
        if (forSite.isEmpty() || cargo.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        SigningKey key = SigningKey.read(bundle.keyFile);
        Cargo packed = cargo.get();
        Manifest manifest;
        try {
            manifest =
                    new Manifest(
                            packed.kind(),
                            forSite.get(),
                            bundle.number,
                            packed.name(),
                            oldest,
                            packed.processor(),
                            bundle.made(),
                            key.shown().id(),
                            entries(packed),
                            List.of());
        } catch (IllegalArgumentException e) {
            return call.refuse("This cannot be packed: " + e.getMessage(), ExitStatus.USAGE);
        }
        write(manifest, packed.root(), key);
        BundleShowCommand.say(manifest, Files.size(bundle.file), call.out());
        return ExitStatus.OK;
    }

    /// Of a program, what runs on a terminal or hub: no start cache, which is one machine's, and
    /// nothing that only the centre needs, which no bundle renews.
    private static List<Manifest.Entry> entries(Cargo packed) throws IOException {
        List<Manifest.Entry> all = BundleWriter.entries(packed.root(), packed.parts());
        return packed.kind() == BundleKind.CONTENT
                ? all
                : all.stream()
                        .filter(
                                each ->
                                        each.path()
                                                .matches("bin/kiosk|lib/(?!central/).*\\.(jar|so)"))
                        .toList();
    }

    private Optional<Cargo> content() {
        Frames.headless();
        Fonts.load();
        ConfigCheck.Checked checked = ConfigCheck.of(call.config(), MeasuredTextFit::new);
        if (!checked.faults().isEmpty()) {
            FaultReport.lines(checked.faults()).forEach(call.out()::println);
            return Optional.empty();
        }
        return checked.content()
                .map(ContentLoader.Read::digest)
                .map(
                        digest ->
                                new Cargo(
                                        BundleKind.CONTENT,
                                        call.config(),
                                        parts(call.config()),
                                        digest.digits(),
                                        Manifest.ANY_PROCESSOR));
    }

    private static List<String> parts(Path config) {
        return AgendaReader.isThere(config)
                ? List.of("content", "languages", AgendaJson.FILE)
                : List.of("content", "languages");
    }

    private Cargo program(Path folder) throws IOException {
        return new Cargo(
                BundleKind.PROGRAM,
                folder,
                List.of("bin", "lib"),
                Updates.versionOf(folder)
                        .orElseThrow(
                                () -> new IOException("There is no kiosk in " + folder + "/lib.")),
                processor == null ? Updates.processor() : processor.toLowerCase(Locale.ROOT));
    }

    private void write(Manifest manifest, Path root, SigningKey key) throws IOException {
        if (manifest.bytes() <= BundleKind.CONTENT.mostBytes()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BundleWriter.write(manifest, root, key, bytes);
            Durable.onDisk().write(bundle.file, bytes.toByteArray());
            return;
        }
        try (OutputStream out = Files.newOutputStream(bundle.file, StandardOpenOption.CREATE_NEW)) {
            BundleWriter.write(manifest, root, key, out);
        }
    }
}
