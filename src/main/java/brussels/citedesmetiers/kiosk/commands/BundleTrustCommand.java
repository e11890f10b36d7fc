package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Manifest;
import brussels.citedesmetiers.kiosk.update.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk bundle trust FILE`: makes a bundle after which terminals trust other keys.
@Command(
        name = "trust",
        description =
                "Make a bundle after which terminals trust these keys and no others, signed by a"
                        + " key that they trust now.")
final class BundleTrustCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1", description = "The bundle, as keys-2.cdmb.")
    Path file = Path.of("keys.cdmb");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "A key that is trusted now.")
    Path keyFile = Path.of("bundle.key");

    @Option(
            names = "--number",
            paramLabel = "N",
            required = true,
            description = "Its number, higher than that of every bundle of keys before.")
    int number;

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            required = true,
            description = "What kiosk bundle keygen printed; once for each key.")
    List<String> trusted = List.of();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "The site it is for, or all; else the one of site.json.")
    @Nullable String site;

    private final Invocation call;

    BundleTrustCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> forSite =
                site == null
                        ? SettingsReader.loadSite(call.config())
                                .orSay(call.err())
                                .map(SiteSettings::id)
                        : Optional.of(site.equals("all") ? Manifest.EVERY_SITE : site);
        if (forSite.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        SigningKey key = SigningKey.read(keyFile);
        Manifest manifest;
        try {
            manifest =
                    new Manifest(
                            BundleKind.KEYS,
                            forSite.get(),
                            number,
                            "keys",
                            Updates.program(),
                            Manifest.ANY_PROCESSOR,
                            Instant.now().truncatedTo(ChronoUnit.SECONDS),
                            key.shown().id(),
                            List.of(),
                            trusted);
        } catch (IllegalArgumentException e) {
            return call.refuse("This cannot be made: " + e.getMessage(), ExitStatus.USAGE);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BundleWriter.write(manifest, file.toAbsolutePath().resolveSibling(""), key, bytes);
        Durable.onDisk().write(file, bytes.toByteArray());
        BundleShowCommand.say(manifest, bytes.size(), call.out());
        return ExitStatus.OK;
    }
}
