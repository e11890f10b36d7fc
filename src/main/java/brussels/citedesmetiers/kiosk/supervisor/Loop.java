package brussels.citedesmetiers.kiosk.supervisor;

import java.time.Duration;
import java.util.function.Consumer;

/// A loop of the program that has to go round for the program to count as alive.
///
/// A loop that waits for a broken device, or repairs something, must still be able to answer, or
/// have the patience for it: a restart mends neither.
///
/// @param name for the log
/// @param patience how long it may leave the question unanswered
/// @param ask hands it something to run as soon as it comes round; must not block
public record Loop(String name, Duration patience, Consumer<Runnable> ask) {}
