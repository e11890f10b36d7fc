package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/// One of the two kiosks that are compared.
interface Contender {
    String name();

    /// Starts it with what it kept from earlier starts.
    ///
    /// @param before what to start it by, such as `taskset -c 0`; empty for nothing
    /// @param tappable whether it will be asked where to tap
    Running start(String display, List<String> before, boolean tappable) throws Exception;

    /// Makes many visits, a ticket printed in each, as fast as it can, and says what is left.
    AfterVisits visits(String display, int count) throws Exception;

    /// How long it takes to make the bytes of a ticket.
    TicketTimes ticket(int runs) throws Exception;

    /// What many visits leave.
    ///
    /// @param megabytes proportional memory after the last visit
    /// @param kilobytes what its processes wrote to the disk, for each visit
    record AfterVisits(double megabytes, double kilobytes) {}

    /// Milliseconds.
    ///
    /// @param half within which half are done
    /// @param most within which 99 of 100 are done
    record TicketTimes(double half, double most) {}

    /// A place to tap at.
    ///
    /// @param what the kind of tap, for the details
    record Tap(String what, int x, int y) {}

    /// A kiosk that was started.
    interface Running extends AutoCloseable {
        /// When it was started, by [System#nanoTime()].
        long started();

        double proportionalMegabytes();

        double processorSeconds();

        /// What its next visitor taps at on the screen that is up, in order; random picks among
        /// choices. Empty while there is nothing to tap.
        List<Tap> next(Random random) throws Exception;

        /// Whether a question is on the screen.
        boolean asking() throws Exception;

        @Override
        void close() throws IOException;
    }
}
