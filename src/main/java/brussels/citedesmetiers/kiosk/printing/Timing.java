package brussels.citedesmetiers.kiosk.printing;

import java.time.Duration;

/// The time limits of a printer's thread, all positive.
///
/// @param poll between two checks of an idle printer, and between two attempts to reach a lost one
/// @param connect for reaching the device
/// @param answer for one answer to a question about its state
/// @param stall for the next byte to be accepted while sending
/// @param proof for the printer to finish a ticket that it has received completely
public record Timing(
        Duration poll, Duration connect, Duration answer, Duration stall, Duration proof) {

    public Timing {
        for (Duration d : new Duration[] {poll, connect, answer, stall, proof}) {
            if (!d.isPositive()) {
                throw new IllegalArgumentException("A printer's timing must be positive, not " + d);
            }
        }
    }

    /// For a real printer: a check every 5 s, 2.5 s to connect, 1 s to answer, 10 s without
    /// progress, 10 s to finish.
    public static Timing standard() {
        return new Timing(
                Duration.ofSeconds(5),
                Duration.ofMillis(2500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
    }
}
