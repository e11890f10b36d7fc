package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Joins the counts of a site's terminals and releases them as those of one.
///
/// **What is joined.** Each joined terminal offers the sums of whole days ([DayOffer]). They are
/// added up by day and closed by the same rule as a single terminal's ([Closing]): nothing about a
/// single terminal leaves but when it gave its counts.
///
/// **Exactly once.** Offers have numbers without gaps. A repeat is recognised by its number and
/// digest; an offer that is not the next is not taken, and the terminal is told where to go on.
/// What a terminal gave is in the site's counts in the same transaction that notes its number.
///
/// **When.** A period closes when every joined terminal has given all of it, or after a number of
/// days. What is given later is counted on the first open day, marked late.
///
/// **A terminal whose clock was ahead** takes its offers back ([DayOffer#before()]). What had not
/// closed here is given again by all, in a new epoch.
///
/// **A hub that forgot.** Restored, cloned or replaced, it begins a new epoch with nothing, and
/// every terminal gives again what it holds, which is all that no confirmed table has. What had
/// closed before ([SiteCounts#before]) is added to the periods that ran on, and to no other. Where
/// that may not be all of it, the tables of these periods are withheld: a year's table with some
/// visits fewer than its months would tell how many.
///
/// Pure but for the signer; any thread.
public final class Joining {
    /// How many days after its end a site's period closes without terminals that did not give it.
    public static final int USUAL_PATIENCE = 14;

    private static final OfferNumber FIRST = new OfferNumber(1, 1);

    private final String site;
    private final Measures measures;
    private final Closing closing;
    private final Sealer sealer;
    private final int patience;

    /// @param site the sender's id at the centre, no terminal's
    /// @param patience how many days after its end a period closes without terminals that did not
    ///   give it, at least 1
    public Joining(String site, Measures measures, BatchSigner signer, int patience) {
        this.site = site;
        this.measures = measures;
        this.closing = new Closing(measures);
        this.sealer = new Sealer(site, measures, signer);
        this.patience = Math.max(1, patience);
    }

    /// The sender's id at the centre.
    public String site() {
        return site;
    }

    /// What becomes of an exchange.
    ///
    /// @param after what the hub holds then
    /// @param answer what the terminal is told, once that is on the disk
    public record Taking(SiteCounts after, Giving.Answer answer) {}

    /// Takes what a terminal of the site gives, whose signature was checked.
    public Taking take(SiteCounts counts, Giving giving) {
        SiteCounts now = counts;
        boolean first = giving.first();
        boolean other = false;
        for (DayOffer offer : giving.offers()) {
            if (giving.siteEpoch() != counts.mark().sealed().epoch() || other) {
                break;
            }
            if (takesBack(now, offer)) {
                SiteCounts anew = givenAgain(now);
                return new Taking(anew, answer(anew, giving.terminal(), false));
            }
            other = isOther(now, offer);
            if (!other && isNext(now, offer, first)) {
                now = taken(now, offer);
            }
            first = false;
        }
        return new Taking(now, answer(now, giving.terminal(), other));
    }

    private static Giving.Answer answer(SiteCounts counts, String terminal, boolean other) {
        OfferNumber last = counts.lastOf(terminal);
        LocalDate through = counts.throughOf(terminal);
        SiteMark.Last before = counts.before().given().get(terminal);
        if (other && before != null) {
            last = last.compareTo(before.number()) > 0 ? last : before.number();
            through = through.isAfter(before.through()) ? through : before.through();
        }
        return new Giving.Answer(
                counts.mark().sealed().epoch(), last, through, other, counts.doneOf(terminal));
    }

    /// Whether this terminal gave something else under this number, or these days.
    private static boolean isOther(SiteCounts counts, DayOffer offer) {
        OfferNumber number = offer.number();
        SiteCounts.Taken same = counts.offersOf(offer.terminal()).get(number);
        if (same != null) {
            return !same.digest().equals(offer.digest());
        }
        SiteMark.Last before = counts.before().given().get(offer.terminal());
        if (before != null && isOther(before, offer)) {
            return true;
        }
        SiteCounts.Taken previous = counts.offersOf(offer.terminal()).get(previous(number));
        if (previous != null && !previous.digest().equals(offer.before())) {
            return true;
        }
        return number.compareTo(counts.lastOf(offer.terminal())) > 0
                && !offer.from().isAfter(counts.throughOf(offer.terminal()));
    }

