package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.desk.SiteBundles;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.KeptBundles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;

/// What a hub has taken, as the other terminals of its site see it. Any thread that may block.
final class HandedOn implements SiteBundles {
    private final Installer installer;

    HandedOn(Installer installer) {
        this.installer = installer;
    }

    @Override
    public Optional<Offer> offered(String kind) {
        return kept(kind)
                .map(
                        kept ->
                                new Offer(
                                        kept.manifest().version(),
                                        kept.bytes(),
                                        kept.sha256(),
                                        kept.byStaff()));
    }

    private Optional<KeptBundles.Kept> kept(String kind) {
        return BundleKind.of(kind).flatMap(installer::handedOn);
    }

    @Override
    public Optional<byte[]> piece(String kind, String sha256, long from, int most)
            throws IOException {
        Optional<KeptBundles.Kept> kept =
                kept(kind).filter(each -> each.sha256().equals(sha256) && from < each.bytes());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(kept.get().file().toFile(), "r")) {
            byte[] piece = new byte[Math.toIntExact(Math.min(most, kept.get().bytes() - from))];
            file.seek(from);
            file.readFully(piece);
            return Optional.of(piece);
        }
    }
}
