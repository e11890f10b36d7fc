package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.List;

/// The terminal's batches, from sealing until 400 days after the centre acknowledged them.
///
/// Numbers in an epoch begin at 1 and have no gaps. A sealed batch never changes and is never made
/// twice. It is handed out only after its number is recorded outside the database, so that a
/// restored database can never reuse a number that left for a different body.
///
/// Called on one thread only.
public interface Outbox {
    /// How long an acknowledged batch stays, for a centre that was restored from an old backup.
    int KEPT_DAYS = 400;

    /// Seals everything that closed before today, each batch in one transaction that also removes
    /// its counts. After a crash either the batch exists and its counts are gone, or neither.
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
    /// many; one at a time, so that the thread can serve visitors in between.
    ///
    /// @return whether there was one
    boolean sealOne(LocalDate today) throws OutboxException;

    /// How far sealing has got, counting only batches that may leave.
    SealMark mark();

    /// The batches that the centre has not acknowledged, oldest epoch first, in the order they must
    /// be applied.
    ///
    /// @param most at most this many
    List<SealedBatch> waiting(int most) throws OutboxException;

    /// The batches of an epoch from this number on, acknowledged or not, that are still here. If
    /// the first one has a higher number, the earlier ones are gone.
    List<SealedBatch> from(long epoch, long seq, int most) throws OutboxException;

    /// Records that the centre has this batch and all earlier ones of its epoch. Acknowledging a
    /// batch again is allowed; acknowledging one that never left is not.
    ///
    /// @param today the first of the 400 days it is kept
    /// @throws IllegalArgumentException if this batch never left
    void acknowledge(long epoch, long seq, LocalDate today) throws OutboxException;

    /// Called when the centre has a different body under a number this terminal used: this
    /// terminal's memory was copied or went back in time. A new epoch begins, above the given one,
    /// and all counts through this day are dropped.
    ///
    /// @param epoch the epoch in which it has the other body
    /// @param sealedThrough the day through which the centre has counts
    void startAfter(long epoch, LocalDate sealedThrough) throws OutboxException;

    /// The same, where the centre says all that it knows of the counts of a site.
    default void startAfter(SiteMark centre) throws OutboxException {
        startAfter(centre.sealed().epoch(), centre.sealed().through());
    }

    /// Deletes acknowledged batches that have been kept long enough.
    ///
    /// @return how many
    int forget(LocalDate today) throws OutboxException;
}
