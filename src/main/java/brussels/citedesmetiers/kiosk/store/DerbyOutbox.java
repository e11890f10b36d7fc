package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.Sealer.Sealing;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tinylog.Logger;

/// The outbox in Derby, with the file `sealed` beside it.
///
/// How one batch is sealed, and what a crash leaves at each step:
/// 1. One transaction stores the batch, removes its counts and advances the database's mark. Before
///    its commit nothing has happened, and the same batch is made again. After it the batch exists,
///    but the file does not know it, so it does not leave.
/// 2. The file is raised and forced. If that fails or power fails, the next start or seal finds the
///    database exactly one batch ahead and raises the file then.
/// 3. Only now may the batch leave.
///
/// A database that is neither level with the file nor one batch ahead is a different one: a
/// restored backup, a copy or a new one. Then a new epoch begins, the counts that the file records
/// as sealed are dropped, and staff are told how many days that affects. A backup that still has
/// the last batch is not a different database: none of its open counts were sealed, and the epoch
/// continues. If the file itself is lost, the database is believed; the centre finds out if that
/// was wrong ([#startAfter]).
///
/// The store writer's thread only.
public final class DerbyOutbox implements Outbox {
    private final DerbyStore store;
    private final Sealer sealer;
    private final SealFile file;
    private SealMark mayLeave = SealMark.NONE;

    public DerbyOutbox(DerbyStore store, Sealer sealer) {
        this.store = store;
        this.sealer = sealer;
        this.file = new SealFile(store.data(), store.disk());
        store.listen(this::reconcile);
    }

    /// Compares database and file each time the database has been opened.
    private void reconcile(Connection c) throws SQLException {
        Optional<SealMark> noted = CountRows.mark(c);
        SealMark here = noted.orElse(SealMark.NONE);
        Optional<SealMark> raised;
        try {
            raised = file.read();
        } catch (IOException e) {
            Logger.error(e, "The file of sealed batches is lost");
            store.faults().report(new StoreFault.SealFileUnreadable());
            raised = Optional.empty();
        }
        if (raised.isEmpty() || here.follows(raised.get())) {
            mayLeave = raised.orElse(SealMark.NONE);
            if (raised.isPresent() || noted.isPresent()) {
                raise(here);
            }
        } else {
            mayLeave = raised.get();
            startNewEpoch(c, here, raised.get(), 0);
        }
    }

    private void startNewEpoch(Connection c, SealMark here, SealMark other, int more)
            throws SQLException {
        OpenCounts open = CountRows.open(c, here);
        int touched = Math.max(touchedDays(open, here, other) + more, visitsWereLost() ? 1 : 0);
        SealMark mark = here.newEpoch(other, touched);
        OpenCounts after = open.after(sealer.measures(), other.through(), other.closed());
        CountRows.replace(c, sealer.measures(), after);
        CountRows.setMark(c, mark);
        c.commit();
        store.faults().report(new StoreFault.CountsRestarted(touched));
        raise(mark);
    }

    /// Nobody knows the days of visits that were lost with an earlier database.
    private boolean visitsWereLost() {
        return store.count().lossFound().visits() > 0;
    }

    private static int touchedDays(OpenCounts open, SealMark here, SealMark other) {
        int dropped = open.daysThrough(other.through());
        if (here.equals(SealMark.NONE)) {
            return dropped;
        }
        long between = ChronoUnit.DAYS.between(here.closed(), other.closed());
        return (int) Math.max(dropped, Math.min(between, Integer.MAX_VALUE));
    }

    private boolean raise(SealMark mark) {
        try {
            if (!mark.equals(mayLeave)) {
                file.raise(mark);
                mayLeave = mark;
            }
            store.faults().clear(new StoreFault.SealNotSaved().key());
            return true;
        } catch (IOException e) {
            Logger.error(e, "The file of sealed batches could not be written");
            store.faults().report(new StoreFault.SealNotSaved());
            return false;
        }
    }

    @Override
    public boolean sealOne(LocalDate today) throws OutboxException {
        if (!store.settled()) {
            throw new OutboxException(
                    "Visits wait in memory; nothing is sealed without them", null);
        }
        needRoom();
        SealMark last = with(c -> CountRows.mark(c).orElse(SealMark.NONE));
        if (!raise(last)) {
            throw new OutboxException("The file of sealed batches cannot be written", null);
        }
        OpenCounts open = with(c -> CountRows.open(c, last));
        Optional<Sealing> sealing = next(open, last, today);
        if (sealing.isEmpty()) {
            return false;
        }
        // Reopening in between may have found a different database.
        boolean stored =
                with(
                        c -> {
                            if (!CountRows.mark(c).orElse(SealMark.NONE).equals(last)) {
                                return false;
                            }
                            storeSealing(c, sealing.get());
                            return true;
                        });
        if (!stored) {
            throw new OutboxException("The database is another one now", null);
        }
        if (!raise(sealing.get().mark())) {
            throw new OutboxException("The file of sealed batches cannot be written", null);
        }
        return true;
    }

