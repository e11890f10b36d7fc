package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// How far a site has sealed, and which offers are in what it sealed. Kept in the hub's database
/// and forced outside it before a batch leaves, as a terminal's mark is; and known to the centre
/// with the site's last batch, for a hub that has lost both. A plain value.
///
/// @param sealed how far, as the centre counts the site's batches
/// @param given the last offer of each terminal that is in a closed group
/// @param moved the last day that closed with visits of an earlier period among its own, given late
///   or too few for a period of their own: while such a period runs, nobody can tell from the
///   offers alone what it has. [LocalDate#EPOCH] if none did
public record SiteMark(SealMark sealed, Map<String, Last> given, LocalDate moved) {
    /// The mark of a site that never sealed.
    public static final SiteMark NONE = new SiteMark(SealMark.NONE, Map.of(), LocalDate.EPOCH);

    private static final String FORM = "site-1";
    private static final int SEALED_PARTS = 8;
    private static final Pattern LAST =
            Pattern.compile(
                    "([a-z0-9-]{1,40}):([0-9]{1,9}):([0-9]{1,9}):([0-9-]{10}):([0-9a-f]{64})");

    /// The last offer of a terminal.
    ///
    /// @param through the last of its days
    /// @param digest of it and all before it
    public record Last(OfferNumber number, LocalDate through, String digest) {
        static Last later(Last one, Last other) {
            return one.number.compareTo(other.number) >= 0 ? one : other;
        }
    }

    public SiteMark {
        given = Map.copyOf(given);
    }

    /// The mark that a site's batch leaves behind. How many days went wrong before is not in it:
    /// the batch has said so.
    ///
    /// @throws BatchFormatException if it is no batch of a site
    public static SiteMark of(SealedBatch sealed) throws BatchFormatException {
        Batch batch = sealed.batch();
        SiteGiven site = batch.site();
        if (site.equals(SiteGiven.NONE)) {
            throw new BatchFormatException("not the batch of a site", null);
        }
        return new SiteMark(
                new SealMark(
                        batch.epoch(),
                        batch.seq(),
                        sealed.digest(),
                        site.through(),
                        batch.through(),
                        0),
                site.given(),
                site.moved());
    }

    /// The last offer of a terminal that is in a closed group.
    OfferNumber givenOf(String terminal) {
        Last last = given.get(terminal);
        return last == null ? OfferNumber.NONE : last.number();
    }

    /// One line of ASCII with its checksum: for the file, for the database, and for the centre's
    /// answer.
    public String line() {
        StringBuilder body =
                new StringBuilder(FORM).append(' ').append(sealed.line()).append(' ').append(moved);
        new TreeMap<>(given)
                .forEach(
                        (terminal, last) ->
                                body.append(' ')
                                        .append(
                                                String.join(
                                                        ":",
                                                        terminal,
                                                        Long.toString(last.number().epoch()),
                                                        Long.toString(last.number().seq()),
                                                        last.through().toString(),
                                                        last.digest())));
        return body + " " + checksum(body.toString());
    }

    /// Reads what [#line()] wrote; empty if a single character has changed.
    public static Optional<SiteMark> parse(String line) {
        int end = line.lastIndexOf(' ');
        if (end < 0 || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
            return Optional.empty();
        }
        String[] part = line.substring(0, end).split(" ", -1);
        int first = SEALED_PARTS + 2;
        if (part.length < first
                || part.length > first + SiteGiven.MOST_TERMINALS
                || !part[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            Optional<SealMark> sealed =
                    SealMark.parse(String.join(" ", List.of(part).subList(1, SEALED_PARTS + 1)));
            LocalDate moved = LocalDate.parse(part[SEALED_PARTS + 1]);
            Map<String, Last> given = new TreeMap<>();
            for (String each : List.of(part).subList(first, part.length)) {
                Matcher last = LAST.matcher(each);
                if (!last.matches()) {
                    return Optional.empty();
                }
                given.put(
                        last.group(1),
                        new Last(
                                new OfferNumber(
                                        Long.parseLong(last.group(2)),
                                        Long.parseLong(last.group(3))),
                                LocalDate.parse(last.group(4)),
                                last.group(5)));
            }
            return sealed.map(mark -> new SiteMark(mark, given, moved))
                    .filter(mark -> mark.line().equals(line));
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
