package brussels.citedesmetiers.kiosk.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the time is known, for stamping days. A wall clock alone can be years off; this waits
/// for a synchronised reading and carries it on with the monotonic clock.
///
/// - Before the first synchronised reading of a boot the time is not known.
/// - From then on the time is that reading plus the monotonic time since, so a later jump of the
///   wall clock changes nothing. A new synchronised reading corrects it by up to
///   [#MOST_CORRECTION]; one that is further off, in either direction, is not believed until staff
///   confirm it.
/// - A first reading before the last day sealed, or more than [#LONGEST_SLEEP] before or after the
///   last day anything is known about, is not believed either until staff confirm it.
///
/// A plain value; each reading gives the next.
///
/// @param at the believed time at `sinceBoot`, or null while it is not known
/// @param doubted a reading that was not believed, for staff to confirm or refuse, or null
public record KnownTime(@Nullable Instant at, Duration sinceBoot, @Nullable Instant doubted) {
    /// Clocks of boards drift by seconds a day; a larger correction means a different time.
    public static final Duration MOST_CORRECTION = Duration.ofMinutes(15);

    /// Staff are asked about a terminal that was off for longer anyway.
    public static final Duration LONGEST_SLEEP = Duration.ofDays(400);

    /// At the start of the machine.
    public static final KnownTime UNKNOWN = new KnownTime(null, Duration.ZERO, null);

    /// After a reading of the clocks, with nothing known about the days since the last one sealed.
    public KnownTime read(
            Instant wall, boolean synchronised, Duration monotonic, LocalDate sealedThrough) {
        return read(wall, synchronised, monotonic, sealedThrough, sealedThrough);
    }

    /// After a reading of the clocks.
    ///
    /// @param wall what the wall clock says
    /// @param synchronised whether it is known to be right
    /// @param sealedThrough the last sealed day, [LocalDate#EPOCH] for none
    /// @param lastUsed the last day on which anything was counted or issued, [LocalDate#EPOCH] for
    ///   none
    public KnownTime read(
            Instant wall,
            boolean synchronised,
            Duration monotonic,
            LocalDate sealedThrough,
            LocalDate lastUsed) {
        if (!synchronised) {
            return this;
        }
        boolean believed =
                at == null
                        ? plausible(wall, sealedThrough, lastUsed)
                        : Duration.between(at.plus(monotonic.minus(sinceBoot)), wall)
                                        .abs()
                                        .compareTo(MOST_CORRECTION)
                                <= 0;
        return believed ? new KnownTime(wall, monotonic, null) : new KnownTime(at, sinceBoot, wall);
    }

    private static boolean plausible(Instant wall, LocalDate sealedThrough, LocalDate lastUsed) {
        LocalDate last = lastUsed.isAfter(sealedThrough) ? lastUsed : sealedThrough;
        return last.equals(LocalDate.EPOCH)
                || (!wall.isBefore(start(sealedThrough))
                        && !wall.isBefore(start(last).minus(LONGEST_SLEEP))
                        && wall.isBefore(start(last).plus(LONGEST_SLEEP)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Staff say that this is the time.
    public KnownTime confirmed(Instant time, Duration monotonic) {
        return new KnownTime(time, monotonic, null);
    }

    /// The current time; empty while it is not known.
    public Optional<Instant> now(Duration monotonic) {
        return at == null ? Optional.empty() : Optional.of(at.plus(monotonic.minus(sinceBoot)));
    }
}
