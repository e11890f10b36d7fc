package brussels.citedesmetiers.kiosk.central;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the centre has got with a terminal's batches.
///
/// @param epoch the latest, 0 before the first batch
/// @param seq the last number in it
/// @param sealedThroughOrNull the day with which everything in the last batch closed
/// @param groupThroughOrNull the last day in a closed group: a new epoch may count from the day
///   after it
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

    /// The next number in that epoch: 1 if it is a later one.
    long nextIn(long otherEpoch) {
        return otherEpoch == epoch ? seq + 1 : 1;
    }

    /// Whether counts from this day on cannot include any that are already here.
    boolean isBefore(LocalDate from) {
        return groupThroughOrNull == null || from.isAfter(groupThroughOrNull);
    }

    /// The epoch of the batch expected next.
    long expectedEpoch() {
        return Math.max(epoch, 1);
    }

    long expectedSeq() {
        return seq + 1;
    }
}
