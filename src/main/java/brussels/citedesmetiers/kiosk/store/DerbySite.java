package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Awake;
import brussels.citedesmetiers.kiosk.counts.BatchSigner;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The joined counts of a site on its hub, in Derby, with the file `sealed-site` beside it.
///
/// What a terminal gives is in the counts in the same transaction that notes its number, and the
/// terminal is told only after the commit. Sealing goes as in [DerbyOutbox]: the batch in one
/// transaction, then the forced file, then it may leave.
///
/// A database that is neither level with the file nor one batch ahead is a different one: a
/// restored backup or a copy. Then a new epoch of the site begins with nothing, and the terminals
/// give again what they hold ([Joining#newEpoch]). If the file was copied or restored with the
/// database, or both are lost, the centre finds out ([#startAfter(SiteMark)]).
///
/// The store writer's thread only.
public final class DerbySite implements Outbox {
    private static final List<String> RAW = List.of("SITE_COUNT", "SITE_KEPT");

    private final DerbyStore store;
    private final Joining joining;
    private final Set<String> members;
    private final MarkFile<SiteMark> file;
    private SiteMark mayLeave = SiteMark.NONE;
    private @Nullable SiteCounts known;
    private @Nullable LocalDate purged;

    /// The folder of the site's key and token in a data folder.
    public static Path folder(Path data) {
        return data.resolve("site");
    }

    /// The site's key, made if there is none.
    public static OwnKey key(Path data) {
        try {
            PrivateFolder.create(folder(data));
        } catch (IOException e) {
            Logger.error(e, "The folder of the site's key cannot be made");
        }
        return OwnKey.in(folder(data));
    }

    /// Whether a hub on this store ever joined counts. While the database cannot be read the folder
    /// of the site's key says it.
    public static boolean isThere(DerbyStore store) {
        try {
            return store.with(SiteRows::isThere);
        } catch (StoreException e) {
            Logger.warn(e, "The joined counts cannot be read now");
            return Files.exists(folder(store.data()));
        }
    }

    /// The joined counts of a site that waits for its terminals as long as usual.
    ///
    /// @param sender the site's id at the centre
    /// @param members the terminals that have to give
    /// @param measures of a building
    public static DerbySite of(
            DerbyStore store,
            String sender,
            Set<String> members,
            Measures measures,
            BatchSigner signer) {
        Joining joining = new Joining(sender, measures, signer, Joining.USUAL_PATIENCE);
        return new DerbySite(store, joining, members);
    }

    /// @param members the terminals that have to give
    public DerbySite(DerbyStore store, Joining joining, Set<String> members) {
        this.store = store;
        this.joining = joining;
        this.members = Set.copyOf(members);
        this.file = MarkFile.ofSite(store);
        store.listen(this::reconcile);
    }

    /// Compares database and file each time the database has been opened.
    private void reconcile(Connection c) throws SQLException {
        known = null;
        SiteCounts here = SiteRows.read(c);
        Optional<SiteMark> raised;
        try {
            raised = file.read();
        } catch (IOException e) {
            Logger.error(e, "The file of the site's sealed batches is lost");
            store.faults().report(new StoreFault.SealFileUnreadable());
            raised = Optional.empty();
        }
        if (raised.isEmpty() || here.mark().sealed().follows(raised.get().sealed())) {
            mayLeave = raised.orElse(SiteMark.NONE);
            known = here;
            if (raised.isPresent() || !here.mark().equals(SiteMark.NONE)) {
                raise(here.mark());
            }
        } else {
            mayLeave = raised.get();
            startNewEpoch(c, here, raised.get());
        }
    }

    private void startNewEpoch(Connection c, SiteCounts here, SiteMark other) throws SQLException {
        SiteCounts anew = joining.newEpoch(here, other);
        SiteRows.write(c, here, anew);
        SiteRows.clearAwake(c);
        c.commit();
        known = anew;
        Logger.warn(
                "The joined counts had gone back in time: epoch {} of the site begins, and its"
                        + " terminals give again what they hold",
                anew.mark().sealed().epoch());
        raise(anew.mark());
    }

