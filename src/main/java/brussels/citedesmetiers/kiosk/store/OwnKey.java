package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// This terminal's key, if its file can be used. If not, only what must be signed is unavailable:
/// tickets and sealed counts. Once the file is repaired, the next [#look()] finds it.
///
/// Any thread may use it; [#look()] reads the disk.
public final class OwnKey implements TicketSigner {
    private final Path file;
    private volatile @Nullable TerminalKey key;
    private volatile @Nullable KeyFileException fault;

    private OwnKey(Path file) {
        this.file = file;
    }

    /// The key in a data folder, created if there is none, and loaded at once.
    public static OwnKey in(Path data) {
        OwnKey own = new OwnKey(data.resolve(KeyFile.NAME));
        own.look();
        return own;
    }

    /// Reads the file if the key is not known yet.
    ///
    /// @return whether that has changed anything
    public synchronized boolean look() {
        if (key != null) {
            return false;
        }
        String before = said(fault);
        try {
            key = KeyFile.loadOrCreate(file);
            fault = null;
        } catch (KeyFileException e) {
            fault = e;
            if (!said(e).equals(before)) {
                Logger.error(e, "Nothing can be signed: no tickets, no sealed counts");
            }
        }
        return !before.equals(said(fault));
    }

    private static String said(@Nullable KeyFileException fault) {
        return fault == null ? "" : String.valueOf(fault.getMessage());
    }

    /// The key, if its file can be used.
    public Optional<TerminalKey> key() {
        return Optional.ofNullable(key);
    }

    /// The key.
    ///
    /// @throws KeyFileException if its file cannot be used
    public TerminalKey orThrow() throws KeyFileException {
        TerminalKey known = key;
        return known == null ? KeyFile.loadOrCreate(file) : known;
    }

    /// Base64 of the public key's 32 raw bytes, if the file can be used.
    public Optional<String> publicKey() {
        return key().map(TerminalKey::publicKey);
    }

    /// What is wrong with the file, if it cannot be used.
    public Optional<KeyFileException> fault() {
        return Optional.ofNullable(fault);
    }

    /// @throws IllegalStateException if the file cannot be used
    @Override
    public byte[] sign(byte[] message) {
        return key().orElseThrow(() -> new IllegalStateException(said(fault))).sign(message);
    }
}
