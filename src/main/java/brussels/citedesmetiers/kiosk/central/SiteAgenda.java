package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.agenda.AgendaFile;
import brussels.citedesmetiers.kiosk.agenda.SignedAgenda;
import brussels.citedesmetiers.kiosk.central.Terminals.Enrolled;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The dates of the activities of one site, which the centre had fetched and hands to that site's
/// terminals: another house has other dates for the same activities. Thread-safe.
final class SiteAgenda {
    private final String site;
    private final AgendaFile file;

    /// @param folder the centre's, where the agenda is put
    /// @param site the id of the site whose calendar it is from
    /// @param signer Ed25519 signatures by the centre's key
    SiteAgenda(Path folder, String site, UnaryOperator<byte[]> signer) {
        this.site = site;
        this.file = new AgendaFile(folder, signer);
    }

    /// What is there for a terminal.
    Optional<SignedAgenda> of(Enrolled terminal) {
        return terminal.site().equals(site) ? file.signed() : Optional.empty();
    }

    /// When it was made; empty if nothing was fetched yet.
    Optional<Instant> made() {
        return file.made();
    }
}
