package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;

/// A real centre over TLS that hands bundles to one terminal.
public final class HandingCentre implements AutoCloseable {
    private final CentreFixture fixture = new CentreFixture();
    private final Path folder;
    private final Centre centre;
    private final CentreServer server;
    private final BundleShelf shelf;
    private final SendingTerminal terminal = new SendingTerminal("bruxelles-a");
    private final Path token;

    /// @param folder for the centre's data
    public HandingCentre(Path folder)
            throws CentreException, IOException, GeneralSecurityException {
        this.folder = folder;
        this.centre = DerbyDatabase.open(folder.resolve("centre"), fixture.authority());
        this.server =
                CentreServer.start(
                        centre,
                        new CentreServerAddress(0, false, List.of(), null, null),
                        folder,
                        CentreStage.pages(centre, folder));
        this.shelf = new BundleShelf(folder);
        this.token =
                Files.writeString(folder.resolve("token"), CentreFixture.enroll(centre, terminal));
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }

    /// Where the terminal finds it.
    public CentreAddress address() {
        return new CentreAddress(
                URI.create("https://localhost:" + server.port()),
                token.toAbsolutePath(),
                null,
                server.fingerprint().orElseThrow());
    }

    /// The key it signs with.
    public String publicKey() {
        return fixture.key.publicKey();
    }

    /// Hands the agenda in its folder to the terminals of a site; its terminal is of `bruxelles`.
    public void handAgenda(String site) {
        centre.handAgenda(folder, site);
    }

    /// Revokes the terminal.
    public void revoke() throws CentreException {
        centre.terminals().revoke(terminal.id);
    }

    /// The terminal's id.
    public String terminal() {
        return terminal.id;
    }

    /// Has a bundle for the terminal from now on.
    ///
    /// @return where the centre keeps it
    public Path hand(Path bundle, BundleKind kind)
            throws IOException, BundleException, CentreException {
        BundleShelf.OnShelf put = shelf.add(bundle);
        centre.handouts().hand(terminal.id, kind, put.sha256());
        return put.file();
    }

    /// Has nothing for the terminal any more.
    public void stop(Path bundle) throws IOException, BundleException, CentreException {
        centre.handouts().stop(shelf.add(bundle).sha256());
    }

    @Override
    public void close() {
        server.close();
        centre.close();
    }
}
