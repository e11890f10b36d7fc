package brussels.citedesmetiers.kiosk.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The last ticket number given, and the complete rule for the next one. A plain value.
///
/// Numbers restart at 001 only on a trusted date later than [#day]. Two more rules keep a number
/// from being given twice on one day:
/// - Numbers given while the date was unknown may belong to the day on which the clock is finally
///   set: after that restart they are skipped.
/// - A trusted clock that goes back returns to a day that already had numbers: they then continue
///   above the highest of any day, on every day up to the last one the clock showed.
///
/// A trusted date more than [#LONGEST_SLEEP_DAYS] after [#day] counts as wrong until staff confirm
/// it. Once they confirm a day long before [#day], the numbers belong to that day again, and when
/// the day shown by the wrong clock comes, it skips the numbers already given under it.
///
/// @param serial the last serial; never restarts
/// @param number the last number given, 0 before the first
/// @param day the trusted date the numbers belong to; null before the first trusted date
/// @param carry whether the next later date continues instead of restarting: after damage or a
///   start number from staff, nobody knows which day had which numbers
/// @param undatedFrom the first number given since the date was last known, 0 for none
/// @param skipFrom the first number this day must skip, 0 for none
/// @param skipTo the last number this day must skip
/// @param peak an upper bound of the numbers given on any day
/// @param aheadDay a future day under which numbers were given because of a wrong clock; null for
///   none
/// @param aheadTo the last number given under it
/// @param goesOnThrough the last date on which numbers continue because a trusted clock went back
///   or far ahead; null for none
record HighWater(
        long serial,
        int number,
        @Nullable LocalDate day,
        boolean carry,
        int undatedFrom,
        int skipFrom,
        int skipTo,
        int peak,
        @Nullable LocalDate aheadDay,
        int aheadTo,
        @Nullable LocalDate goesOnThrough) {

    static final int HIGHEST_NUMBER = 9999;

    /// How long a terminal may be switched off without staff being asked for the date.
    static final int LONGEST_SLEEP_DAYS = 400;

    /// A clock that is ahead by less than this is waited out: the numbers continue until its day
    /// has come.
    static final int LONGEST_WAIT_DAYS = 31;

    /// Represents dates more than a month apart. Nobody can tell which days had numbers then, so no
    /// day restarts them for a month.
    private static final LocalDate MANY_DATES = LocalDate.of(9999, 12, 31);

    private static final String FORM = "numbers-1";

    /// The form with a day ahead and dates to continue through. An older program takes an unknown
    /// form for damage and continues 1,000 higher.
    private static final String LONG_FORM = "numbers-2";

    private static final String LONGEST_FORM = "numbers-3";

    private static final Map<String, Integer> PARTS =
            Map.of(FORM, 10, LONG_FORM, 12, LONGEST_FORM, 13);

    /// The state of a terminal that never gave a number.
    static final HighWater NONE = new HighWater(0, 0, null, false, 0, 0, 0, 0);

    /// Without a day ahead.
    HighWater(
            long serial,
            int number,
            @Nullable LocalDate day,
            boolean carry,
            int undatedFrom,
            int skipFrom,
            int skipTo,
            int peak) {
        this(serial, number, day, carry, undatedFrom, skipFrom, skipTo, peak, null, 0, null);
    }

    HighWater {
        if (serial < 0
                || number < 0
                || undatedFrom < 0
                || skipFrom < 0
                || skipTo < skipFrom
                || peak < number
                || (aheadDay == null) != (aheadTo == 0)) {
            throw new IllegalArgumentException("high water out of order at serial " + serial);
        }
    }

    /// The state after the next ticket; empty if the day's numbers are used up.
    ///
    /// @param today the date by the terminal's clock
    /// @param trusted whether that clock is known to be right
    Optional<HighWater> next(LocalDate today, boolean trusted) {
        boolean back = day != null && today.isBefore(day);
        if (!trusted || back || isFarAhead(today)) {
            int n = after(trusted ? Math.max(number, peak) : number);
            return given(n, day, carry, undatedFrom == 0 ? n : undatedFrom, skipFrom, skipTo)
                    .map(taken -> taken.goingOnThrough(trusted ? alsoShown(today) : goesOnThrough));
        }
        boolean later = day != null && today.isAfter(day);
        if (later && goesOn(today)) {
            return given(after(Math.max(number, peak)), today, carry, 0, skipFrom, skipTo)
                    .map(taken -> taken.goingOnThrough(lastToGoOn(today)));
        }
        if (later && !carry) {
            int skip = undatedFrom == 0 ? 0 : number;
            int n = Math.max(undatedFrom == 1 ? skip + 1 : 1, shownBefore(today) + 1);
            return given(n, today, false, 0, undatedFrom, skip);
        }
        int least = Math.max(number, shownBefore(today));
        return given(after(least), today, carry && !later, 0, skipFrom, skipTo);
    }

    private int shownBefore(LocalDate today) {
        return today.equals(aheadDay) ? aheadTo : 0;
    }

    private boolean isFarAhead(LocalDate today) {
        return day != null && today.isAfter(day.plusDays(LONGEST_SLEEP_DAYS));
    }

    /// Whether only staff can say which day it is, because the day a trusted clock shows is far
    /// from the day of the last numbers.
    boolean doubts(LocalDate today) {
        return isFarAhead(today) || (day != null && day.isAfter(today.plusDays(LONGEST_WAIT_DAYS)));
    }

    /// The state after staff confirmed which day it is. This gives no number, and no number given
    /// on that day is repeated.
    HighWater confirmed(LocalDate today) {
        LocalDate wrong = day;
        if (wrong == null || !doubts(today)) {
            return this;
        }
        if (today.isAfter(wrong)) {
            return new HighWater(
                    serial,
                    number,
                    today,
                    false,
                    0,
                    skipFrom,
                    skipTo,
                    peak,
                    aheadDay,
                    aheadTo,
                    goesOnThrough);
        }
        return new HighWater(
                serial, peak, today, false, 0, 0, 0, peak, wrong, Math.max(1, peak), goesOnThrough);
    }

    private LocalDate alsoShown(LocalDate date) {
        if (goesOnThrough == null) {
            return date;
        }
        if (Math.abs(ChronoUnit.DAYS.between(goesOnThrough, date)) > LONGEST_WAIT_DAYS) {
            return MANY_DATES;
        }
        return date.isAfter(goesOnThrough) ? date : goesOnThrough;
    }

    private @Nullable LocalDate lastToGoOn(LocalDate today) {
        return MANY_DATES.equals(goesOnThrough) ? today.plusDays(LONGEST_WAIT_DAYS) : goesOnThrough;
    }

    /// Whether numbers may already have been given under this date because of a wrong clock.
    private boolean goesOn(LocalDate today) {
        return goesOnThrough != null
                && (goesOnThrough.equals(MANY_DATES)
                        || (!today.isAfter(goesOnThrough)
                                && !goesOnThrough.isAfter(today.plusDays(LONGEST_WAIT_DAYS))));
    }

    private HighWater goingOnThrough(@Nullable LocalDate date) {
        return new HighWater(
                serial,
                number,
                day,
                carry,
                undatedFrom,
                skipFrom,
                skipTo,
                peak,
                aheadDay,
                aheadTo,
                date);
    }

    private int after(int last) {
        int n = last + 1;
        return n >= skipFrom && n <= skipTo ? skipTo + 1 : n;
    }

    private Optional<HighWater> given(
            int n, @Nullable LocalDate on, boolean carries, int undated, int from, int to) {
        return n > HIGHEST_NUMBER
                ? Optional.empty()
                : Optional.of(
                        new HighWater(
                                serial + 1,
                                n,
                                on,
                                carries,
                                undated,
                                from,
                                to,
                                Math.max(peak, n),
                                isOver(aheadDay, on) ? null : aheadDay,
                                isOver(aheadDay, on) ? 0 : aheadTo,
                                isOver(goesOnThrough, on) ? null : goesOnThrough));
    }

    private static boolean isOver(@Nullable LocalDate until, @Nullable LocalDate on) {
        return until == null || (on != null && on.isAfter(until));
    }

    /// Advanced far enough to exceed every number and serial that may have been given since this
    /// was recorded. The peak advances too: a trusted clock may have gone back since and numbers
    /// continued from there.
    HighWater jumped(int margin) {
        int n = Math.max(number, skipTo) + margin;
        return new HighWater(
                serial + margin,
                n,
                day,
                true,
                0,
                0,
                0,
                Math.max(peak + margin, n),
                aheadDay,
                aheadDay == null ? 0 : aheadTo + margin,
                goesOnThrough);
    }

    /// The state for a start number given by staff, whatever came before.
    static HighWater startingAt(int start, long lastSerial) {
        return new HighWater(lastSerial, start - 1, null, true, 0, 0, 0, start - 1);
    }

    /// One line of ASCII with its checksum, for the file and for the database.
    String line() {
        String form = goesOnThrough != null ? LONGEST_FORM : aheadDay != null ? LONG_FORM : FORM;
        String body =
                String.join(
                        " ",
                        form,
                        Long.toString(serial),
                        Integer.toString(number),
                        text(day),
                        carry ? "carry" : "-",
                        Integer.toString(undatedFrom),
                        Integer.toString(skipFrom),
                        Integer.toString(skipTo),
                        Integer.toString(peak));
        if (!form.equals(FORM)) {
            body += " " + text(aheadDay) + " " + aheadTo;
        }
        if (form.equals(LONGEST_FORM)) {
            body += " " + text(goesOnThrough);
        }
        return body + " " + checksum(body);
    }

    /// Reads what [#line()] wrote; empty if a single character has changed.
    static Optional<HighWater> parse(String line) {
        int end = line.lastIndexOf(' ');
        String[] part = line.split(" ", -1);
        if (part.length != PARTS.getOrDefault(part[0], 0)
                || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HighWater(
                            Long.parseLong(part[1]),
                            Integer.parseInt(part[2]),
                            date(part[3]),
                            part[4].equals("carry"),
                            Integer.parseInt(part[5]),
                            Integer.parseInt(part[6]),
                            Integer.parseInt(part[7]),
                            Integer.parseInt(part[8]),
                            part[0].equals(FORM) ? null : date(part[9]),
                            part[0].equals(FORM) ? 0 : Integer.parseInt(part[10]),
                            part[0].equals(LONGEST_FORM) ? date(part[11]) : null));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "-" : date.toString();
    }

    private static @Nullable LocalDate date(String text) {
        return text.equals("-") ? null : LocalDate.parse(text);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
