package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk counts`: what this terminal has counted, what waits and what was sent. The terminal must
/// be stopped.
@Command(
        name = "counts",
        description =
                "Say what was counted here, what waits and what the centre has. The terminal must be"
                        + " stopped.")
final class CountsCommand implements Callable<Integer> {
    @Option(names = "--cells", description = "Also each number that has not left.")
    boolean cells;

    private final Invocation call;

    CountsCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<CountsPlace> place = CountsPlace.of(call);
        if (place.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        try (CountsFolder folder = place.get().open()) {
            new CountsReport(folder, place.get().measures(), cells, call.out()).print();
        }
        return ExitStatus.OK;
    }
}
