package brussels.citedesmetiers.kiosk.central;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the centre has got with a terminal's batches.
///
/// @param epoch the latest, 0 before the first batch
/// @param seq the last number in it
/// @param sealedThroughOrNull the day everything closed with in the last batch
/// @param groupThroughOrNull the last day that was in a closed group: from the day after it a new
///   epoch may count
public record Position(
        long epoch,
        long seq,
        @Nullable LocalDate sealedThroughOrNull,
        @Nullable LocalDate groupThroughOrNull) {
    static final Position NONE = new Position(0, 0, null, null);

    /// The day through which the centre has counts.
    public Optional<LocalDate> sealedThrough() {
        return Optional.ofNullable(sealedThroughOrNull);
    }

    /// The number this epoch goes on with; 1 for a later one.
    long nextIn(long otherEpoch) {
        return otherEpoch == epoch ? seq + 1 : 1;
    }

    /// Whether counts from this day on can be none that are here already.
    boolean isBefore(LocalDate from) {
        return groupThroughOrNull == null || from.isAfter(groupThroughOrNull);
    }

    /// Where it goes on when nothing says otherwise.
    long expectedEpoch() {
        return Math.max(epoch, 1);
    }

    long expectedSeq() {
        return seq + 1;
    }
}