    /// Whether a terminal takes back what is here and has not closed. The sums of single offers are
    /// not known here any more, so everybody has to give again. What has closed stays: then the
    /// terminal is told that this hub has something else, and drops what it would count twice.
    private static boolean takesBack(SiteCounts counts, DayOffer offer) {
        if (offer.number().seq() != 1) {
            return false;
        }
        OfferNumber closed = counts.mark().givenOf(offer.terminal());
        return counts.offersOf(offer.terminal()).entrySet().stream()
                .filter(taken -> taken.getValue().digest().equals(offer.before()))
                .map(Map.Entry::getKey)
                .anyMatch(
                        first ->
                                first.compareTo(closed) > 0 && first.compareTo(offer.number()) < 0);
    }

    private static OfferNumber previous(OfferNumber number) {
        return new OfferNumber(number.epoch(), number.seq() - 1);
    }

    /// Whether an offer cannot be of the memory that gave this one.
    private static boolean isOther(SiteMark.Last before, DayOffer offer) {
        int order = offer.number().compareTo(before.number());
        return switch (Integer.signum(order)) {
            case 0 -> !before.digest().equals(offer.digest());
            case 1 ->
                    !offer.from().isAfter(before.through())
                            || (before.number().equals(previous(offer.number()))
                                    && !before.digest().equals(offer.before()));
            default -> offer.through().isAfter(before.through());
        };
    }

    // A terminal that holds nothing before an offer needs nothing before it any more: all of it is
    // released, or was lost.
    private static boolean isNext(SiteCounts counts, DayOffer offer, boolean first) {
        OfferNumber last = counts.lastOf(offer.terminal());
        boolean follows = !last.equals(OfferNumber.NONE) && offer.number().follows(last);
        return follows || (first && offer.number().compareTo(last) > 0);
    }

    private SiteCounts taken(SiteCounts counts, DayOffer offer) {
        OpenCounts open = counts.open();
        boolean closedBefore =
                offer.number().compareTo(counts.before().givenOf(offer.terminal())) <= 0;
        LocalDate on =
                closedBefore ? offer.through() : OpenCounts.dayFor(offer.through(), open.through());
        OpenCounts more = closedBefore ? keptAgain(open, offer) : counted(open, offer, on);
        Map<String, NavigableMap<OfferNumber, SiteCounts.Taken>> taken =
                new HashMap<>(counts.taken());
        NavigableMap<OfferNumber, SiteCounts.Taken> own =
                new TreeMap<>(counts.offersOf(offer.terminal()));
        own.put(
                offer.number(),
                new SiteCounts.Taken(offer.digest(), offer.from(), offer.through(), on));
        taken.put(offer.terminal(), own);
        return new SiteCounts(
                more,
                taken,
                counts.mark(),
                counts.before(),
                counts.touchedDays() + (closedBefore ? 0 : offer.touchedDays()),
                counts.unconfirmed(),
                counts.done());
    }

    private static OpenCounts counted(OpenCounts open, DayOffer offer, LocalDate on) {
        if (offer.cells().isEmpty()) {
            return open;
        }
        NavigableMap<LocalDate, Map<Cell, Long>> days = new TreeMap<>(open.days());
        Map<Cell, Long> day = new HashMap<>(days.getOrDefault(on, Map.of()));
        offer.cells().forEach((cell, n) -> day.merge(cell, n, Long::sum));
        if (!on.equals(offer.through())) {
            day.merge(Cell.mark(Cell.Mark.LATE), 1L, Long::sum);
        }
        days.put(on, day);
        return new OpenCounts(days, open.kept(), open.through(), open.closed());
    }

    private OpenCounts keptAgain(OpenCounts open, DayOffer offer) {
        // A period that closed without them was withheld.
        LocalDate closed = open.closed();
        Map<Cell, Long> kept = new HashMap<>(open.kept());
        Closing.keepAgain(
                measures.in(offer.through().getYear()),
                offer.cells(),
                period -> period.lastDay(offer.through()).isAfter(closed),
                kept);
        return new OpenCounts(open.days(), kept, open.through(), open.closed());
    }

    /// One step: what must be stored in one transaction.
    public record Sealing(SiteCounts after, SealedBatch batch, LocalDate day, long remainder) {}

    /// The next batch of periods that closed; empty if none did.
    ///
    /// @param members the terminals that have to give
    /// @param awake since when the hub has run without a long break: what could not be given is
    ///   waited for
    /// @param today by a clock that is known to be right
    public Optional<Sealing> next(
            SiteCounts counts, Set<String> members, LocalDate awake, LocalDate today) {
        LocalDate limit = closable(counts, members, awake, today).plusDays(1);
        return closing.next(
                        counts.open(),
                        limit.isBefore(today) ? limit : today,
                        (period, day) -> misses(counts, period, day))
                .map(closed -> sealed(counts, closed));
    }

