package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The terminals of a site and the keys they sign with: `site.json`, the same file on all of them.
///
/// @param id stable
/// @param name its name for people
/// @param zone used for all its clocks and papers
/// @param calendarOrNull where the hub fetches the dates of activities every day, null for nowhere
/// @param joinsCounts whether its terminals give their counts to the hub, which releases them for
///   the site
public record SiteSettings(
        String id,
        String name,
        ZoneId zone,
        List<Terminal> terminals,
        @Nullable URI calendarOrNull,
        boolean joinsCounts) {
    public SiteSettings {
        terminals = List.copyOf(terminals);
    }

    /// Where the hub fetches the dates of activities every day, if anywhere.
    public Optional<URI> calendar() {
        return Optional.ofNullable(calendarOrNull);
    }

    /// The terminal with this id.
    public Optional<Terminal> terminal(String terminalId) {
        return terminals.stream().filter(t -> t.id().equals(terminalId)).findFirst();
    }

    /// The terminal that is the hub, if the file names one.
    public Optional<Terminal> hub() {
        return terminals.stream().filter(t -> t.hubFingerprint().isPresent()).findFirst();
    }

    /// The ids of the terminals that give their counts to the hub; none if the site does not join
    /// them.
    public Set<String> joined() {
        return joinsCounts ? givers() : Set.of();
    }

    /// The ids of the terminals that give their counts to the hub while the site joins them, and
    /// after that what they still hold.
    public Set<String> givers() {
        return terminals.stream()
                .filter(Terminal::joinsCounts)
                .map(Terminal::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The site's id as a sender of joined counts at the centre. It stays when another machine
    /// becomes the hub.
    public String sender() {
        return "site-" + id;
    }

    /// The keys that tickets are checked against: those in `site.json`, and this terminal's own
    /// key, which is trusted without being listed.
    ///
    /// @param ownKey Base64 of this terminal's public key, or null if it has none
    public SiteKeys keys(String ownId, @Nullable String ownKey) {
        Map<String, List<SiteKeys.Key>> keys = new HashMap<>();
        for (Terminal terminal : terminals) {
            List<SiteKeys.Key> list = new ArrayList<>();
            for (PublicKey key : terminal.publicKeys()) {
                list.add(
                        new SiteKeys.Key(
                                key.key(),
                                key.from().atStartOfDay(zone).toInstant(),
                                key.until()
                                        .map(d -> d.plusDays(1).atStartOfDay(zone).toInstant())
                                        .orElse(null)));
            }
            keys.put(terminal.id(), list);
        }
        if (ownKey != null) {
            List<SiteKeys.Key> own = keys.computeIfAbsent(ownId, id -> new ArrayList<>());
            if (own.stream().noneMatch(key -> key.publicKey().equals(ownKey))) {
                own.add(new SiteKeys.Key(ownKey, Instant.EPOCH, null));
            }
        }
        Map<String, Character> letters = new HashMap<>();
        terminals.forEach(terminal -> letters.put(terminal.id(), terminal.letter()));
        return new SiteKeys(keys, letters);
    }

    /// One terminal of the site.
    ///
    /// @param letter unique in the site
    /// @param publicKeys empty until a new terminal's key is entered
    /// @param fingerprint of the key of a hub's certificate, or null for a terminal that is not a
    ///   hub
    /// @param joinsCounts whether it gives its counts to the hub if the site joins them: a truck
    ///   and a hub without a screen do not
    public record Terminal(
            String id,
            char letter,
            List<PublicKey> publicKeys,
            @Nullable String fingerprint,
            boolean joinsCounts) {
        public Terminal {
            publicKeys = List.copyOf(publicKeys);
        }

        /// The SHA-256 of the public key of the hub's certificate as 64 hexadecimal digits, if this
        /// is the hub. It is of the key because the certificate changes with the machine's
        /// addresses.
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

        /// The last day it was in use, if it no longer is.
        public Optional<LocalDate> until() {
            return Optional.ofNullable(lastDay);
        }
    }
}
