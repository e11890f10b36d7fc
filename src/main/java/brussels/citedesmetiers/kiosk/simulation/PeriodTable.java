package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.simulation.PeriodTrial.Hidden;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The outcome of a [PeriodTrial] as a table in Markdown: a line for each measure and arrangement,
/// a column for each period. Immutable once made.
public final class PeriodTable {
    private static final double PER_CENT = 100;
    private static final Map<Period, String> SOON =
            Map.of(
                    Period.DAY, "day (the next day)",
                    Period.MONTH, "month (31 days at most)",
                    Period.QUARTER, "quarter (92)",
                    Period.YEAR, "year (366)");

    private final CountSettings settings;
    private final int year;
    private final Map<Arrangement, Map<Period, Map<String, Hidden>>> hidden =
            new EnumMap<>(Arrangement.class);

    /// Who releases.
    public enum Arrangement {
        ALONE("each alone", TerminalKind.BUILDING),
        JOINED("joined", TerminalKind.BUILDING),
        TRUCK("truck", TerminalKind.TRUCK);

        private final String words;
        private final TerminalKind kind;

        Arrangement(String words, TerminalKind kind) {
            this.words = words;
            this.kind = kind;
        }
    }

    /// Plays the year for every period.
    ///
    /// @param year whose periods in the settings are marked as chosen
    /// @param visits of the site
    /// @param terminals of the site
    /// @param onTruck visits of the truck
    public PeriodTable(
            CountSettings settings,
            PeriodTrial trial,
            int year,
            int visits,
            int terminals,
            int onTruck) {
        this.settings = settings;
        this.year = year;
        for (Period period : Period.values()) {
            put(Arrangement.ALONE, period, trial.building(visits, terminals, false, period));
            put(Arrangement.JOINED, period, trial.building(visits, terminals, true, period));
            if (period != Period.DAY) {
                put(Arrangement.TRUCK, period, trial.truck(onTruck, period));
            }
        }
    }

    private void put(Arrangement who, Period period, Map<String, Hidden> found) {
        hidden.computeIfAbsent(who, w -> new EnumMap<>(Period.class)).put(period, found);
    }

    /// What a measure hides with this period; empty if that cannot be chosen there.
    public Optional<Hidden> hidden(Arrangement who, String measure, Period period) {
        return Optional.ofNullable(hidden.get(who))
                .map(by -> by.get(period))
                .map(by -> by.get(measure));
    }

    /// What a measure hides with the period it has in the settings.
    public Optional<Hidden> chosen(Arrangement who, String measure) {
        return period(who, measure).flatMap(period -> hidden(who, measure, period));
    }

    private Optional<Period> period(Arrangement who, String measure) {
        return period(who, measure, year);
    }

    private Optional<Period> period(Arrangement who, String measure, int ofYear) {
        return settings.measures(who.kind).in(ofYear).all().stream()
                .filter(m -> m.id().equals(measure))
                .findFirst()
                .map(Measure::period);
    }

    /// Its lines. What the settings have chosen is in bold.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of("measure", "who releases"));
        for (Period period : Period.values()) {
            heads.add(SOON.get(period));
        }
        lines.add(line(heads));
        lines.add(line(heads.stream().map(h -> "---").toList()));
        for (CountSettings.Entry entry : settings.measures()) {
            String id = entry.inBuilding().id();
            for (Arrangement who : Arrangement.values()) {
                row(id, id, who, Hidden::share).ifPresent(lines::add);
            }
            if (hidden(Arrangement.JOINED, id, Period.YEAR)
                    .filter(h -> h.abandoned() > 0)
                    .isPresent()) {
                for (Arrangement who : Arrangement.values()) {
                    row(id, id + ", of those given up", who, Hidden::abandonedShare)
                            .ifPresent(lines::add);
                }
            }
        }
        return lines;
    }

    private Optional<String> row(
            String id, String name, Arrangement who, Function<Hidden, Double> share) {
        if (period(who, id).isEmpty()) {
            return Optional.empty();
        }
        List<String> row = new ArrayList<>(List.of(name, who.words));
        for (Period period : Period.values()) {
            String text =
                    hidden(who, id, period)
                            .map(h -> share.apply(h) * PER_CENT)
                            .map(p -> String.format(Locale.ROOT, "%.1f %%", p))
                            .orElse("–");
            boolean chosen = period(who, id).filter(p -> p == period).isPresent();
            row.add(chosen ? "**" + text + "**" : text);
        }
        return Optional.of(line(row));
    }

    /// What the terminals of the site hide, each alone with the periods of the year before, and as
    /// one with those of this year.
    public List<String> changes() {
        List<String> heads =
                List.of(
                        "measure",
                        Arrangement.ALONE.words + ", " + (year - 1),
                        Arrangement.JOINED.words + ", " + year);
        List<String> lines = new ArrayList<>(List.of(line(heads)));
        lines.add(line(heads.stream().map(h -> "---").toList()));
        for (CountSettings.Entry entry : settings.measures()) {
            String id = entry.inBuilding().id();
            change(id, id, Hidden::share).ifPresent(lines::add);
            if (chosen(Arrangement.JOINED, id).filter(h -> h.abandoned() > 0).isPresent()) {
                change(id, id + ", of those given up", Hidden::abandonedShare)
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Optional<String> change(String id, String name, Function<Hidden, Double> share) {
        Optional<String> before = hiddenIn(Arrangement.ALONE, id, year - 1, share);
        Optional<String> now = hiddenIn(Arrangement.JOINED, id, year, share);
        return before.flatMap(was -> now.map(is -> line(List.of(name, was, is))));
    }

    private Optional<String> hiddenIn(
            Arrangement who, String id, int ofYear, Function<Hidden, Double> share) {
        return period(who, id, ofYear)
                .flatMap(
                        period ->
                                hidden(who, id, period)
                                        .map(
                                                h ->
                                                        String.format(
                                                                Locale.ROOT,
                                                                "%.1f %% (%s)",
                                                                share.apply(h) * PER_CENT,
                                                                period.name()
                                                                        .toLowerCase(
                                                                                Locale.ROOT))));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
