package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A centre for tests: small lists, a clock that is set by hand.
final class CentreFixture {
    static final Codes CODES =
            new Codes(
                    Map.of(
                            "hour",
                            List.of(Dimension.HOUR),
                            "theme-language",
                            List.of(Dimension.THEME, Dimension.LANGUAGE)),
                    Map.of(
                            Dimension.HOUR,
                            Set.copyOf(ClosedLists.of(Dimension.HOUR).orElseThrow()),
                            Dimension.THEME,
                            Set.of("C", "A"),
                            Dimension.LANGUAGE,
                            Set.of("fr", "nl")));

    final TerminalKey key = TerminalKey.generate();
    volatile Codes codes = CODES;
    volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

    Centre.Authority authority() {
        InstantSource clock = () -> now;
        return new Centre.Authority(codes, key::sign, CentreFixture::signed, clock);
    }

    static boolean signed(String publicKey, byte[] message, byte[] signature) {
        return new SiteKeys.Key(publicKey, Instant.EPOCH, null).signed(message, signature);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static String enroll(Centre centre, SendingTerminal sender) throws CentreException {
        return centre.terminals()
                .enroll(
                        sender.id,
                        "bruxelles",
                        TerminalKind.BUILDING,
                        List.of(sender.key.publicKey()));
    }

    static Outcome apply(Centre centre, SealedBatch batch) throws Exception {
        return centre.inbox().apply(batch.batch(), batch, false);
    }

    /// Visits by terminal, over all cells.
    static Map<String, Long> visits(Centre centre) throws CentreException {
        return centre.database()
                .in(
                        c -> {
                            Map<String, Long> sums = new TreeMap<>();
                            try (PreparedStatement s =
                                            c.prepareStatement(
                                                    "select terminal, sum(n) from cell"
                                                            + " group by terminal");
                                    ResultSet r = s.executeQuery()) {
                                while (r.next()) {
                                    sums.put(r.getString(1), r.getLong(2));
                                }
                            }
                            return sums;
                        });
    }
}
