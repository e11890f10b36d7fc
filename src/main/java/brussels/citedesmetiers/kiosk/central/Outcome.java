package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Receipt;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The outcome for a batch that is valid and signed by its own terminal.
public sealed interface Outcome {

    /// It has been counted.
    ///
    /// @param receipt for the terminal
    record Applied(Receipt receipt) implements Outcome {}

    /// It was counted before.
    ///
    /// @param receipt for the terminal, the same as then
    record Repeated(Receipt receipt) implements Outcome {}

    /// Another batch must come first.
    ///
    /// @param epoch of the one that is next
    /// @param seq of the one that is next
    record NotNext(long epoch, long seq) implements Outcome {}

    /// A different body under a number already used: the card was copied or went back in time.
    ///
    /// @param epoch the latest the centre has
    /// @param sealedThrough the day through which it has counts, null if it has none
    record OtherBody(long epoch, @Nullable LocalDate sealedThrough) implements Outcome {}

    /// A new epoch with days that were already counted.
    ///
    /// @param epoch the latest the centre has
    /// @param sealedThrough the day through which it has counts, null if it has none
    record EpochNotLater(long epoch, @Nullable LocalDate sealedThrough) implements Outcome {}

    /// A measure, dimension or value that is not in the centre's lists.
    ///
    /// @param what the first one, in words
    record UnknownCode(String what) implements Outcome {}
}
