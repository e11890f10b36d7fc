package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.time.LocalDate;
import java.util.List;

/// Batches as visitors may see them, one for each kind of table.
final class Sents {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
    private static final List<Measure> MEASURES =
            List.of(
                    measure("hour", Period.DAY, Dimension.HOUR),
                    measure("theme-language", Period.MONTH, Dimension.THEME, Dimension.LANGUAGE),
                    measure(
                            "recommendation",
                            Period.MONTH,
                            Dimension.OUTCOME,
                            Dimension.RECOMMENDATION),
                    measure("channel", Period.MONTH, Dimension.OUTCOME, Dimension.CHANNEL),
                    measure("abandoned-at", Period.MONTH, Dimension.OUTCOME, Dimension.QUESTION),
                    measure("feedback", Period.MONTH, Dimension.FEEDBACK),
                    measure("commune-gender", Period.YEAR, Dimension.COMMUNE, Dimension.GENDER));

    static final SentCounts HOURS =
            sent(table("hour", "2026-12-31", 0, count(12, "10"), count(107, "11")));
    static final SentCounts THEMES =
            sent(table("theme-language", "2026-12", 6, count(31, "E", "fr"), count(12, "U", "uk")));
    static final SentCounts ADVICE =
            sent(
                    table(
                            "recommendation",
                            "2026-12",
                            9,
                            count(5, "abandoned", "none"),
                            count(7, "finished", "siep")));
    static final SentCounts COMMUNES =
            sent(
                    table(
                            "commune-gender",
                            "2026",
                            1234,
                            count(3011, "21014", "f"),
                            count(8, "no-answer", "no-answer")));
    static final SentCounts WITHHELD = sent(new Table("feedback", "2026-12", List.of(), 0, true));
    static final SentCounts ENDED =
            sent(
                    table("channel", "2026-12", 0, count(9, "finished", "self_served")),
                    table("abandoned-at", "2026-12", 0, count(9, "finished", "none")),
                    table("feedback", "2026-12", 0, count(9, "none"), count(5, "3")));

    private Sents() {}

    private static Measure measure(String id, Period period, Dimension... dimensions) {
        return new Measure(id, List.of(dimensions), period, 5);
    }

    private static Table.Count count(long n, String... values) {
        return new Table.Count(List.of(values), n);
    }

    private static Table table(
            String measure, String period, long notShown, Table.Count... released) {
        return new Table(measure, period, List.of(released), notShown, false);
    }

    private static SentCounts sent(Table... tables) {
        return new SentCounts(
                new Batch(
                        "bruxelles-a",
                        1,
                        7,
                        DAY.minusDays(3),
                        DAY,
                        List.of("0123456789ab"),
                        false,
                        false,
                        0,
                        4,
                        List.of(tables)),
                MEASURES);
    }
}
