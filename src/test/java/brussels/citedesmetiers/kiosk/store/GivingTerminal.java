package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Offers;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A joined terminal in memory, as its hub sees it.
public final class GivingTerminal {
    /// Hours by month, themes by quarter, k = 3.
    public static final Measures MEASURES =
            new Measures(
                    List.of(
                            new Measure("hour", List.of(Dimension.HOUR), Period.MONTH, 3),
                            new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, 3)));

    public static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    private final String id;
    private final Random random = new Random(7);
    private OpenCounts open = OpenCounts.NONE;
    private Offers offers = Offers.NONE;
    private Giving.Answer heard = Giving.Answer.NONE;

    /// Where it gives.
    @FunctionalInterface
    public interface Hub {
        Giving.Answer take(Giving giving) throws Exception;
    }

    public GivingTerminal(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /// Visits of a day, all alike.
    public GivingTerminal visits(int n, LocalDate day, String hour) {
        for (int i = 0; i < n; i++) {
            open =
                    open.with(
                            day,
                            List.of(
                                    new Cell("hour", List.of(hour)),
                                    new Cell("theme", List.of("C")),
                                    Cell.content("0123456789ab")));
        }
        return this;
    }

    /// The same after this answer.
    public GivingTerminal after(Giving.Answer answer) {
        heard = answer;
        return this;
    }

    /// What it would send next.
    public Giving next(LocalDate today) {
        for (Optional<Offers.Made> made = made(today); made.isPresent(); made = made(today)) {
            open = made.get().open();
            offers = made.get().offers();
        }
        return offers.giving(id, heard, Giving.MOST_OFFERS).fitting();
    }

    private Optional<Offers.Made> made(LocalDate today) {
        return offers.next(id, MEASURES, open, FIRST, today, random);
    }

    /// Gives until the hub has all, as far as it takes it.
    public GivingTerminal giveAll(Hub hub, LocalDate today) throws Exception {
        for (int i = 0; i < 4; i++) {
            heard = hub.take(next(today));
            if (heard.other()) {
                throw new OutboxException(id + " is told that its memory is not its own", null);
            }
            offers = offers.without(MEASURES, heard.done());
        }
        return this;
    }

    /// Staff say that this is the day: what it offered of later ones, all without a visit, is taken
    /// back.
    GivingTerminal takeBack(LocalDate day) {
        offers = offers.backTo(MEASURES, day, true).offers();
        LocalDate through = offers.mark().through();
        open = new OpenCounts(open.days(), open.kept(), through, through);
        return this;
    }

    /// How many offers it still holds with numbers in them.
    public long held() {
        return offers.kept().stream().filter(offer -> !offer.cells().isEmpty()).count();
    }
}
