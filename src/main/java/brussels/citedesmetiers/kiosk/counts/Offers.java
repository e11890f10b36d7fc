package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The offers of a joined terminal: how far it has offered, and what it still holds of them. A
/// plain value.
///
/// Offers are kept until the centre has confirmed the site's batches that released them, so that
/// whatever happens to the hub, everything it had can be given again.
///
/// @param mark how far this terminal has offered; kept in the database and forced outside it before
///   an offer leaves, as the mark of batches is
/// @param kept oldest first
public record Offers(SealMark mark, List<DayOffer> kept) {
    /// The offers of a terminal that never made one.
    public static final Offers NONE = new Offers(SealMark.NONE, List.of());

    private static final int SALT_BYTES = 32;

    public Offers {
        kept = List.copyOf(kept);
    }

    /// One more offer, and what is open without its days.
    public record Made(OpenCounts open, Offers offers) {}

    /// Offers the next days that ended before today; empty if none did.
    ///
    /// @param terminal its id
    /// @param first the first day of the first year in which it is joined without a break until
    ///   now: a terminal that had no visit yet says so of the days since
    /// @param random nobody can foresee it, so that nobody finds small numbers by their digest
    public Optional<Made> next(
            String terminal,
            Measures measures,
            OpenCounts open,
            LocalDate first,
            LocalDate today,
            RandomGenerator random) {
        LocalDate from = open.closed().isBefore(first) ? first : open.closed().plusDays(1);
        LocalDate through = measures.in(from.getYear()).grain().lastDay(from);
        if (!through.isBefore(today)) {
            return Optional.empty();
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        DayOffer offer =
                DayOffer.of(
                        terminal,
                        new OfferNumber(mark.epoch(), mark.seq() + 1),
                        from,
                        through,
                        open.upTo(through),
                        mark.touchedDays(),
                        mark.digest(),
                        salt);
        List<DayOffer> more = new ArrayList<>(kept);
        more.add(offer);
        return Optional.of(
                new Made(
                        open.closedThrough(through, open.kept(), through),
                        new Offers(mark.next(offer), more)));
    }

    /// What to send a hub after its last answer.
    ///
    /// @param answer [Giving.Answer#NONE] if it was not heard yet: then nothing but the question
    ///   where to go on
    /// @param most offers in one exchange
    public Giving giving(String terminal, Giving.Answer answer, int most) {
        List<DayOffer> next =
                answer.equals(Giving.Answer.NONE)
                        ? List.of()
                        : kept.stream()
                                .filter(offer -> offer.number().compareTo(answer.last()) > 0)
                                .limit(most)
                                .toList();
        boolean first =
                !next.isEmpty() && next.getFirst().number().equals(kept.getFirst().number());
        return new Giving(terminal, answer.siteEpoch(), next, first);
    }

    /// Without the cells that were released and that the centre has.
    ///
    /// @param done the last offer of this terminal in the tables of each period that the centre has
    ///   confirmed
    public Offers without(Measures measures, Map<Period, OfferNumber> done) {
        // Which content was used and why visits are late is of use until the offer is done
        // entirely.
        List<DayOffer> left = new ArrayList<>();
        for (DayOffer offer : kept) {
            if (!isDone(offer, allPeriods(measures, offer), done)) {
                left.add(
                        offer.only(
                                cell ->
                                        cell.isOfDay()
                                                || !isDone(
                                                        offer,
                                                        periods(measures, offer, cell),
                                                        done)));
            }
        }
        return new Offers(mark, left);
    }

    private static boolean isDone(
            DayOffer offer, Set<Period> periods, Map<Period, OfferNumber> done) {
        return periods.stream()
                .allMatch(
                        p ->
                                Objects.requireNonNullElse(done.get(p), OfferNumber.NONE)
                                                .compareTo(offer.number())
                                        >= 0);
    }

    // What is given late is released by the periods of the next year.
    private static Set<Period> periods(Measures measures, DayOffer offer, Cell cell) {
        int year = offer.through().getYear();
        Set<Period> periods = EnumSet.noneOf(Period.class);
        measures.in(year).of(cell).ifPresent(m -> periods.add(m.period()));
        measures.in(year + 1).of(cell).ifPresent(m -> periods.add(m.period()));
        return periods;
    }

    private static Set<Period> allPeriods(Measures measures, DayOffer offer) {
        int year = offer.through().getYear();
        Set<Period> periods = EnumSet.noneOf(Period.class);
        measures.in(year).all().forEach(m -> periods.add(m.period()));
        measures.in(year + 1).all().forEach(m -> periods.add(m.period()));
        return periods;
    }

    /// After the hub was found to have another offer under a number of ours, or this database to be
    /// older than the file beside it: this terminal's memory was copied or went back in time. A new
    /// epoch begins, and nothing that may have been offered is offered again.
    ///
    /// @param other how far the other copy has offered
    /// @param from offers from this number on are not ours alone and are dropped
    /// @param joined the first day of which anything may have been offered: what was open before it
    ///   has left another way
    public Made newEpoch(
            Measures measures,
            OpenCounts open,
            SealMark other,
            OfferNumber from,
            LocalDate joined) {
        int touched =
                open.since(joined).daysThrough(other.through())
                        + kept.stream()
                                .filter(offer -> offer.number().compareTo(from) >= 0)
                                .mapToInt(Offers::days)
                                .sum();
        List<DayOffer> ours =
                kept.stream().filter(offer -> offer.number().compareTo(from) < 0).toList();
        return new Made(
                open.after(measures, other.through(), other.closed()),
                new Offers(mark.newEpoch(other, Math.max(1, touched)), ours));
    }

    /// What is left once staff have said that a clock was ahead.
    ///
    /// @param cells of the offers that were taken back, to be counted again
    /// @param missing the days of those that cannot be
    /// @param offers in a new epoch
    public record TakenBack(Map<Cell, Long> cells, int missing, Offers offers) {}

    /// Staff say which day it is: takes back all that was offered of this day or later ones. The
    /// next offer tells the hub so, which cannot subtract it and asks everybody again.
    ///
    /// What the centre has of it in some tables and not in others cannot be counted again. What
    /// cannot is missing, and the next offer says so unless this day's year goes alone.
    ///
    /// @param again whether it may be counted again: this day's year goes to the hub as well. What
    ///   was offered must not be released alone
    public TakenBack backTo(Measures measures, LocalDate day, boolean again) {
        List<DayOffer> left = kept.stream().filter(o -> o.through().isBefore(day)).toList();
        List<DayOffer> back = kept.subList(left.size(), kept.size());
        Map<Cell, Long> cells = new HashMap<>();
        int missing = 0;
        for (DayOffer offer : back) {
            if (again && isWhole(measures, offer)) {
                offer.cells().forEach((cell, n) -> cells.merge(cell, n, Long::sum));
            } else if (!offer.cells().isEmpty()) {
                missing += days(offer);
            }
        }
        // They would have told of these days, and do not any more.
        int touched = back.stream().mapToInt(DayOffer::touchedDays).sum();
        LocalDate begin = back.isEmpty() ? day : back.getFirst().from();
        LocalDate last = (begin.isAfter(day) ? day : begin).minusDays(1);
        String digest = back.isEmpty() ? "-" : back.getFirst().digest();
        int told = again ? Math.max(1, missing) + touched : 0;
        return new TakenBack(
                cells,
                again ? missing : missing + touched,
                new Offers(mark.takingBack(digest, last, told), left));
    }

    /// Whether nothing of an offer was released: every visit is in a cell of every measure.
    private static boolean isWhole(Measures measures, DayOffer offer) {
        Measures of = measures.in(offer.through().getYear());
        Map<String, Long> visits = new HashMap<>();
        of.all().forEach(measure -> visits.put(measure.id(), 0L));
        offer.cells()
                .forEach(
                        (cell, n) ->
                                of.of(cell).ifPresent(m -> visits.merge(m.id(), n, Long::sum)));
        return Set.copyOf(visits.values()).size() <= 1;
    }

    /// How many days the offers have that are held here: as many are missing if the hub is gone for
    /// good.
    public int daysHeld() {
        return kept.stream().mapToInt(Offers::days).sum();
    }

    private static int days(DayOffer offer) {
        return (int) ChronoUnit.DAYS.between(offer.from(), offer.through()) + 1;
    }
}
