package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Offering;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.sync.CountsHub.NotTakenException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;

/// Gives a joined terminal's counts to the hub of its site, on its own thread, from [#start()] to
/// [#close()]: what the hub does not have waits on the disk, for weeks if need be.
///
/// It calls the store only through [OneAtATime], and never blocks that thread while waiting for the
/// network. Any thread may call it.
public final class CountsToHub implements AutoCloseable {
    private final GivingRounds rounds;
    private final Runnable end;
    private final RoundThread thread;

    private CountsToHub(
            Offering offering, OneAtATime storeThread, CountsHub hub, DayClock days, Runnable end) {
        this.rounds =
                new GivingRounds(
                        offering,
                        storeThread,
                        hub,
                        days,
                        System::nanoTime,
                        RandomGenerator.getDefault());
        this.end = end;
        this.thread = new RoundThread("counts-to-hub", _ -> rounds.once(), BackOff.LONGEST);
    }

    /// To a hub on another machine.
    ///
    /// @param signer makes the Ed25519 signature of this terminal
    public static CountsToHub over(
            HubLink.Hub hub,
            Function<byte[], byte[]> signer,
            Offering offering,
            OneAtATime storeThread,
            DayClock days) {
        HttpCountsHub there = new HttpCountsHub(hub, signer);
        return new CountsToHub(offering, storeThread, there, days, there::close);
    }

    /// To the hub in this program.
    public static CountsToHub here(
            Gathering hub, Offering offering, OneAtATime storeThread, DayClock days) {
        return new CountsToHub(offering, storeThread, giving -> take(hub, giving), days, () -> {});
    }

    private static Giving.Answer take(Gathering hub, Giving giving) throws NotTakenException {
        if (!hub.isMember(giving.terminal())) {
            throw new NotTakenException(GivingTrouble.NOT_JOINING);
        }
        try {
            return hub.take(giving);
        } catch (OutboxException e) {
            Logger.debug(e, "The hub in this program takes no counts now");
            throw new NotTakenException(GivingTrouble.NO_ANSWER);
        }
    }

    /// Starts it; call it once.
    public void start() {
        thread.start();
    }

    /// How it stands.
    public GivingStatus status() {
        return rounds.status();
    }

    /// Tries now: staff have fixed something.
    public void hurry() {
        thread.hurry();
    }

    /// Ends, even in the middle of an exchange; what the hub does not have is given after the next
    /// start. Close it before the store.
    @Override
    public void close() {
        thread.end();
        end.run();
        thread.close();
    }
}
