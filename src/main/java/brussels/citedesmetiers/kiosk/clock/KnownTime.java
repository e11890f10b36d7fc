package brussels.citedesmetiers.kiosk.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the time is known, for stamping days. A wall clock alone can be years off; this asks for
/// one that says it is synchronised, and remembers it by the monotonic clock.
///
/// - Before the first synchronised reading of a boot the time is not known.
/// - From then on time is that reading plus what the monotonic clock has run since, so a wall clock
///   that jumps later moves nothing. A new synchronised reading corrects it by up to
///   [#MOST_CORRECTION]; one further away is not believed, in either direction, until staff confirm
///   it.
/// - A first reading before the last day sealed, or more than [#LONGEST_SLEEP] after it, is not
///   believed either until staff confirm it.
///
/// A plain value; each reading gives the next.
///
/// @param at the believed time at `sinceBoot`, or null while it is not known
/// @param doubted a reading that was not believed, for staff to confirm or refuse, or null
public record KnownTime(@Nullable Instant at, Duration sinceBoot, @Nullable Instant doubted) {
    /// Clocks of boards drift by seconds a day; a correction of more than this is another time.
    public static final Duration MOST_CORRECTION = Duration.ofMinutes(15);

    /// A terminal that was off for longer is asked about by staff anyway.
    public static final Duration LONGEST_SLEEP = Duration.ofDays(400);

    /// At the start of the machine.
    public static final KnownTime UNKNOWN = new KnownTime(null, Duration.ZERO, null);

    /// After a reading of the clocks.
    ///
    /// @param wall what the wall clock says
    /// @param synchronised whether it says that it is right
    /// @param sealedThrough the last sealed day
    public KnownTime read(
            Instant wall, boolean synchronised, Duration monotonic, LocalDate sealedThrough) {
        if (!synchronised) {
            return this;
        }
        boolean believed =
                at == null
                        ? plausible(wall, sealedThrough)
                        : Duration.between(at.plus(monotonic.minus(sinceBoot)), wall)
                                        .abs()
                                        .compareTo(MOST_CORRECTION)
                                <= 0;
        return believed ? new KnownTime(wall, monotonic, null) : new KnownTime(at, sinceBoot, wall);
    }

    private static boolean plausible(Instant wall, LocalDate sealedThrough) {
        if (sealedThrough.equals(LocalDate.EPOCH)) {
            return true;
        }
        Instant sealed = sealedThrough.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        return !wall.isBefore(sealed) && wall.isBefore(sealed.plus(LONGEST_SLEEP));
    }

    /// Staff say that this is the time.
    public KnownTime confirmed(Instant time, Duration monotonic) {
        return new KnownTime(time, monotonic, null);
    }

    /// The time by now; empty while it is not known.
    public Optional<Instant> now(Duration monotonic) {
        return at == null ? Optional.empty() : Optional.of(at.plus(monotonic.minus(sinceBoot)));
    }
}
