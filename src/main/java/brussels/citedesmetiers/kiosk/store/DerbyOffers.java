package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.DayOffer;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.Offering;
import brussels.citedesmetiers.kiosk.counts.Offers;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.Way;
import brussels.citedesmetiers.kiosk.counts.YearWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;

/// What a joined terminal offers to the hub of its site, in Derby, with the files `offered` and
/// `ways` beside it.
///
/// An offer is made as a batch is ([DerbyOutbox]): one transaction stores it, removes its counts
/// and advances the mark; then the file is raised; only then may it leave. The way of a year is in
/// database and file before anything of the year is made. An offer is held here until the centre
/// has confirmed everything in it.
///
/// A database that is neither level with the file nor one offer ahead has gone back in time: a new
/// epoch begins, and what the file records as offered is dropped. If the whole card is a copy, the
/// hub finds out, and a new epoch begins too.
///
/// After a clock that was ahead, what was offered of days that had not come is counted and offered
/// again ([DerbyOutbox#confirmDay(LocalDate)]).
///
/// The store writer's thread only.
public final class DerbyOffers implements Offering {
    private static final OfferNumber FIRST = new OfferNumber(1, 1);
    private static final OfferNumber NONE_OF_THEM =
            new OfferNumber(Batch.MOST_NUMBER, Batch.MOST_NUMBER);

    private final DerbyStore store;
    private final String terminal;
    private final Measures measures;
    private final MarkFile<SealMark> file;
    private final MarkFile<YearWays> waysFile;
    private final RandomGenerator random = new SecureRandom();
    private SealMark mayLeave = SealMark.NONE;
    private YearWays ways = YearWays.NONE;
    private Map<Period, OfferNumber> wiped = Map.of();
    private boolean wipedSince;

    DerbyOffers(DerbyStore store, String terminal, Measures measures) {
        this.store = store;
        this.terminal = terminal;
        this.measures = measures;
        this.file = MarkFile.offered(store);
        this.waysFile = MarkFile.ways(store);
    }

    /// Compares database and files each time the database has been opened.
    void reconcile(Connection c) throws SQLException {
        YearWays here = OfferRows.ways(c);
        Optional<YearWays> beside = read(waysFile);
        YearWays both = beside.map(here::or).orElse(here);
        if (!both.equals(here)) {
            OfferRows.setWays(c, both);
            c.commit();
        }
        ways = beside.orElse(YearWays.NONE);
        SealMark mark = OfferRows.mark(c).orElse(SealMark.NONE);
        Optional<SealMark> raised = read(file);
        mayLeave = raised.orElse(SealMark.NONE);
        if (raised.isPresent() && !mark.follows(raised.get())) {
            // Why an epoch began that this database does not know is not known either: what it
            // holds may not have been its own, or have been taken back.
            boolean known = mark.epoch() >= raised.get().epoch();
            startNewEpoch(c, mark, raised.get(), known ? NONE_OF_THEM : FIRST);
            c.commit();
        }
        if (isLost(both)) {
            // The database is from before that was known.
            OfferRows.deleteFrom(c, FIRST);
            c.commit();
        }
    }

    private <T> Optional<T> read(MarkFile<T> beside) {
        try {
            return beside.read();
        } catch (IOException e) {
            Logger.error(e, "A file of what was offered is lost");
            store.faults().report(new StoreFault.SealFileUnreadable());
            return Optional.empty();
        }
    }

    private static boolean isLost(YearWays ways) {
        return ways.lastJoined().flatMap(ways::in).filter(Way.LOST::equals).isPresent();
    }

    /// Writes both files, if what they say has changed.
    void raise(Progress progress) throws IOException {
        if (!progress.ways().equals(ways)) {
            waysFile.raise(progress.ways());
            ways = progress.ways();
        }
        if (!progress.offered().equals(mayLeave)) {
            file.raise(progress.offered());
            mayLeave = progress.offered();
        }
    }

    /// How far this terminal has offered, counting only what may leave.
    SealMark mark() {
        return mayLeave;
    }

