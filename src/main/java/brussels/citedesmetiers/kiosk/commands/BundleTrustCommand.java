package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Manifest;
import brussels.citedesmetiers.kiosk.update.SigningKey;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk bundle trust FILE`: makes a bundle after which terminals trust other keys.
@Command(
        name = "trust",
        description =
                "Make a bundle after which terminals trust these keys and no others, signed by a"
                        + " key that they trust now.")
final class BundleTrustCommand implements Callable<Integer> {
    @Mixin final NewBundle bundle = new NewBundle();

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            required = true,
            description = "What kiosk bundle keygen printed; once for each key.")
    List<String> trusted = List.of();

    private final Invocation call;

    BundleTrustCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> forSite = bundle.site(call);
        if (forSite.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        SigningKey key = SigningKey.read(bundle.keyFile);
        Manifest manifest;
        try {
            manifest =
                    new Manifest(
                            BundleKind.KEYS,
                            forSite.get(),
                            bundle.number,
                            "keys",
                            Updates.program(),
                            Manifest.ANY_PROCESSOR,
                            bundle.made(),
                            key.shown().id(),
                            List.of(),
                            trusted);
        } catch (IllegalArgumentException e) {
            return call.refuse("This cannot be made: " + e.getMessage(), ExitStatus.USAGE);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BundleWriter.write(manifest, bundle.file.toAbsolutePath().resolveSibling(""), key, bytes);
        Durable.onDisk().write(bundle.file, bytes.toByteArray());
        BundleShowCommand.say(manifest, bytes.size(), call.out());
        return ExitStatus.OK;
    }
}
