package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleFile;
import brussels.citedesmetiers.kiosk.update.BundleKey;
import brussels.citedesmetiers.kiosk.update.Manifest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk bundle show FILE`: what a bundle is, and whether every byte of it is as it was signed.
@Command(
        name = "show",
        description = "Say what a bundle is, and whether every byte is as it was signed.")
final class BundleShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1", description = "The bundle.")
    Path file = Path.of("bundle.cdmb");

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description =
                    "A key it must be signed with; else whoever signed it is named, and nothing is"
                            + " said about them.")
    List<String> trusted = List.of();

    private final Invocation call;

    BundleShowCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        try {
            Manifest manifest =
                    BundleFile.proved(file, trusted.stream().map(BundleKey::of).toList());
            say(manifest, Files.size(file), call.out());
            return ExitStatus.OK;
        } catch (BundleException e) {
            return call.refuse(String.valueOf(e.getMessage()), ExitStatus.FAULTS);
        } catch (IllegalArgumentException e) {
            return call.refuse("--trust: " + e.getMessage(), ExitStatus.USAGE);
        }
    }

    static void say(Manifest manifest, long size, PrintWriter out) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s %d (%s) for site %s, processor %s, programs from %s; made %s; signed by"
                                + " key %s; %d files, %,d bytes, %,d packed",
                        manifest.kind().id(),
                        manifest.version(),
                        manifest.name(),
                        manifest.site().equals(Manifest.EVERY_SITE) ? "all" : manifest.site(),
                        manifest.processor(),
                        manifest.oldestProgram(),
                        manifest.created(),
                        manifest.key(),
                        manifest.files().size(),
                        manifest.bytes(),
                        size));
        manifest.keys().forEach(key -> out.println("trust " + key));
        out.flush();
    }
}
