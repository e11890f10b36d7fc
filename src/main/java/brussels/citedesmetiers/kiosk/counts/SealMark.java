package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// How far sealing has got; it is stored both in the database and in the small forced file beside
/// it. A plain value.
///
/// @param epoch begins at 1
/// @param seq the last sealed number, 0 before the first of the epoch
/// @param digest of the last sealed batch of the epoch, `-` before the first; of offers, before the
///   first, the one that was taken back when the epoch began, if one was
/// @param through the last day sealed: visits up to it are never sealed again
/// @param closed the last day examined
/// @param touchedDays how many days' counts went wrong before this epoch, as its first batch says
public record SealMark(
        long epoch, long seq, String digest, LocalDate through, LocalDate closed, int touchedDays) {

    // Declared before the first mark, whose validation needs it.
    private static final Pattern DIGEST = Pattern.compile("-|[0-9a-f]{64}");
    private static final String FORM = "sealed-1";
    private static final int PARTS = 8;

    /// The mark of a terminal that never sealed.
    public static final SealMark NONE =
            new SealMark(1, 0, "-", LocalDate.EPOCH, LocalDate.EPOCH, 0);

    public SealMark {
        if (epoch < 1
                || seq < 0
                || touchedDays < 0
                || !DIGEST.matcher(digest).matches()
                || closed.isBefore(through)) {
            throw new IllegalArgumentException("a seal mark out of order at " + epoch + "/" + seq);
        }
    }

    /// After one more batch.
    SealMark next(SealedBatch batch, LocalDate newThrough, LocalDate newClosed) {
        return new SealMark(epoch, batch.seq(), batch.digest(), newThrough, newClosed, 0);
    }

    /// With so many more days whose counts went wrong.
    public SealMark touched(int days) {
        return new SealMark(
                epoch,
                seq,
                digest,
                through,
                closed,
                Math.min(Batch.MOST_TOUCHED_DAYS, touchedDays + days));
    }

    /// After one more offer.
    SealMark next(DayOffer offer) {
        return new SealMark(
                epoch, offer.number().seq(), offer.digest(), offer.through(), offer.through(), 0);
    }

    /// The beginning of a new epoch, above both: nothing sealed before is sealed again.
    ///
    /// @param other how far another copy of this terminal's memory had sealed
    public SealMark newEpoch(SealMark other, int touched) {
        return new SealMark(
                Math.max(epoch, other.epoch) + 1,
                0,
                "-",
                through.isAfter(other.through) ? through : other.through,
                closed.isAfter(other.closed) ? closed : other.closed,
                (int) Math.min(Batch.MOST_TOUCHED_DAYS, (long) touchedDays + touched));
    }

    /// The beginning of a new epoch after staff said that sealing went by a wrong clock: days after
    /// this one are sealed again when they come.
    public SealMark backTo(LocalDate last) {
        return new SealMark(epoch + 1, 0, "-", last, last, touchedDays + 1);
    }

    /// The beginning of a new epoch in which no day after this one counts as examined, but for
    /// those that were sealed.
    public SealMark notExaminedAfter(LocalDate last) {
        LocalDate least = through.isAfter(last) ? through : last;
        return new SealMark(
                epoch + 1, 0, "-", through, closed.isAfter(least) ? least : closed, touchedDays);
    }

    /// The beginning of a new epoch after staff said that offers were made by a wrong clock.
    ///
    /// @param back the digest of the first offer that is taken back, `-` if none is
    /// @param last the last day that is offered now
    SealMark takingBack(String back, LocalDate last, int touched) {
        return new SealMark(epoch + 1, 0, back, last, last, 0).touched(touchedDays + touched);
    }

    /// Whether this equals `before`, is one batch further, or is in a later epoch: a power loss
    /// between writing the two copies can lead to nothing else.
    public boolean follows(SealMark before) {
        return equals(before)
                || epoch > before.epoch
                || (epoch == before.epoch && seq == before.seq + 1);
    }

    /// Whether both know the same last batch: between them nothing was sealed.
    public boolean isAt(SealMark other) {
        return epoch == other.epoch && seq == other.seq && digest.equals(other.digest);
    }

    /// The later of two that know the same last batch.
    public SealMark or(SealMark other) {
        return new SealMark(
                epoch,
                seq,
                digest,
                through.isAfter(other.through) ? through : other.through,
                closed.isAfter(other.closed) ? closed : other.closed,
                Math.max(touchedDays, other.touchedDays));
    }

    /// With all days through this one examined: whatever they had goes another way. A program that
    /// knows no other way seals nothing of them then.
    public SealMark examined(LocalDate last) {
        return closed.isBefore(last)
                ? new SealMark(epoch, seq, digest, through, last, touchedDays)
                : this;
    }

    /// One line of ASCII with its checksum, for the file and for the database.
    public String line() {
        String body =
                String.join(
                        " ",
                        FORM,
                        Long.toString(epoch),
                        Long.toString(seq),
                        digest,
                        through.toString(),
                        closed.toString(),
                        Integer.toString(touchedDays));
        return body + " " + checksum(body);
    }

    /// Reads what [#line()] wrote; empty if a single character has changed.
    public static Optional<SealMark> parse(String line) {
        int end = line.lastIndexOf(' ');
        String[] part = line.split(" ", -1);
        if (part.length != PARTS
                || !part[0].equals(FORM)
                || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SealMark(
                            Long.parseLong(part[1]),
                            Long.parseLong(part[2]),
                            part[3],
                            LocalDate.parse(part[4]),
                            LocalDate.parse(part[5]),
                            Integer.parseInt(part[6])));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
