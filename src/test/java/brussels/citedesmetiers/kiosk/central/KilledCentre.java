package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A centre in a process of its own, to be killed: says its port and serves until then.
public final class KilledCentre {
    private KilledCentre() {}

    /// Serves until it is killed.
    ///
    /// @param args the centre's folder; the address of its database unless that is in it; and
    ///   anything else if the key is to come from there, as on a second machine
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        CentreStore store = CentreStore.open(folder, args.length > 1 ? args[1] : null);
        Path file = folder.resolve(CentreStore.KEY);
        String own = args.length > 2 ? null : KeyFile.loadOrCreate(file).pem();
        TerminalKey key =
                TerminalKey.parse(
                        store.shared() || own == null
                                ? store.key(own, () -> TerminalKey.generate().pem())
                                : own);
        Centre centre =
                store.centre(
                        new Centre.Authority(
                                CentreFixture.CODES,
                                key::sign,
                                CentreFixture::signed,
                                InstantSource.system()));
        CentreServer server =
                CentreServer.start(
                        centre,
                        new CentreServerAddress(0, true, List.of(), null, null),
                        folder,
                        _ -> Problem.NOT_FOUND.reply());
        System.out.println(server.port());
        new CountDownLatch(1).await();
    }
}
