package brussels.citedesmetiers.kiosk.desk;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the desk's pages are served and with which certificate.
///
/// @param port 0 for any that is free
/// @param certificateOrNull PEM file with the house's own certificate and its chain, or null for
///   one that the desk makes itself
/// @param keyOrNull PEM file with its key (PKCS #8), given exactly when a certificate is
public record DeskAddress(int port, @Nullable Path certificateOrNull, @Nullable Path keyOrNull) {
    /// The port where nothing else is said.
    public static final int PORT = 8443;

    public DeskAddress {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if ((certificateOrNull == null) != (keyOrNull == null)) {
            throw new IllegalArgumentException("certificate and key belong together");
        }
    }

    /// A certificate of its own on this port.
    public static DeskAddress on(int port) {
        return new DeskAddress(port, null, null);
    }

    /// The house's own certificate, if one is given.
    Optional<Path> certificate() {
        return Optional.ofNullable(certificateOrNull);
    }
}
