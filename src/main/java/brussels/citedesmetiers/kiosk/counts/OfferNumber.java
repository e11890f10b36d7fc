package brussels.citedesmetiers.kiosk.counts;

import java.util.Comparator;

/// The number of an offer: seq counts from 1 in each epoch of its terminal, without gaps; an epoch
/// begins when the terminal's memory went back in time.
///
/// @param epoch from 1, or 0 in [#NONE]
/// @param seq from 1, or 0 in [#NONE]
public record OfferNumber(long epoch, long seq) implements Comparable<OfferNumber> {
    /// Before every offer.
    public static final OfferNumber NONE = new OfferNumber(0, 0);

    private static final Comparator<OfferNumber> ORDER =
            Comparator.comparingLong(OfferNumber::epoch).thenComparingLong(OfferNumber::seq);

    @Override
    public int compareTo(OfferNumber other) {
        return ORDER.compare(this, other);
    }

    /// Whether this comes directly after the other one: the next of its epoch, or the first of a
    /// later epoch.
    boolean follows(OfferNumber before) {
        return epoch == before.epoch ? seq == before.seq + 1 : epoch > before.epoch && seq == 1;
    }
}
