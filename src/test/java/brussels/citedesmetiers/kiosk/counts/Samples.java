package brussels.citedesmetiers.kiosk.counts;

import java.util.List;

/// Small measures and visits for tests.
final class Samples {
    private Samples() {}

    static Measure hour(Period period, int k) {
        return new Measure("hour", List.of(Dimension.HOUR), period, k);
    }

    static Measure theme(Period period, int k) {
        return new Measure(
                "theme-language", List.of(Dimension.THEME, Dimension.LANGUAGE), period, k);
    }

    static Measure channel(int k) {
        return new Measure(
                "channel", List.of(Dimension.OUTCOME, Dimension.CHANNEL), Period.MONTH, k);
    }

    static Measure abandonedAt(int k) {
        return new Measure(
                "abandoned-at", List.of(Dimension.OUTCOME, Dimension.QUESTION), Period.MONTH, k);
    }

    static Measure recommendation(int k) {
        return recommendation(Period.MONTH, k);
    }

    static Measure recommendation(Period period, int k) {
        return new Measure(
                "recommendation", List.of(Dimension.OUTCOME, Dimension.RECOMMENDATION), period, k);
    }

    static Measure communeGender(int k) {
        return new Measure(
                "commune-gender", List.of(Dimension.COMMUNE, Dimension.GENDER), Period.YEAR, k);
    }

    static Measure ageGender(int k) {
        return new Measure("age-gender", List.of(Dimension.AGE, Dimension.GENDER), Period.YEAR, k);
    }

    /// All measures of a building.
    static Measures all(int k) {
        return new Measures(
                List.of(
                        hour(Period.DAY, k),
                        theme(Period.MONTH, k),
                        recommendation(k),
                        channel(k),
                        abandonedAt(k),
                        new Measure("feedback", List.of(Dimension.FEEDBACK), Period.MONTH, k),
                        communeGender(k),
                        ageGender(k)));
    }

    static Cell cell(String measure, String... values) {
        return new Cell(measure, List.of(values));
    }
}
