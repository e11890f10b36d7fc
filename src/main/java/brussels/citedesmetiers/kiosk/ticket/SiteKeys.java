package brussels.citedesmetiers.kiosk.ticket;

import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The public keys of a site's terminals: all that is needed to check a ticket without a network.
///
/// @param byTerminal every key a terminal has or had, by terminal id
/// @param letters of the terminals in ticket codes, by terminal id, if known
public record SiteKeys(Map<String, List<Key>> byTerminal, Map<String, Character> letters) {

    public SiteKeys {
        letters = Map.copyOf(letters);
        Map<String, List<Key>> copy = new HashMap<>();
        byTerminal.forEach((id, keys) -> copy.put(id, List.copyOf(keys)));
        byTerminal = Map.copyOf(copy);
    }

    /// Keys of terminals whose letters do not matter.
    public SiteKeys(Map<String, List<Key>> byTerminal) {
        this(byTerminal, Map.of());
    }

    /// One key of a terminal.
    ///
    /// @param publicKey Base64 of its 32 raw bytes, as [TerminalKey#publicKey] gives it
    /// @param from the first moment it may sign
    /// @param until the first moment it no longer may, or null while it is in use
    public record Key(String publicKey, Instant from, @Nullable Instant until) {
        /// @throws IllegalArgumentException if the key is invalid, or never in use
        public Key {
            Ed25519.publicKey(publicKey);
            if (until != null && !until.isAfter(from)) {
                throw new IllegalArgumentException("key from " + from + " until " + until);
            }
        }

        /// Whether this key made the signature of this message, whenever that was. Never throws.
        public boolean signed(byte[] message, byte[] signature) {
            try {
                return Ed25519.verify(Ed25519.publicKey(publicKey), message, signature);
            } catch (InvalidKeyException e) {
                throw new IllegalStateException("a key that was sound at first", e);
            }
        }

        /// Whether the key was already in use.
        public boolean begunAt(Instant moment) {
            return !moment.isBefore(from);
        }

        /// Whether the key is in use.
        public boolean inUseAt(Instant moment) {
            return begunAt(moment) && !endedAt(moment);
        }

        /// Whether the key was no longer in use.
        public boolean endedAt(Instant moment) {
            return until != null && !moment.isBefore(until);
        }
    }

    /// The keys of a terminal; none if it does not belong to this site.
    public List<Key> of(String terminalId) {
        return byTerminal.getOrDefault(terminalId, List.of());
    }

    /// Whether a ticket code with this letter can be from the terminal.
    public boolean isLetterOf(String terminalId, char letter) {
        Character own = letters.get(terminalId);
        return own == null || own == letter;
    }

    /// The key of this terminal that made the signature.
    Optional<Key> signer(String terminalId, byte[] message, byte[] signature) {
        return of(terminalId).stream().filter(k -> k.signed(message, signature)).findFirst();
    }
}
