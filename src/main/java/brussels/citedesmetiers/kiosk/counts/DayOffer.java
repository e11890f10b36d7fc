package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a joined terminal gives its site's hub: the sums of whole days, small numbers included, and
/// so never to anybody else. Its days end with the shortest period of any measure.
///
/// @param terminal its id
/// @param number its place among the terminal's offers
/// @param from the first of its days
/// @param through the last of its days
/// @param cells that are not 0; none for days without a visit. Cells that were released and
///   confirmed are no longer in it
/// @param digest SHA-256 of all that it had when it was made, of the digest before it in its epoch
///   and of a number that nobody knows, 64 hexadecimal digits: two offers with one number are the
///   same, and all before them, if their digests are
/// @param before the digest of the offer before it in its epoch; for the first `-`, or the digest
///   of an offer of an earlier epoch: that one and all after it are taken back, because staff have
///   said that their days had not come
/// @param touchedDays in the first offer of a later epoch, how many days' counts went wrong before
public record DayOffer(
        String terminal,
        OfferNumber number,
        LocalDate from,
        LocalDate through,
        Map<Cell, Long> cells,
        String digest,
        String before,
        int touchedDays) {
    /// More visits than a terminal can have on these days; few enough that a year's offers of all
    /// terminals of a site fit into a table.
    static final long MOST_VISITS = 100_000;

    public DayOffer {
        cells = Map.copyOf(cells);
        Batch.checkTerminal(terminal);
        Batch.checkNumbers(number.epoch(), number.seq());
        if (through.isBefore(from)
                || touchedDays < 0
                || cells.values().stream().anyMatch(n -> n < 1 || n > Table.MOST_VISITS)) {
            throw new IllegalArgumentException("an offer out of order: " + terminal + number);
        }
    }

    /// Makes a new offer.
    ///
    /// @param before the digest of the offer before it
    /// @param salt goes into the digest and is kept nowhere. The digest leaves the house with the
    ///   site's batch, and whoever has it could else try all small numbers until one fits
    static DayOffer of(
            String terminal,
            OfferNumber number,
            LocalDate from,
            LocalDate through,
            Map<Cell, Long> cells,
            int touchedDays,
            String before,
            byte[] salt) {
        String content =
                HexFormat.of().formatHex(salt)
                        + before
                        + terminal
                        + number
                        + from
                        + through
                        + touchedDays
                        + cells.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .sorted()
                                .collect(Collectors.joining("\n"));
        return new DayOffer(
                terminal, number, from, through, cells, sha256(content), before, touchedDays);
    }

    /// The same with these cells only.
    DayOffer only(Predicate<Cell> left) {
        return new DayOffer(
                terminal,
                number,
                from,
                through,
                cells.entrySet().stream()
                        .filter(e -> left.test(e.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                digest,
                before,
                touchedDays);
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
