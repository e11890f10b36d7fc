package brussels.citedesmetiers.kiosk.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terminals of a site and the keys they sign with: `site.json`, the same file on each of them.
///
/// @param id stable
/// @param name what people call it
public record SiteSettings(String id, String name, List<Terminal> terminals) {
    public SiteSettings {
        terminals = List.copyOf(terminals);
    }

    /// The terminal with this id.
    public Optional<Terminal> terminal(String terminalId) {
        return terminals.stream().filter(t -> t.id().equals(terminalId)).findFirst();
    }

    /// The terminal that is the hub, if the file says which.
    public Optional<Terminal> hub() {
        return terminals.stream().filter(t -> t.hubFingerprint().isPresent()).findFirst();
    }

    /// One terminal of the site.
    ///
    /// @param letter unique in the site
    /// @param publicKeys empty until the key of a new terminal is entered
    /// @param fingerprint of the key of a hub's certificate, or null for a terminal that is none
    public record Terminal(
            String id, char letter, List<PublicKey> publicKeys, @Nullable String fingerprint) {
        public Terminal {
            publicKeys = List.copyOf(publicKeys);
        }

        /// The SHA-256 of the public key of the hub's certificate as 64 hexadecimal digits, if this
        /// is the hub. The key, because the certificate changes with the machine's addresses.
        public Optional<String> hubFingerprint() {
            return Optional.ofNullable(fingerprint);
        }
    }

    /// An Ed25519 public key and the days on which it was in use.
    ///
    /// @param key the 32 bytes of RFC 8032 as Base64
    /// @param from first day
    /// @param lastDay last day, or null while it is in use
    public record PublicKey(String key, LocalDate from, @Nullable LocalDate lastDay) {
        public PublicKey {
            if (lastDay != null && lastDay.isBefore(from)) {
                throw new IllegalArgumentException("until must not be before from");
            }
        }

        /// The last day on which it was in use, if it is not any more.
        public Optional<LocalDate> until() {
            return Optional.ofNullable(lastDay);
        }
    }
}