    private boolean raise(SiteMark mark) {
        try {
            if (!mark.equals(mayLeave)) {
                file.raise(mark);
                mayLeave = mark;
            }
            store.faults().clear(new StoreFault.SealNotSaved().key());
            return true;
        } catch (IOException e) {
            Logger.error(e, "The file of the site's sealed batches could not be written");
            store.faults().report(new StoreFault.SealNotSaved());
            return false;
        }
    }

    /// Takes what a terminal of the site gives, whose signature was checked. What the answer says
    /// is on the disk.
    ///
    /// Days that have not ended by a clock that is known to be right are not taken: the terminal's
    /// clock is ahead, and once that is put right these days come again.
    ///
    /// @param today by a clock that is known to be right
    public Giving.Answer take(Giving giving, LocalDate today) throws OutboxException {
        needRoom();
        Giving now = giving.endedBefore(today);
        Joining.Taking taking =
                with(
                        c -> {
                            noteDay(c, today);
                            SiteCounts before = counts(c);
                            Joining.Taking taken = joining.take(before, now);
                            SiteRows.write(c, before, taken.after());
                            if (isAnew(before.mark(), taken.after().mark())) {
                                SiteRows.clearAwake(c);
                                Logger.warn(
                                        "{} takes back what it gave of days that had not come: all"
                                                + " terminals give again what they hold",
                                        giving.terminal());
                            }
                            return taken;
                        });
        known = taking.after();
        if (isAnew(mayLeave, taking.after().mark())) {
            raise(taking.after().mark());
        }
        return taking.answer();
    }

    private static boolean isAnew(SiteMark before, SiteMark after) {
        return before.sealed().epoch() != after.sealed().epoch();
    }

    /// Since when the hub has run without a long break.
    ///
    /// @param today by a clock that is known to be right
    public LocalDate awake(LocalDate today) throws OutboxException {
        return with(c -> noteDay(c, today)).since();
    }

    /// Notes that the hub runs on this day.
    private static Awake noteDay(Connection c, LocalDate today) throws SQLException {
        Optional<Awake> before = SiteRows.awake(c);
        Awake now = before.map(a -> a.on(today)).orElse(Awake.from(today));
        if (!before.equals(Optional.of(now))) {
            SiteRows.setAwake(c, now);
        }
        return now;
    }

    /// Everything that is held, as committed.
    public SiteCounts counts() throws OutboxException {
        return with(this::counts);
    }

    private SiteCounts counts(Connection c) throws SQLException {
        SiteCounts read = known;
        if (read == null) {
            read = SiteRows.read(c);
            known = read;
        }
        return read;
    }

    /// The terminals that have not given all that ended by now, or not again.
    public Set<String> missing(LocalDate today) throws OutboxException {
        return joining.missing(counts(), members, today);
    }

    /// The terminals that have to give.
    public Set<String> members() {
        return members;
    }

    @Override
    public boolean sealOne(LocalDate today) throws OutboxException {
        needRoom();
        SiteCounts before = counts();
        if (!raise(before.mark())) {
            throw new OutboxException("The file of sealed batches cannot be written", null);
        }
        Optional<Joining.Sealing> sealing = next(before, awake(today), today);
        if (sealing.isEmpty()) {
            return false;
        }
        SiteCounts after = sealing.get().after();
        // Reopening in between may have found a different database.
        boolean stored =
                with(
                        c -> {
                            if (!counts(c).equals(before)) {
                                return false;
                            }
                            SiteRows.write(c, before, after);
                            BatchRows.OF_SITE.insert(c, sealing.get().batch());
                            if (sealing.get().remainder() > 0) {
                                BatchRows.OF_SITE.noteRemainder(
                                        c,
                                        sealing.get().day().getYear(),
                                        sealing.get().remainder());
                            }
                            return true;
                        });
        if (!stored) {
            throw new OutboxException("The database is another one now", null);
        }
        known = after;
        // What was sealed is deleted now, and must not be in the next backup.
        purged = null;
        if (!raise(after.mark())) {
            throw new OutboxException("The file of sealed batches cannot be written", null);
        }
        return true;
    }

