package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.BundleShelf;
import brussels.citedesmetiers.kiosk.central.CentreStore;
import brussels.citedesmetiers.kiosk.central.SharedBundles;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.update.BundleException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk central bundle FILE`: puts a bundle where the centre's page can hand it out. The centre
/// may be running.
@Command(
        name = "bundle",
        description = "Put a bundle where the centre's page can hand it to terminals.")
final class CentralBundleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1", description = "The bundle.")
    Path file = Path.of("bundle.cdmb");

    private final CentralCommands central;

    CentralBundleCommand(CentralCommands central) {
        this.central = central;
    }

    @Override
    public Integer call() throws Exception {
        Invocation call = central.invocation();
        CentreFolder centre = central.folder();
        Path folder = centre.folder();
        PrivateFolder.create(folder);
        try {
            BundleShelf.OnShelf put = new BundleShelf(folder).add(file);
            if (centre.database() != null) {
                try (CentreStore store = centre.store();
                        SharedBundles shared = new SharedBundles(store, folder)) {
                    shared.settle();
                }
            }
            BundleShowCommand.say(put.manifest(), put.bytes(), call.out());
            call.out().println("The page \"Updates\" of the centre hands it to terminals.");
            call.out().flush();
            return ExitStatus.OK;
        } catch (BundleException e) {
            return call.refuse(String.valueOf(e.getMessage()), ExitStatus.FAULTS);
        }
    }
}
