package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The ways a terminal has gone, by year. Once a year has one it never has another; it must be on
/// the disk before the first cell of the year leaves either way. A plain value.
///
/// @param byYear the way of each year in which anything was, or was about to be, closed
public record YearWays(NavigableMap<Integer, Way> byYear) {
    /// The ways of a terminal that never closed anything.
    public static final YearWays NONE = new YearWays(Collections.emptyNavigableMap());

    private static final String FORM = "ways-1";
    private static final Pattern LINE =
            Pattern.compile(FORM + "((?: [0-9]{4}=(?:alone|joined|lost)){0,200}) ([0-9a-f]{8})");

    public YearWays {
        byYear = Collections.unmodifiableNavigableMap(new TreeMap<>(byYear));
    }

    /// The way of a year, if it has one.
    public Optional<Way> in(int year) {
        return Optional.ofNullable(byYear.get(year));
    }

    /// With this way of a year.
    ///
    /// @throws IllegalStateException if the year has the other way
    public YearWays with(int year, Way way) {
        if (in(year).filter(w -> w != way).isPresent()) {
            throw new IllegalStateException(year + " goes " + byYear.get(year) + ", not " + way);
        }
        NavigableMap<Integer, Way> more = new TreeMap<>(byYear);
        more.put(year, way);
        return new YearWays(more);
    }

    /// The way of a year: the one it has, or the one it takes now.
    ///
    /// @param year this one, or an earlier one of which something was not closed in time
    /// @param now this year
    /// @param joins whether the settings say now that the site joins its counts
    /// @param closed the last day this terminal examined for itself
    public Way of(int year, int now, boolean joins, LocalDate closed) {
        // What the settings said in an earlier year is not known: it is as the year before it was.
        boolean joined = in(year - 1).filter(Way.JOINED::equals).isPresent();
        boolean lost = in(year - 1).filter(Way.LOST::equals).isPresent();
        return in(year).orElseGet(
                        () -> Way.first(year, joins && !lost && (year == now || joined), closed));
    }

    /// The first day of the first year that is joined without a break until this one.
    public LocalDate joinedSince(int year) {
        int first = year;
        while (in(first - 1).filter(Way.JOINED::equals).isPresent()) {
            first--;
        }
        return LocalDate.of(first, 1, 1);
    }

    /// The last year that went to a hub, or should have.
    public Optional<Integer> lastJoined() {
        return byYear.descendingMap().entrySet().stream()
                .filter(each -> each.getValue() != Way.ALONE)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Whether the latest year that has a way goes to a hub.
    public boolean isJoined() {
        return !byYear.isEmpty() && byYear.lastEntry().getValue() == Way.JOINED;
    }

    /// Without the years after this one that a clock which was ahead gave to a hub. A year that
    /// went alone stays so: something of it may have left.
    public YearWays backTo(int year) {
        NavigableMap<Integer, Way> ways = new TreeMap<>(byYear);
        ways.tailMap(year, false).values().removeIf(way -> way != Way.ALONE);
        return new YearWays(ways);
    }

    /// How many of the days after one and through another were the terminal's own to release: those
    /// of a joined year are examined by its hub.
    public int daysAlone(LocalDate after, LocalDate through) {
        long days = 0;
        for (int year = after.getYear(); year <= through.getYear(); year++) {
            if (in(year).filter(way -> way != Way.ALONE).isEmpty()) {
                LocalDate last = LocalDate.of(year, 12, 31);
                LocalDate before = LocalDate.of(year - 1, 12, 31);
                days +=
                        ChronoUnit.DAYS.between(
                                after.isAfter(before) ? after : before,
                                through.isBefore(last) ? through : last);
            }
        }
        return (int) Math.min(Math.max(days, 0), Integer.MAX_VALUE);
    }

    /// The hub is gone for good: what the last joined year still has goes nowhere. The same if it
    /// is known already, or no year is joined.
    public YearWays lost() {
        NavigableMap<Integer, Way> ways = new TreeMap<>(byYear);
        lastJoined().ifPresent(year -> ways.put(year, Way.LOST));
        return new YearWays(ways);
    }

    /// What two copies of a terminal's memory say together. Where they differ the year was joined:
    /// what may have been given to a hub must not leave alone. And where one of them knows that the
    /// hub is gone, it is.
    public YearWays or(YearWays other) {
        NavigableMap<Integer, Way> both = new TreeMap<>(byYear);
        other.byYear.forEach((year, way) -> both.merge(year, way, YearWays::together));
        return new YearWays(both);
    }

    private static Way together(Way one, Way other) {
        if (one == other) {
            return one;
        }
        return one == Way.LOST || other == Way.LOST ? Way.LOST : Way.JOINED;
    }

    /// One line of ASCII with its checksum, for the file and for the database.
    public String line() {
        String body =
                FORM
                        + byYear.entrySet().stream()
                                .map(e -> " " + digits(e.getKey()) + "=" + e.getValue().id())
                                .collect(Collectors.joining());
        return body + " " + checksum(body);
    }

    /// Reads what [#line()] wrote; empty if a single character has changed.
    public static Optional<YearWays> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !checksum(FORM + parts.group(1)).equals(parts.group(2))) {
            return Optional.empty();
        }
        Map<Integer, Way> ways = new TreeMap<>();
        for (String each : parts.group(1).strip().split(" ", -1)) {
            if (!each.isEmpty()) {
                String[] pair = each.split("=", -1);
                ways.put(Integer.parseInt(pair[0]), Way.valueOf(pair[1].toUpperCase(Locale.ROOT)));
            }
        }
        return Optional.of(new YearWays(new TreeMap<>(ways)));
    }

    private static String digits(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
