package brussels.citedesmetiers.kiosk.queue;

import java.time.LocalDate;

/// What the register must know of time: the date, and whether to believe it. A terminal without
/// network or battery starts with a wrong date, so a date alone decides nothing.
public interface DayClock {

    /// The date at the terminal by its own clock, right or wrong.
    LocalDate today();

    /// Whether the clock is known to be right. Ask before [#today()]: a clock that becomes right
    /// between the two calls is then taken for untrusted, which only skips numbers.
    boolean trusted();
}