    private Optional<Sealing> next(OpenCounts open, SealMark last, LocalDate today)
            throws OutboxException {
        try {
            return sealer.next(open, last, today);
        } catch (IllegalStateException noKey) {
            throw new OutboxException("Nothing can be sealed without the key", noKey);
        }
    }

    private void storeSealing(Connection c, Sealing sealing) throws SQLException {
        CountRows.replace(c, sealer.measures(), sealing.after());
        BatchRows.insert(c, sealing.batch());
        CountRows.setMark(c, sealing.mark());
        if (sealing.remainder() > 0) {
            BatchRows.noteRemainder(c, sealing.day().getYear(), sealing.remainder());
        }
    }

    @Override
    public SealMark mark() {
        return mayLeave;
    }

    @Override
    public List<SealedBatch> waiting(int most) throws OutboxException {
        SealMark mark = mayLeave;
        return with(c -> BatchRows.waiting(c, mark, most));
    }

    @Override
    public List<SealedBatch> from(long epoch, long seq, int most) throws OutboxException {
        SealMark mark = mayLeave;
        return with(c -> BatchRows.from(c, epoch, seq, mark, most));
    }

    @Override
    public void acknowledge(long epoch, long seq, LocalDate today) throws OutboxException {
        if (epoch > mayLeave.epoch() || (epoch == mayLeave.epoch() && seq > mayLeave.seq())) {
            throw new IllegalArgumentException("batch " + epoch + "/" + seq + " never left");
        }
        needRoom();
        with(
                c -> {
                    BatchRows.acknowledge(c, epoch, seq, today);
                    return true;
                });
    }

    @Override
    public void startAfter(long epoch, LocalDate sealedThrough) throws OutboxException {
        with(
                c -> {
                    SealMark here = CountRows.mark(c).orElse(SealMark.NONE);
                    SealMark centre = new SealMark(epoch, 0, "-", sealedThrough, sealedThrough, 0);
                    int refused = BatchRows.dropUnacknowledged(c);
                    startNewEpoch(c, here, centre, refused);
                    return true;
                });
    }

    /// Staff say which day it is. Counts that a wrong clock put on later days are moved to this
    /// one, marked undated; if later days were even sealed, a new epoch begins with this day.
    /// Sealed batches stay as they are. Does nothing if no later day was counted or sealed.
    ///
    /// This is one transaction; a crash leaves all of it or none.
    ///
    /// @throws OutboxException if the database is away or the disk full; then nothing has changed
    public void confirmDay(LocalDate day) throws OutboxException {
        needRoom();
        LocalDate far = day.plusDays(HighWater.LONGEST_WAIT_DAYS);
        SealMark raised =
                with(
                        c -> {
                            SealMark here = CountRows.mark(c).orElse(SealMark.NONE);
                            SealMark now =
                                    here.through().isAfter(far)
                                            ? here.backTo(day.minusDays(1))
                                            : here;
                            CountRows.moveLaterThan(c, far, day);
                            if (!now.equals(here)) {
                                CountRows.setMark(c, now);
                                Logger.warn("Days through {} were sealed ahead", here.through());
                            }
                            return now;
                        });
        if (raised.epoch() != mayLeave.epoch()) {
            raise(raised);
        }
    }

    @Override
    public int forget(LocalDate today) throws OutboxException {
        needRoom();
        return with(c -> BatchRows.deleteAcknowledgedBefore(c, today.minusDays(KEPT_DAYS)));
    }

    /// The open counts, as committed.
    ///
    /// @throws OutboxException if the database is away
    public OpenCounts open() throws OutboxException {
        return with(c -> CountRows.open(c, CountRows.mark(c).orElse(SealMark.NONE)));
    }

    /// The cells of visits whose day is not known yet, as committed.
    ///
    /// @throws OutboxException if the database is away
    public Map<Cell, Long> undated() throws OutboxException {
        return with(CountRows::undated);
    }

    /// The number of visits of one year that stay here for good.
    ///
    /// @throws OutboxException if the database is away
    public long remainder(int year) throws OutboxException {
        return with(c -> BatchRows.remainder(c, year));
    }

    /// A log that ends in the middle of a change cannot be recovered.
    private void needRoom() throws OutboxException {
        try {
            store.needRoom();
        } catch (StoreException e) {
            throw new OutboxException("There is no room on the disk", e);
        }
    }

    private <T> T with(DerbyStore.Transaction<T> transaction) throws OutboxException {
        try {
            return store.with(transaction);
        } catch (StoreException e) {
            throw new OutboxException("The outbox cannot be used now", e);
        }
    }
}
