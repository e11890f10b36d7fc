package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The texts and number formats of a report's language: keys `report.…` of its file. Immutable.
final class ReportTexts {
    private static final String OURS = "report.";
    private static final int GROUP = 3;
    private static final int HUNDRED = 100;

    /// Decimals of a percentage.
    static final int DECIMALS = 2;

    private final Language language;

    private ReportTexts(Language language) {
        this.language = language;
    }

    /// The texts in a language; empty if the content does not have it, or has no staff texts in it.
    static Optional<ReportTexts> in(Content content, String code) {
        return content.language(code).filter(ReportTexts::reports).map(ReportTexts::new);
    }

    /// The languages that reports can be written in.
    static List<String> languages(Content content) {
        return content.languages().stream()
                .filter(ReportTexts::reports)
                .map(Language::code)
                .toList();
    }

    private static boolean reports(Language language) {
        return language.texts().keySet().stream().anyMatch(key -> key.startsWith(OURS));
    }

    String code() {
        return language.code();
    }

    String of(String key, Object... values) {
        return language.text(OURS + key, values);
    }

    /// A text that may be missing.
    Optional<String> maybe(String key) {
        return Optional.ofNullable(language.texts().get(OURS + key));
    }

    /// A text of the visitors' screens.
    String visitors(String key) {
        return language.text(key);
    }

    /// A whole number with thousands separators.
    String number(long n) {
        StringBuilder digits = new StringBuilder(Long.toString(n));
        for (int i = digits.length() - GROUP; i > 0; i -= GROUP) {
            digits.insert(i, of("thousands"));
        }
        return digits.toString();
    }

    /// A percentage with its sign, or a dash if the base is zero.
    String percent(long n, long base) {
        return base == 0
                ? of("nothing")
                : of("percent", share(n, base).toString().replace(".", of("decimal")));
    }

    /// A difference with its sign.
    String change(long n) {
        return signed(n, number(Math.abs(n)));
    }

    /// A difference in hundredths of what it was before, with its sign.
    ///
    /// @param base not 0
    String changeShare(long n, long base) {
        BigDecimal share = changed(n, base);
        String exact = share.abs().toPlainString();
        int point = exact.indexOf('.');
        String text = number(share.abs().longValue()) + of("decimal") + exact.substring(point + 1);
        return signed(share.signum(), of("percent", text));
    }

    private static String signed(long sign, String text) {
        if (sign == 0) {
            return text;
        }
        return (sign > 0 ? "+" : "\u2212") + text;
    }

    /// A difference in hundredths, rounded half away from zero to one decimal.
    ///
    /// @param base not 0
    static BigDecimal changed(long n, long base) {
        return BigDecimal.valueOf(n)
                .multiply(BigDecimal.valueOf(HUNDRED))
                .divide(BigDecimal.valueOf(base), 1, RoundingMode.HALF_UP);
    }

    /// A share in hundredths, rounded half up to two decimals.
    ///
    /// @param base not 0
    static BigDecimal share(long n, long base) {
        return BigDecimal.valueOf(n)
                .multiply(BigDecimal.valueOf(HUNDRED))
                .divide(BigDecimal.valueOf(base), DECIMALS, RoundingMode.HALF_UP);
    }

    /// A day, in figures.
    String day(LocalDate day) {
        return of("date", two(day.getDayOfMonth()), two(day.getMonthValue()), day.getYear());
    }

    private static String two(int n) {
        return String.format(Locale.ROOT, "%02d", n);
    }

    /// "1 visit", "2 visits": the text of the key with `.one` for 1.
    String some(String key, long n, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = number(n);
        System.arraycopy(more, 0, values, 1, more.length);
        return of(n == 1 ? key + ".one" : key, values);
    }
}