    /// The last day that may close: all have given it, or it is long enough ago.
    private LocalDate closable(
            SiteCounts counts, Set<String> members, LocalDate awake, LocalDate today) {
        LocalDate given =
                members.stream()
                        .map(counts::throughOf)
                        .min(LocalDate::compareTo)
                        .orElse(LocalDate.EPOCH);
        LocalDate longAgo = today.minusDays(patience + 1L);
        return awake.isAfter(longAgo) || given.isAfter(longAgo) ? given : longAgo;
    }

    /// The members that have not given all that ended by now, or not again.
    public Set<String> missing(SiteCounts counts, Set<String> members, LocalDate today) {
        Set<String> missing = new TreeSet<>();
        Period grain = measures.in(today.getYear()).grain();
        for (String member : members) {
            LocalDate next = counts.throughOf(member).plusDays(1);
            LocalDate last = grain.lastDay(next.isBefore(yearOf(today)) ? yearOf(today) : next);
            boolean again = counts.lastOf(member).compareTo(counts.before().givenOf(member)) >= 0;
            if (last.isBefore(today) || !again) {
                missing.add(member);
            }
        }
        return missing;
    }

    private static LocalDate yearOf(LocalDate day) {
        return Period.YEAR.firstDay(day);
    }

    /// Whether a period that ends with this day may lack visits that left in a shorter one before
    /// this epoch.
    private static boolean misses(SiteCounts counts, Period period, LocalDate day) {
        SiteMark before = counts.before();
        LocalDate first = period.firstDay(day);
        if (before.sealed().closed().isBefore(first)) {
            return false;
        }
        return !before.moved().isBefore(first)
                || before.given().entrySet().stream()
                        .filter(e -> !e.getValue().through().isBefore(first))
                        .anyMatch(e -> !gaveAgain(counts, e.getKey(), e.getValue(), first));
    }

    /// Whether a terminal has given again, without a gap, all that was in closed groups. What it
    /// holds of an earlier epoch of its own proves nothing: a digest speaks for its epoch only.
    private static boolean gaveAgain(
            SiteCounts counts, String terminal, SiteMark.Last last, LocalDate first) {
        NavigableMap<OfferNumber, SiteCounts.Taken> offers =
                counts.offersOf(terminal)
                        .subMap(
                                new OfferNumber(last.number().epoch(), 0),
                                false,
                                last.number(),
                                true);
        SiteCounts.Taken again = offers.get(last.number());
        if (again == null || !again.digest().equals(last.digest())) {
            return false;
        }
        LocalDate expected = offers.firstEntry().getValue().from();
        boolean begins = !expected.isAfter(first);
        for (SiteCounts.Taken offer : offers.values()) {
            if (!offer.from().equals(expected)) {
                return false;
            }
            expected = offer.through().plusDays(1);
        }
        return begins || offers.firstKey().equals(FIRST);
    }

    private Sealing sealed(SiteCounts counts, Closing.Closed closed) {
        LocalDate day = closed.day();
        boolean grouped = !closed.after().through().equals(counts.open().through());
        Map<String, SiteMark.Last> given = grouped ? given(counts, day) : counts.mark().given();
        LocalDate moved = grouped && movesAny(counts, day) ? day : counts.mark().moved();
        Sealer.Sealing sealing =
                sealer.seal(
                        begun(counts, closed),
                        counts.mark().sealed().touched(counts.touchedDays()),
                        new SiteGiven(closed.after().through(), given, moved));
        List<SiteCounts.Unconfirmed> unconfirmed = new ArrayList<>(counts.unconfirmed());
        unconfirmed.add(
                new SiteCounts.Unconfirmed(
                        sealing.batch().epoch(), sealing.batch().seq(), day, given));
        SiteCounts after =
                new SiteCounts(
                        closed.after(),
                        Period.YEAR.endsWith(day) ? ofThisYear(counts, day) : counts.taken(),
                        new SiteMark(sealing.mark(), given, moved),
                        counts.before(),
                        0,
                        unconfirmed,
                        counts.done());
        return new Sealing(after, sealing.batch(), day, closed.remainder());
    }

    /// The first group of a site begins with the first day that was given.
    private static Closing.Closed begun(SiteCounts counts, Closing.Closed closed) {
        LocalDate from = closed.from();
        if (counts.open().through().equals(LocalDate.EPOCH)) {
            for (NavigableMap<OfferNumber, SiteCounts.Taken> offers : counts.taken().values()) {
                for (SiteCounts.Taken offer : offers.values()) {
                    from = offer.from().isBefore(from) ? offer.from() : from;
                }
            }
        }
        return new Closing.Closed(
                closed.after(),
                from,
                closed.day(),
                closed.tables(),
                closed.content(),
                closed.marks(),
                closed.yearEnded(),
                closed.remainder());
    }

