package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk counts hub-gone`: the hub that this terminal gave its counts to is gone for good, with no
/// backup and no other in its place. The terminal must be stopped.
@Command(
        name = "hub-gone",
        description =
                "Say that the hub of the site is gone for good, with no other in its place. The"
                        + " terminal must be stopped.")
final class CountsHubGoneCommand implements Callable<Integer> {
    @Option(
            names = "--for-good",
            description = "Do it. Without this only what it would cost is said.")
    boolean forGood;

    private final Invocation call;

    CountsHubGoneCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<CountsPlace> place = CountsPlace.of(call);
        if (place.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        try (CountsFolder folder = place.get().open()) {
            OptionalInt year = folder.outbox().offers().yearAtHub();
            if (year.isEmpty()) {
                return call.refuse(
                        "This terminal gives no counts to a hub; nothing was changed.",
                        ExitStatus.FAULTS);
            }
            if (!forGood) {
                say(
                        "Nothing was changed. The centre has not confirmed "
                                + days(folder.outbox().offers().daysHeld())
                                + " that this terminal offered to the hub. While the hub may come"
                                + " back, or another takes its place, they wait here, for as long"
                                + " as it takes. Only if it is gone for good and there will be no"
                                + " other: run this again with --for-good. They are then reported"
                                + " missing, and so is the rest of "
                                + year.getAsInt()
                                + ".");
                return ExitStatus.OK;
            }
            OptionalInt missing = folder.outbox().hubGone();
            say(
                    "The counts of "
                            + days(missing.orElse(0))
                            + " that were offered and not confirmed are dropped. They and the rest"
                            + " of "
                            + year.getAsInt()
                            + " are reported missing with the next batch of this terminal, and from"
                            + " 1 January "
                            + (year.getAsInt() + 1)
                            + " it sends its counts itself. Take \"joinsCounts\" out of site.json,"
                            + " or it joins again a year later.");
            return ExitStatus.OK;
        }
    }

    private static String days(int n) {
        return n == 1 ? "1 day" : n + " days";
    }

    private void say(String sentence) {
        call.out().println(sentence);
        call.out().flush();
    }
}