    private Optional<Joining.Sealing> next(SiteCounts counts, LocalDate awake, LocalDate today)
            throws OutboxException {
        try {
            return joining.next(counts, members, awake, today);
        } catch (IllegalStateException noKey) {
            throw new OutboxException("Nothing can be sealed without the site's key", noKey);
        }
    }

    @Override
    public SealMark mark() {
        return mayLeave.sealed();
    }

    @Override
    public List<SealedBatch> waiting(int most) throws OutboxException {
        SealMark mark = mayLeave.sealed();
        return with(c -> BatchRows.OF_SITE.waiting(c, mark, most));
    }

    @Override
    public List<SealedBatch> from(long epoch, long seq, int most) throws OutboxException {
        SealMark mark = mayLeave.sealed();
        return with(c -> BatchRows.OF_SITE.from(c, epoch, seq, mark, most));
    }

    @Override
    public void acknowledge(long epoch, long seq, LocalDate today) throws OutboxException {
        SealMark mark = mayLeave.sealed();
        if (epoch > mark.epoch() || (epoch == mark.epoch() && seq > mark.seq())) {
            throw new IllegalArgumentException("batch " + epoch + "/" + seq + " never left");
        }
        needRoom();
        known =
                with(
                        c -> {
                            SiteCounts before = counts(c);
                            SiteCounts after = joining.confirmed(before, epoch, seq);
                            BatchRows.OF_SITE.acknowledge(c, epoch, seq, today);
                            SiteRows.write(c, before, after);
                            return after;
                        });
    }

    /// A centre that does not say which offers it has cannot be gone on from: what the terminals
    /// give again would be counted twice.
    @Override
    public void startAfter(long epoch, LocalDate sealedThrough) throws OutboxException {
        throw new OutboxException(
                "The centre has other counts of this site and does not say of which offers: it needs"
                        + " the program of this hub or a later one",
                null);
    }

    @Override
    public void startAfter(SiteMark centre) throws OutboxException {
        needRoom();
        with(
                c -> {
                    SiteCounts here = counts(c);
                    var _ = BatchRows.OF_SITE.dropUnacknowledged(c);
                    startNewEpoch(c, here, centre);
                    return true;
                });
    }

    /// The number of visits of one year that stay here for good.
    public long remainder(int year) throws OutboxException {
        return with(c -> BatchRows.OF_SITE.remainder(c, year));
    }

    /// Deletes batches; and once a day what deleted counts left in the pages of the database and in
    /// its log.
    @Override
    public int forget(LocalDate today) throws OutboxException {
        needRoom();
        int forgotten =
                with(
                        c ->
                                BatchRows.OF_SITE.deleteAcknowledgedBefore(
                                        c, today.minusDays(KEPT_DAYS)));
        if (!today.equals(purged)) {
            purge();
            purged = today;
        }
        return forgotten;
    }

    private void purge() throws OutboxException {
        with(
                c -> {
                    try (CallableStatement purge =
                            c.prepareCall(
                                    "call syscs_util.syscs_inplace_compress_table("
                                            + "'APP', ?, 1, 0, 0)")) {
                        for (String table : RAW) {
                            purge.setString(1, table);
                            purge.execute();
                        }
                    }
                    LogTurn.turn(c);
                    return true;
                });
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
            // Nobody knows whether it was committed.
            known = null;
            throw new OutboxException("The joined counts cannot be used now", e);
        }
    }
}
