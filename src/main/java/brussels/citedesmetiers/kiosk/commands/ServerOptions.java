package brussels.citedesmetiers.kiosk.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a server listens, and with which certificate.
final class ServerOptions {
    private static final int MOST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "The port, else the usual one.")
    @Nullable Integer port;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The house's own certificate and its chain (PEM), else one that is made.")
    @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The certificate's key (PEM, PKCS #8).")
    @Nullable Path key;

    /// @param usual the port if none is given
    int port(int usual) {
        return port == null ? usual : port;
    }

    /// What is wrong with them, if anything.
    Optional<String> fault() {
        boolean portFits = port == null || (port >= 0 && port <= MOST_PORT);
        return portFits && (certificate == null) == (key == null)
                ? Optional.empty()
                : Optional.of("A port from 0 to 65535, and a certificate only with its key.");
    }
}
