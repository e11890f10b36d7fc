package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where and how the centre listens.
///
/// @param port 0 for any free port
/// @param behindProxy without TLS and for this machine only: a proxy in front has the certificate,
///   and sets `Host` and `X-Forwarded-For`
/// @param names host names for the centre's own certificate, besides those of this machine
/// @param certificateOrNull PEM, the certificate supplied by the house first in its chain
/// @param keyOrNull PEM, PKCS #8; only with a certificate
public record CentreServerAddress(
        int port,
        boolean behindProxy,
        List<String> names,
        @Nullable Path certificateOrNull,
        @Nullable Path keyOrNull) {
    /// The usual port.
    public static final int PORT = 8444;

    public CentreServerAddress {
        names = List.copyOf(names);
        if ((certificateOrNull == null) != (keyOrNull == null)) {
            throw new IllegalArgumentException("a certificate only with its key");
        }
    }
}
