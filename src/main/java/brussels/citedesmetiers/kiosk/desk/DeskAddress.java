package brussels.citedesmetiers.kiosk.desk;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the desk's pages are served and with which certificate.
///
/// @param port 0 for any free port
/// @param certificateOrNull PEM file with the house's own certificate and its chain, or null for
///   one that the desk generates
/// @param keyOrNull PEM file with its key (PKCS #8), given if and only if a certificate is
public record DeskAddress(int port, @Nullable Path certificateOrNull, @Nullable Path keyOrNull) {
    /// The default port.
    public static final int PORT = 8443;

    public DeskAddress {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if ((certificateOrNull == null) != (keyOrNull == null)) {
            throw new IllegalArgumentException("certificate and key belong together");
        }
    }

    /// This port, with a certificate that the desk generates.
    public static DeskAddress on(int port) {
        return new DeskAddress(port, null, null);
    }

    /// The house's own certificate, if one is given.
    Optional<Path> certificate() {
        return Optional.ofNullable(certificateOrNull);
    }
}
