package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Locale;

/// `kiosk key show`: prints this terminal's entry for `site.json`, its public key in it.
public final class KeyCommand {
    private final TerminalSettings terminal;
    private final Path dataFolder;
    private final PrintWriter out;

    /// Where the terminal's key comes from.
    @FunctionalInterface
    interface KeySource {
        /// Base64 of the 32 raw bytes of the public key; the key is made if the file is not there.
        ///
        /// @throws Exception if there is none; its message is a sentence for staff
        String publicKey(Path file) throws Exception;
    }

    KeyCommand(TerminalSettings terminal, Path dataFolder, PrintWriter out) {
        this.terminal = terminal;
        this.dataFolder = dataFolder;
        this.out = out;
    }

    int run(KeySource keys, LocalDate today) throws Exception {
        out.printf(
                Locale.ROOT,
                """
                {
                  "id": "%s",
                  "letter": "%s",
                  "publicKeys": [{ "key": "%s", "from": "%s" }]%s
                }
                """,
                terminal.id(),
                terminal.letter(),
                keys.publicKey(dataFolder.resolve(TerminalKey.FILE)),
                today,
                hub());
        return Main.OK;
    }

    /// Only a hub has a certificate.
    private String hub() throws IOException, GeneralSecurityException {
        return terminal.hub() instanceof TerminalSettings.Hub.Here
                ? ",\n  \"hubFingerprint\": \"" + DeskServer.keyFingerprint(dataFolder) + "\""
                : "";
    }
}