    /// The next offer of days of a joined year; empty if none of them ended.
    ///
    /// @param until the first day that is not offered: today, or the first of the next year
    Optional<Offers.Made> next(Progress last, OpenCounts open, int year, LocalDate until) {
        return new Offers(last.offered(), List.of())
                .next(
                        terminal,
                        measures,
                        last.joined(open),
                        last.ways().joinedSince(year),
                        until,
                        random);
    }

    private void startNewEpoch(Connection c, SealMark here, SealMark other, OfferNumber from)
            throws SQLException {
        Progress now = Progress.read(c);
        OpenCounts open = now.joined(CountRows.open(c, SealMark.NONE));
        Offers.Made made =
                new Offers(here, OfferRows.kept(c, terminal, NONE_OF_THEM))
                        .newEpoch(
                                measures,
                                open,
                                other,
                                from,
                                now.ways().joinedSince(other.through().getYear()));
        OfferRows.deleteFrom(c, from);
        CountRows.replace(c, measures, made.open());
        OfferRows.setMark(c, made.offers().mark());
        int touched = made.offers().mark().touchedDays();
        Logger.error("What was offered is another terminal's memory: a new epoch begins");
        store.faults().report(new StoreFault.CountsRestarted(touched));
    }

    /// Whether a terminal with this data folder may have offered anything: a year's way is on the
    /// disk before its first offer.
    public static boolean mayBeIn(Path data) {
        return Files.exists(data.resolve(MarkFile.WAYS));
    }

    @Override
    public Optional<Giving> giving(Giving.Answer heard) throws OutboxException {
        SealMark mark = mayLeave;
        return store.forOutbox(
                c ->
                        goesToHub(c)
                                ? Optional.of(
                                        held(c, mark, heard)
                                                .giving(terminal, heard, Giving.MOST_OFFERS))
                                : Optional.empty());
    }

    /// Whether this terminal has anything to do with a hub: it joins, or did and still holds what
    /// the centre has not confirmed.
    private static boolean goesToHub(Connection c) throws SQLException {
        return OfferRows.ways(c).isJoined() || OfferRows.holdsAny(c);
    }

    /// The last year whose counts go to the hub; empty while this terminal has nothing to do with
    /// one.
    ///
    /// @throws OutboxException if the database is away
    public OptionalInt yearAtHub() throws OutboxException {
        return store.forOutbox(
                c ->
                        goesToHub(c)
                                ? OfferRows.ways(c).lastJoined().stream()
                                        .mapToInt(year -> year)
                                        .findFirst()
                                : OptionalInt.empty());
    }

    /// Staff say which day it is: takes back what was offered of this day or later ones.
    ///
    /// @param here with the ways of the years that have come
    Progress backTo(Connection c, Progress here, LocalDate day) throws SQLException {
        Offers held = new Offers(here.offered(), OfferRows.kept(c, terminal, FIRST));
        boolean again = here.ways().in(day.getYear()).equals(Optional.of(Way.JOINED));
        Offers.TakenBack back = held.backTo(measures, day, again);
        OfferRows.replace(c, held.kept(), back.offers().kept());
        CountRows.addUndated(c, day, back.cells());
        Logger.warn(
                "Days through {} were offered ahead; they are taken back",
                here.offered().through());
        SealMark sealed = again ? here.sealed() : here.sealed().touched(back.missing());
        return here.with(sealed).offered(back.offers().mark());
    }

    /// Forgets in the file, before the database does, that later years had a way: what either of
    /// them says is believed, so nothing has changed until the database says so too.
    void forgetWaysAfter(YearWays before, int year) throws OutboxException {
        YearWays left = before.backTo(year);
        if (left.equals(before)) {
            return;
        }
        try {
            waysFile.raise(left);
            ways = left;
        } catch (IOException e) {
            throw new OutboxException("The file of the ways cannot be written", e);
        }
    }