    /// Without the offers of earlier years, but for the last of each terminal.
    private static Map<String, NavigableMap<OfferNumber, SiteCounts.Taken>> ofThisYear(
            SiteCounts counts, LocalDate day) {
        LocalDate first = yearOf(day);
        Map<String, NavigableMap<OfferNumber, SiteCounts.Taken>> left = new HashMap<>();
        counts.taken()
                .forEach(
                        (terminal, offers) -> {
                            NavigableMap<OfferNumber, SiteCounts.Taken> own = new TreeMap<>(offers);
                            own.headMap(offers.lastKey(), false)
                                    .values()
                                    .removeIf(offer -> offer.on().isBefore(first));
                            left.put(terminal, own);
                        });
        return left;
    }

    /// The last offers that are counted on this day or before.
    private static Map<String, SiteMark.Last> given(SiteCounts counts, LocalDate day) {
        Map<String, SiteMark.Last> given = new HashMap<>(counts.mark().given());
        counts.taken()
                .forEach(
                        (terminal, offers) ->
                                offers.forEach(
                                        (number, offer) -> {
                                            if (!offer.on().isAfter(day)) {
                                                given.merge(
                                                        terminal,
                                                        new SiteMark.Last(
                                                                number,
                                                                offer.through(),
                                                                offer.digest()),
                                                        SiteMark.Last::later);
                                            }
                                        }));
        return given;
    }

    /// Whether visits close with this day that belong to an earlier period than it does.
    private boolean movesAny(SiteCounts counts, LocalDate day) {
        Period grain = measures.in(day.getYear()).grain();
        List<Period> longer =
                Arrays.stream(Period.values()).filter(p -> p.compareTo(grain) > 0).toList();
        for (Map.Entry<String, NavigableMap<OfferNumber, SiteCounts.Taken>> of :
                counts.taken().entrySet()) {
            OfferNumber closedBefore = counts.mark().givenOf(of.getKey());
            for (SiteCounts.Taken offer : of.getValue().tailMap(closedBefore, false).values()) {
                LocalDate through = offer.through();
                if (!offer.on().isAfter(day)
                        && longer.stream()
                                .anyMatch(p -> !p.lastDay(through).equals(p.lastDay(day)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The centre has confirmed a batch and all earlier ones of its epoch.
    public SiteCounts confirmed(SiteCounts counts, long epoch, long seq) {
        List<SiteCounts.Unconfirmed> left = new ArrayList<>();
        Map<Period, Map<String, OfferNumber>> done = new EnumMap<>(Period.class);
        done.putAll(counts.done());
        for (SiteCounts.Unconfirmed batch : counts.unconfirmed()) {
            if (batch.epoch() != epoch || batch.seq() > seq) {
                left.add(batch);
                continue;
            }
            for (Period period : Period.values()) {
                if (period.endsWith(batch.day())) {
                    Map<String, OfferNumber> numbers =
                            new HashMap<>(Objects.requireNonNullElse(done.get(period), Map.of()));
                    batch.given().forEach((terminal, last) -> numbers.put(terminal, last.number()));
                    done.put(period, numbers);
                }
            }
        }
        return new SiteCounts(
                counts.open(),
                counts.taken(),
                counts.mark(),
                counts.before(),
                counts.touchedDays(),
                left,
                done);
    }

    /// A new epoch with what has closed: everybody gives the rest again, and says again which of
    /// its days went wrong. The memory is the same, so what the centre has confirmed stays true.
    private SiteCounts givenAgain(SiteCounts counts) {
        SiteCounts anew = newEpoch(counts, counts.mark());
        return new SiteCounts(
                anew.open(),
                anew.taken(),
                anew.mark(),
                anew.before(),
                0,
                counts.unconfirmed(),
                counts.done());
    }

    /// A new epoch with nothing, after this hub was restored, cloned or replaced.
    ///
    /// @param other how far the site had sealed, by the file beside the database or by the centre
    public SiteCounts newEpoch(SiteCounts counts, SiteMark other) {
        SealMark begun = counts.mark().sealed().newEpoch(other.sealed(), 0);
        SealMark sealed =
                new SealMark(
                        begun.epoch(),
                        0,
                        "-",
                        other.sealed().through(),
                        other.sealed().closed(),
                        begun.touchedDays());
        SiteMark mark = new SiteMark(sealed, other.given(), other.moved());
        OpenCounts nothing =
                new OpenCounts(new TreeMap<>(), Map.of(), sealed.through(), sealed.closed());
        return new SiteCounts(
                nothing, Map.of(), mark, mark, counts.touchedDays(), List.of(), Map.of());
    }
}
