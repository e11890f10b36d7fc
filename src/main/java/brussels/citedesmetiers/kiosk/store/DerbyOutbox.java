package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Offers;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.Sealer.Sealing;
import brussels.citedesmetiers.kiosk.counts.Way;
import brussels.citedesmetiers.kiosk.counts.YearWays;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
    private final boolean joins;
    private final MarkFile<SealMark> file;
    private final DerbyOffers offers;
    private SealMark mayLeave = SealMark.NONE;

    /// The outbox of a terminal that sends its own counts.
    public DerbyOutbox(DerbyStore store, Sealer sealer) {
        this(store, sealer, false);
    }

    /// @param joins whether this terminal is to give its counts to the hub of its site, from the
    ///   next year of which nothing has left
    public DerbyOutbox(DerbyStore store, Sealer sealer, boolean joins) {
        this.store = store;
        this.sealer = sealer;
        this.joins = joins;
        this.file = MarkFile.sealed(store);
        this.offers = new DerbyOffers(store, sealer.terminal(), sealer.measures());
        store.listen(this::reconcile);
    }

    /// What goes to the hub of the site.
    public DerbyOffers offers() {
        return offers;
    }

    /// Compares database and files each time the database has been opened.
    private void reconcile(Connection c) throws SQLException {
        offers.reconcile(c);
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
        boolean level = raised.filter(here::isAt).isPresent();
        if (raised.isEmpty() || level || here.follows(raised.get())) {
            mayLeave = raised.orElse(SealMark.NONE);
            Progress read = Progress.read(c);
            Progress now = read.with(level ? here.or(mayLeave) : here).guarded();
            if (!now.equals(read)) {
                CountRows.setMark(c, now.sealed());
                c.commit();
            }
            if (raised.isPresent() || noted.isPresent() || !now.equals(read)) {
                raise(now);
            }
        } else {
            mayLeave = raised.get();
            startNewEpoch(c, here, raised.get(), 0);
        }
    }

    private void startNewEpoch(Connection c, SealMark here, SealMark other, int more)
            throws SQLException {
        OpenCounts open = CountRows.open(c, here);
        Progress last = Progress.read(c);
        int dropped = touchedDays(open, here, other, last.ways());
        int touched = Math.max(dropped + more, visitsWereLost() ? 1 : 0);
        Progress now = last.with(here.newEpoch(other, touched)).guarded();
        OpenCounts after = open.after(sealer.measures(), other.through(), other.closed());
        CountRows.replace(c, sealer.measures(), after);
        CountRows.setMark(c, now.sealed());
        c.commit();
        store.faults().report(new StoreFault.CountsRestarted(touched));
        raise(now);
    }

    /// Nobody knows the days of visits that were lost with an earlier database.
    private boolean visitsWereLost() {
        return store.count().lossFound().visits() > 0;
    }

    private static int touchedDays(OpenCounts open, SealMark here, SealMark other, YearWays ways) {
        int dropped = open.daysThrough(other.through());
        return here.equals(SealMark.NONE)
                ? dropped
                : Math.max(dropped, ways.daysAlone(here.closed(), other.closed()));
    }

    private boolean raise(Progress now) {
        try {
            offers.raise(now);
            if (!now.sealed().equals(mayLeave)) {
                file.raise(now.sealed());
                mayLeave = now.sealed();
            }
            store.faults().clear(new StoreFault.SealNotSaved().key());
            return true;
        } catch (IOException e) {
            Logger.error(e, "The file of sealed batches could not be written");
            store.faults().report(new StoreFault.SealNotSaved());
            return false;
        }
    }

    private void needRaised(Progress now) throws OutboxException {
        if (!raise(now)) {
            throw new OutboxException("The file of sealed batches cannot be written", null);
        }
    }

    /// What one step makes of what is open, stored in one transaction.
    ///
    /// @param after how far the counts have left then
    private record Step(Progress after, StepRows rows) {}

    @FunctionalInterface
    private interface StepRows {
        void store(Connection c) throws SQLException;
    }

    /// Closes the next period, year by year: a year's counts go one way.
    @Override
    public boolean sealOne(LocalDate today) throws OutboxException {
        if (!store.settled()) {
            throw new OutboxException(
                    "Visits wait in memory; nothing is sealed without them", null);
        }
        store.roomForOutbox();
        Progress last = store.forOutbox(Progress::read);
        needRaised(last);
        OpenCounts open = store.forOutbox(c -> CountRows.open(c, last.sealed()));
        for (int year = firstYear(last, open, today); year <= today.getYear(); year++) {
            Way way = last.ways().of(year, today.getYear(), joins, last.sealed().closed());
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            Optional<Step> step = step(last, open, year, way, end.isBefore(today) ? end : today);
            if (step.isPresent()) {
                if (last.ways().in(year).isEmpty() && knowsWays(last)) {
                    note(last, year, way);
                    return sealOne(today);
                }
                take(last, step.get());
                return true;
            }
        }
        return false;
    }

    /// The first year of which anything may be open.
    private static int firstYear(Progress last, OpenCounts open, LocalDate today) {
        IntStream.Builder years = IntStream.builder().add(today.getYear());
        if (!open.days().isEmpty()) {
            years.add(open.days().firstKey().getYear());
        }
        if (!last.sealed().closed().equals(LocalDate.EPOCH)) {
            years.add(last.sealed().closed().getYear());
        }
        if (!last.ways().equals(YearWays.NONE)) {
            years.add(last.ways().byYear().lastKey());
        }
        return years.build().min().orElseThrow();
    }

    /// Where the site never joined its counts, the marks alone say that a year goes alone.
    private boolean knowsWays(Progress last) {
        return joins || !last.ways().equals(YearWays.NONE);
    }

    private void note(Progress last, int year, Way way) throws OutboxException {
        Progress now =
                new Progress(last.sealed(), last.offered(), last.ways().with(year, way)).guarded();
        take(last, new Step(now, c -> OfferRows.setWays(c, now.ways())));
        Logger.info("The counts of {} go {}", year, way.id());
    }

    private Optional<Step> step(Progress last, OpenCounts open, int year, Way way, LocalDate until)
            throws OutboxException {
        return switch (way) {
            case ALONE -> sealed(last, open, until);
            case JOINED ->
                    offers.next(last, open, year, until)
                            .map(
                                    made ->
                                            new Step(
                                                    last.offered(made.offers().mark()),
                                                    c -> storeOffer(c, made)));
            case LOST -> offers.next(last, open, year, until).map(made -> lost(last, made));
        };
    }

    private Optional<Step> sealed(Progress last, OpenCounts open, LocalDate until)
            throws OutboxException {
        try {
            return sealer.next(last.alone(open), last.sealed(), until)
                    .map(
                            sealing ->
                                    new Step(
                                            last.with(sealing.mark()),
                                            c -> storeSealing(c, sealing)));
        } catch (IllegalStateException noKey) {
            throw new OutboxException("Nothing can be sealed without the key", noKey);
        }
    }

    /// Days of a year whose hub is gone: what they had goes nowhere, and is told as missing.
    private Step lost(Progress last, Offers.Made made) {
        int days = made.offers().daysHeld();
        Progress after = last.offered(made.offers().mark()).with(last.sealed().touched(days));
        return new Step(after, c -> CountRows.replace(c, sealer.measures(), made.open()));
    }

    private void take(Progress last, Step step) throws OutboxException {
        // Reopening in between may have found a different database.
        boolean stored =
                store.forOutbox(
                        c -> {
                            if (!Progress.read(c).equals(last)) {
                                return false;
                            }
                            step.rows().store(c);
                            setProgress(c, last, step.after());
                            return true;
                        });
        if (!stored) {
            throw new OutboxException("The database is another one now", null);
        }
        needRaised(step.after());
    }

    private static void setProgress(Connection c, Progress last, Progress now) throws SQLException {
        if (!now.sealed().equals(last.sealed())) {
            CountRows.setMark(c, now.sealed());
        }
        if (!now.offered().equals(last.offered())) {
            OfferRows.setMark(c, now.offered());
        }
    }

    private void storeSealing(Connection c, Sealing sealing) throws SQLException {
        CountRows.replace(c, sealer.measures(), sealing.after());
        BatchRows.OWN.insert(c, sealing.batch());
        if (sealing.remainder() > 0) {
            BatchRows.OWN.noteRemainder(c, sealing.day().getYear(), sealing.remainder());
        }
    }

    private void storeOffer(Connection c, Offers.Made made) throws SQLException {
        CountRows.replace(c, sealer.measures(), made.open());
        OfferRows.insert(c, made.offers().kept().getLast());
    }

    /// Staff say that the hub of the site is gone for good. What was offered and not confirmed is
    /// dropped and told as missing, and so is the rest of the year; the next year goes alone.
    ///
    /// @return how many days are missing so far, empty if nothing of this terminal goes to a hub
    /// @throws OutboxException if the database is away or the disk full; then nothing has changed
    public OptionalInt hubGone() throws OutboxException {
        store.roomForOutbox();
        Progress last = store.forOutbox(Progress::read);
        if (offers.yearAtHub().isEmpty()) {
            return OptionalInt.empty();
        }
        Progress[] now = {last};
        int days =
                store.forOutbox(
                        c -> {
                            int missing = offers.drop(c, last);
                            now[0] = Progress.read(c).with(last.sealed().touched(missing));
                            CountRows.setMark(c, now[0].sealed());
                            return missing;
                        });
        needRaised(now[0]);
        return OptionalInt.of(days);
    }

    /// The last day of which anything may have left.
    public LocalDate through() {
        LocalDate offered = offers.mark().through();
        return mayLeave.through().isAfter(offered) ? mayLeave.through() : offered;
    }

    @Override
    public SealMark mark() {
        return mayLeave;
    }

    @Override
    public List<SealedBatch> waiting(int most) throws OutboxException {
        SealMark mark = mayLeave;
        return store.forOutbox(c -> BatchRows.OWN.waiting(c, mark, most));
    }

    @Override
    public List<SealedBatch> from(long epoch, long seq, int most) throws OutboxException {
        SealMark mark = mayLeave;
        return store.forOutbox(c -> BatchRows.OWN.from(c, epoch, seq, mark, most));
    }

    @Override
    public void acknowledge(long epoch, long seq, LocalDate today) throws OutboxException {
        if (epoch > mayLeave.epoch() || (epoch == mayLeave.epoch() && seq > mayLeave.seq())) {
            throw new IllegalArgumentException("batch " + epoch + "/" + seq + " never left");
        }
        store.roomForOutbox();
        store.forOutbox(
                c -> {
                    BatchRows.OWN.acknowledge(c, epoch, seq, today);
                    return true;
                });
    }

    @Override
    public void startAfter(long epoch, LocalDate sealedThrough) throws OutboxException {
        store.forOutbox(
                c -> {
                    SealMark here = CountRows.mark(c).orElse(SealMark.NONE);
                    SealMark centre = new SealMark(epoch, 0, "-", sealedThrough, sealedThrough, 0);
                    int refused = BatchRows.OWN.dropUnacknowledged(c);
                    startNewEpoch(c, here, centre, refused);
                    return true;
                });
    }

    /// Staff say which day it is. Counts that a wrong clock put on later days are moved to this
    /// one, marked undated; if later days were even sealed or offered, a new epoch begins with this
    /// day. Sealed batches stay as they are; what was offered is taken back and counted on this day
    /// too, unless its year goes alone. Does nothing if no later day was counted, sealed or
    /// offered.
    ///
    /// This is one transaction; a crash leaves all of it or none.
    ///
    /// @throws OutboxException if the database is away or the disk full; then nothing has changed
    public void confirmDay(LocalDate day) throws OutboxException {
        store.roomForOutbox();
        LocalDate far = day.plusDays(HighWater.LONGEST_WAIT_DAYS);
        Progress last = store.forOutbox(Progress::read);
        if (last.through().isAfter(far)) {
            offers.forgetWaysAfter(last.ways(), day.getYear());
        }
        Progress raised =
                store.forOutbox(
                        c -> {
                            Progress here = Progress.read(c);
                            CountRows.moveLaterThan(c, far, day);
                            if (!here.through().isAfter(far)) {
                                return here;
                            }
                            Progress now = backTo(c, here, day, far);
                            setProgress(c, here, now);
                            OfferRows.setWays(c, now.ways());
                            return now;
                        });
        raise(raised);
    }

    /// How far the counts have left once staff have confirmed a day.
    ///
    /// @param far what is later is not waited for
    private Progress backTo(Connection c, Progress here, LocalDate day, LocalDate far)
            throws SQLException {
        YearWays ways = here.ways().backTo(day.getYear());
        LocalDate through = here.sealed().through();
        SealMark sealed = here.sealed();
        if (through.isAfter(far)) {
            sealed = sealed.backTo(day.minusDays(1));
            Logger.warn("Days through {} were sealed ahead", through);
        } else if (!ways.equals(here.ways())) {
            sealed = sealed.notExaminedAfter(day.minusDays(1));
        }
        Progress now = new Progress(sealed, here.offered(), ways);
        boolean offeredAhead = here.offered().through().isAfter(far);
        return (offeredAhead ? offers.backTo(c, now, day) : now).guarded();
    }

    @Override
    public int forget(LocalDate today) throws OutboxException {
        store.roomForOutbox();
        return store.forOutbox(
                c -> BatchRows.OWN.deleteAcknowledgedBefore(c, today.minusDays(KEPT_DAYS)));
    }

    /// The open counts, as committed.
    ///
    /// @throws OutboxException if the database is away
    public OpenCounts open() throws OutboxException {
        return store.forOutbox(
                c -> {
                    Progress now = Progress.read(c);
                    return now.alone(CountRows.open(c, now.sealed()));
                });
    }

    /// The cells of visits whose day is not known yet, as committed.
    ///
    /// @throws OutboxException if the database is away
    public Map<Cell, Long> undated() throws OutboxException {
        return store.forOutbox(CountRows::undated);
    }

    /// The number of visits of one year that stay here for good.
    ///
    /// @throws OutboxException if the database is away
    public long remainder(int year) throws OutboxException {
        return store.forOutbox(c -> BatchRows.OWN.remainder(c, year));
    }
}