    /// What may leave, with the cells of what the hub does not have.
    private Offers held(Connection c, SealMark mark, Giving.Answer heard) throws SQLException {
        OfferNumber last = new OfferNumber(mark.epoch(), mark.seq());
        OfferNumber from =
                heard.equals(Giving.Answer.NONE)
                        ? NONE_OF_THEM
                        : new OfferNumber(heard.last().epoch(), heard.last().seq() + 1);
        List<DayOffer> kept =
                OfferRows.kept(c, terminal, from).stream()
                        .filter(offer -> offer.number().compareTo(last) <= 0)
                        .toList();
        return new Offers(mark, kept);
    }

    @Override
    public void heard(Giving sent, Giving.Answer answer) throws OutboxException {
        if (answer.other() && !sent.offers().isEmpty()) {
            startAnew(sent.offers().getFirst().number(), answer);
        }
        if (!answer.done().equals(wiped)) {
            store.roomForOutbox();
            wipedSince |= store.forOutbox(c -> wipe(c, answer.done()));
            wiped = answer.done();
        }
    }

    private void startAnew(OfferNumber from, Giving.Answer answer) throws OutboxException {
        LocalDate through = answer.through();
        SealMark other =
                new SealMark(Math.max(1, answer.last().epoch()), 0, "-", through, through, 0);
        store.roomForOutbox();
        SealMark mark =
                store.forOutbox(
                        c -> {
                            SealMark here = OfferRows.mark(c).orElse(SealMark.NONE);
                            startNewEpoch(c, here, other, from);
                            return OfferRows.mark(c).orElse(SealMark.NONE);
                        });
        try {
            file.raise(mark);
            mayLeave = mark;
        } catch (IOException e) {
            // The next look at what is due raises it.
            throw new OutboxException("The file of offers cannot be written", e);
        }
    }

    private boolean wipe(Connection c, Map<Period, OfferNumber> done) throws SQLException {
        List<DayOffer> before = OfferRows.kept(c, terminal, FIRST);
        List<DayOffer> after = new Offers(mayLeave, before).without(measures, done).kept();
        OfferRows.replace(c, before, after);
        return !after.equals(before);
    }

    /// Whether anything was wiped since this was last asked: a backup from before still has it.
    public boolean wipedSince() {
        boolean since = wipedSince;
        wipedSince = false;
        return since;
    }

    @Override
    public OptionalInt waiting(Giving.Answer heard) throws OutboxException {
        return store.forOutbox(
                c ->
                        goesToHub(c)
                                ? OptionalInt.of(
                                        (int)
                                                OfferRows.kept(c, terminal, NONE_OF_THEM).stream()
                                                        .filter(
                                                                offer ->
                                                                        offer.number()
                                                                                        .compareTo(
                                                                                                heard
                                                                                                        .last())
                                                                                > 0)
                                                        .count())
                                : OptionalInt.empty());
    }

    @Override
    public Optional<LocalDate> offeredThrough() throws OutboxException {
        return store.forOutbox(
                c ->
                        OfferRows.ways(c).isJoined()
                                ? OfferRows.mark(c).map(SealMark::through)
                                : Optional.empty());
    }

    /// How many days are held that the centre has not confirmed, as committed.
    ///
    /// @throws OutboxException if the database is away
    public int daysHeld() throws OutboxException {
        return store.forOutbox(DerbyOffers.this::daysHeld);
    }

    private int daysHeld(Connection c) throws SQLException {
        return new Offers(mayLeave, OfferRows.kept(c, terminal, NONE_OF_THEM)).daysHeld();
    }

    /// The hub is gone for good: drops what is held.
    ///
    /// @return how many days are missing with it
    int drop(Connection c, Progress last) throws SQLException {
        int days = daysHeld(c) + last.offered().touchedDays();
        OfferRows.deleteFrom(c, FIRST);
        OfferRows.setWays(c, last.ways().lost());
        return days;
    }

    /// The ways of this terminal's counts, as committed.
    ///
    /// @throws OutboxException if the database is away
    public YearWays ways() throws OutboxException {
        return store.forOutbox(OfferRows::ways);
    }

    /// The last day that was offered, as committed; [LocalDate#EPOCH] if none was.
    ///
    /// @throws OutboxException if the database is away
    public LocalDate through() throws OutboxException {
        return store.forOutbox(c -> OfferRows.mark(c).orElse(SealMark.NONE)).through();
    }
}
