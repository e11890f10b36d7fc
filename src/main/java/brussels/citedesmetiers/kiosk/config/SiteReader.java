package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.clock.MachineZone;
import brussels.citedesmetiers.kiosk.config.SiteSettings.PublicKey;
import brussels.citedesmetiers.kiosk.config.SiteSettings.Terminal;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads `site.json`. Ids, letters and keys must be unique in it: two terminals with the same one
/// could not be told apart.
final class SiteReader {
    // 32 bytes are 43 characters of Base64 and one of padding.
    private static final TextForm ED25519_KEY =
            TextForm.matching(
                    "[A-Za-z0-9+/]{43}=",
                    "the 32 bytes of an Ed25519 public key in Base64 are needed");
    private static final TextForm FINGERPRINT =
            TextForm.matching(
                    "[0-9a-f]{64}",
                    "the SHA-256 of the key of a certificate, 64 digits 0-9 a-f, is needed");
    // On this machine nobody is on the way.
    private static final TextForm CALENDAR =
            TextForm.matching(
                    "(https://[A-Za-z0-9.-]+|http://127\\.0\\.0\\.1)(:[0-9]+)?"
                            + "(/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?",
                    "an address that starts with https:// is needed");
    private static final TextForm DAY =
            TextForm.matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as 2026-11-22 is needed");

    private static final String JOINS = "joinsCounts";

    private final Set<String> ids = new HashSet<>();
    private final Set<String> letters = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private SiteReader() {}

    /// @param otherwise supplies the zone for an older file without one
    static SiteSettings site(Json json, Supplier<ZoneId> otherwise) {
        SiteReader reader = new SiteReader();
        List<Terminal> terminals = json.objects("terminals", 1, 26, reader::terminal);
        if (terminals.stream().filter(t -> t.hubFingerprint().isPresent()).count() > 1) {
            json.fault("terminals", "only one of them can be the hub");
        }
        SiteSettings site =
                new SiteSettings(
                        json.string("id", TextForm.ID),
                        json.string("name"),
                        json.has("zone") ? zone(json).orElseGet(MachineZone::get) : otherwise.get(),
                        terminals,
                        json.optionalString("calendar", CALENDAR).map(URI::create).orElse(null),
                        json.bool(JOINS, false));
        if (site.joinsCounts() && site.hub().isEmpty()) {
            json.fault(JOINS, "one of the terminals must be the hub: its hubFingerprint is needed");
        } else if (site.joinsCounts() && site.joined().isEmpty()) {
            json.fault(JOINS, "at least one of the terminals must give its counts");
        } else if (site.joinsCounts()) {
            checkNames(site, json);
        }
        return site;
    }

    private static void checkNames(SiteSettings site, Json json) {
        if (site.sender().length() > SiteGiven.LONGEST_ID) {
            json.fault("id", "a site that joins its counts needs an id of at most 35 characters");
        }
        if (site.givers().stream().anyMatch(id -> id.length() > SiteGiven.LONGEST_ID)) {
            json.fault(
                    JOINS,
                    "the terminals that give their counts need ids of at most 40 characters");
        }
        if (site.terminal(site.sender()).isPresent()) {
            json.fault("terminals", "no terminal can be called " + site.sender());
        }
    }

    /// The time zone in the property `zone`; empty with a fault recorded.
    static Optional<ZoneId> zone(Json json) {
        String name = json.string("zone");
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            json.fault("zone", "a time zone such as Europe/Brussels is needed");
            return Optional.empty();
        }
    }

    private Terminal terminal(Json json) {
        String id = json.string("id", TextForm.ID);
        if (!id.isEmpty() && !ids.add(id)) {
            json.fault("id", "another terminal of this site has this id");
        }
        String letter = json.string("letter", TextForm.LETTER);
        if (!letter.isEmpty() && !letters.add(letter)) {
            json.fault("letter", "another terminal of this site has this letter");
        }
        List<PublicKey> publicKeys = json.objects("publicKeys", 0, 20, this::publicKey);
        return new Terminal(
                id,
                TextForm.letter(letter),
                publicKeys,
                json.optionalString("hubFingerprint", FINGERPRINT).orElse(null),
                json.bool(JOINS, true));
    }

    private PublicKey publicKey(Json json) {
        String key = json.string("key", ED25519_KEY);
        if (!key.isEmpty() && !isCanonicalBase64(key)) {
            json.fault("key", ED25519_KEY.right());
        } else if (!key.isEmpty() && !keys.add(key)) {
            json.fault("key", "this key stands in this file already");
        }
        Optional<LocalDate> from = day(json, "from", json.string("from", DAY));
        Optional<LocalDate> until =
                day(json, "until", json.optionalString("until", DAY).orElse(""));
        return new PublicKey(key, from.orElse(LocalDate.EPOCH), until.orElse(null));
    }

    private static Optional<LocalDate> day(Json json, String name, String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            json.fault(name, "a day that is in the calendar is needed");
            return Optional.empty();
        }
    }

    // The last character before the padding has two bits that must be zero.
    private static boolean isCanonicalBase64(String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        return Base64.getEncoder().encodeToString(bytes).equals(key);
    }
}
