package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.List;

/// The terminal's batches, from their making until 400 days after the centre has acknowledged them.
///
/// Numbers in an epoch begin at 1 and have no gaps. A sealed batch never changes, is never made
/// twice, and is given out only once a place outside the database knows its number, so that no
/// database that goes back in time can give another body under a number that left.
///
/// Called on one thread only.
public interface Outbox {
    /// How long an acknowledged batch stays, for a centre that was restored from an old backup.
    int KEPT_DAYS = 400;

    /// Seals everything that closed before today, each batch in one transaction with the counts it
    /// takes away. After a crash in it a batch is whole and its counts are gone, or neither.
    ///
    /// @param today the day by a clock that is known to be right
    /// @return how many batches were made
    default int seal(LocalDate today) throws OutboxException {
        int made = 0;
        while (sealOne(today)) {
            made++;
        }
        return made;
    }

    /// Seals the next batch of what closed before today. After weeks without sealing there are
    /// many; one at a time they leave the thread to visitors in between.
    ///
    /// @return whether there was one
    boolean sealOne(LocalDate today) throws OutboxException;

    /// How far the sealing has got, as far as batches may leave.
    SealMark mark();

    /// The batches that the centre has not acknowledged, oldest epoch first, in the order they must
    /// be applied.
    ///
    /// @param most no more than this
    List<SealedBatch> waiting(int most) throws OutboxException;

    /// The batches of an epoch from this number on, acknowledged or not, that are still here. If
    /// the first has a higher number, those before it are gone.
    List<SealedBatch> from(long epoch, long seq, int most) throws OutboxException;

    /// The centre has this batch and all before it in its epoch. Once more is no fault; a batch
    /// that never left is one.
    ///
    /// @param today the first day of its 400
    /// @throws IllegalArgumentException if this batch never left
    void acknowledge(long epoch, long seq, LocalDate today) throws OutboxException;

    /// The centre has another body under a number this terminal used: this terminal's memory was
    /// copied or went back in time. A new epoch begins, above the one named, and all counts through
    /// this day go.
    ///
    /// @param epoch the epoch in which it has the other body
    /// @param sealedThrough the day through which the centre has counts
    void startAfter(long epoch, LocalDate sealedThrough) throws OutboxException;

    /// Lets acknowledged batches go whose time is over.
    ///
    /// @return how many
    int forget(LocalDate today) throws OutboxException;
}
