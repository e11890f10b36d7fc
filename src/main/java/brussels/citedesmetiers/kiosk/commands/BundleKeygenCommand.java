package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.update.SigningKey;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk bundle keygen FILE`: makes the key that bundles are signed with.
@Command(
        name = "keygen",
        description =
                "Make a key to sign bundles with, in a new file, and print what terminals are told"
                        + " of it.")
final class BundleKeygenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1", description = "The new file, for its owner only.")
    Path file = Path.of("bundle.key");

    private final Invocation call;

    BundleKeygenCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        try {
            SigningKey made = SigningKey.make(file, Durable.onDisk());
            call.out().println(made.shown().text());
            call.err()
                    .println(
                            "Enter it as updates/keys in terminal.json. Keep "
                                    + file
                                    + " where no terminal can reach it, and a copy elsewhere.");
            return ExitStatus.OK;
        } catch (FileAlreadyExistsException e) {
            return call.refuse(
                    file + " is there already, and a key is never written over another file.",
                    ExitStatus.FAULTS);
        }
    }
}
