package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;
import java.util.Optional;

/// Port: the bundles that the hub hands on to the other terminals of its site. Thread-safe; it may
/// block while a bundle is proved.
public interface SiteBundles {
    /// A bundle that is handed on.
    ///
    /// @param sha256 of the whole file
    /// @param byStaff whether staff put it in at the hub; if not, the centre gave it to the hub
    record Offer(int version, long bytes, String sha256, boolean byStaff) {}

    /// A hub that hands nothing on.
    SiteBundles NONE =
            new SiteBundles() {
                @Override
                public Optional<Offer> offered(String kind) {
                    return Optional.empty();
                }

                @Override
                public Optional<byte[]> piece(String kind, String sha256, long from, int most) {
                    return Optional.empty();
                }
            };

    /// What is handed on of this kind now.
    ///
    /// @param kind `content`, `program` or `keys`
    Optional<Offer> offered(String kind);

    /// A piece of what is handed on of this kind; empty if that is another bundle, or shorter.
    ///
    /// @param from its first byte
    Optional<byte[]> piece(String kind, String sha256, long from, int most) throws IOException;
}
