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
    /// @param args the centre's folder, and the address of its database unless that is in it
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        TerminalKey key = KeyFile.loadOrCreate(folder.resolve("centre-key"));
        Centre.Authority authority =
                new Centre.Authority(
                        CentreFixture.CODES,
                        key::sign,
                        CentreFixture::signed,
                        InstantSource.system());
        Centre centre =
                args.length > 1
                        ? Centre.at(args[1], authority)
                        : Centre.inFolder(folder, authority);
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
