package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Receipt;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What came of a batch that is sound, signed and its sender's own.
public sealed interface Outcome {

    /// It is counted now.
    ///
    /// @param receipt to be given to the terminal
    record Applied(Receipt receipt) implements Outcome {}

    /// It was counted before.
    ///
    /// @param receipt to be given to the terminal, the same as then
    record Repeated(Receipt receipt) implements Outcome {}

    /// Others must come first.
    ///
    /// @param epoch of the one that is next
    /// @param seq of the one that is next
    record NotNext(long epoch, long seq) implements Outcome {}

    /// Another body under a number that was used: a card that was copied or went back in time.
    ///
    /// @param epoch the latest the centre has
    /// @param sealedThrough the day through which it has counts, null if it has none
    record OtherBody(long epoch, @Nullable LocalDate sealedThrough) implements Outcome {}

    /// A new epoch that counts days which were counted.
    ///
    /// @param epoch the latest the centre has
    /// @param sealedThrough the day through which it has counts, null if it has none
    record EpochNotLater(long epoch, @Nullable LocalDate sealedThrough) implements Outcome {}

    /// A measure, dimension or value that is in none of the centre's lists.
    ///
    /// @param what the first such, for people
    record UnknownCode(String what) implements Outcome {}
}
