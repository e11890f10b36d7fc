package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers that reception has printed, on the hub's own printers or on those of another
/// terminal of the site. Another terminal learns of a slip with its next answer and tells with its
/// next request how it ended. After [#PATIENCE] it is not asked for any more, and the visitor is
/// called by number alone: a slip that its terminal never heard of has failed, and of one that it
/// may have heard of nobody knows until the terminal says so. In memory: of a slip from before a
/// restart nobody knows either. Thread-safe.
final class SlipsOfSite {
    /// How long a slip may take: twice the time between two requests of a terminal, and the
    /// printing.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration HEARD_LATELY = Duration.ofSeconds(60);
    private static final Pattern ENDED = Pattern.compile("([0-9]{1,18})=(true|false)");
    private static final int MOST_KEPT = 60;
    private static final int MOST_AT_ONCE = 8;

    private final String own;
    private final SlipPrinter printer;
    private final LongSupplier nanoTime;
    private final Map<String, Heard> terminals = new TreeMap<>();
    private final LinkedHashMap<Long, Slip> slips = new LinkedHashMap<>();
    private long last;

    /// How a slip stands.
    enum State {
        UNDER_WAY,
        PRINTED,
        FAILED,
        /// It may come out, or have come out.
        UNKNOWN
    }

    /// A place where a number can be printed.
    record Place(String terminal, boolean ready) {}

    private record Heard(boolean prints, long at) {}

    /// @param handed whether an answer to its terminal had it
    private record Slip(String terminal, NumberSlip slip, long asked, boolean handed, State state) {
        Slip ended(boolean out) {
            return new Slip(terminal, slip, asked, handed, out ? State.PRINTED : State.FAILED);
        }

        Slip sent() {
            return new Slip(terminal, slip, asked, true, state);
        }
    }

    /// What is known once the slip has its id.
    interface Made {
        NumberSlip of(long id);
    }

    /// @param own id of the hub
    /// @param first no slip of an earlier start has an id from here on
    SlipsOfSite(String own, SlipPrinter printer, LongSupplier nanoTime, long first) {
        this.own = own;
        this.printer = printer;
        this.nanoTime = nanoTime;
        this.last = first;
    }

    /// Where a number can be printed, the hub first.
    synchronized List<Place> places() {
        List<Place> places = new ArrayList<>();
        if (!printer.equals(SlipPrinter.NONE)) {
            places.add(new Place(own, printer.ready()));
        }
        terminals.forEach(
                (terminal, heard) -> {
                    if (within(heard.at(), HEARD_LATELY)) {
                        places.add(new Place(terminal, heard.prints()));
                    }
                });
        return places;
    }

    private boolean within(long at, Duration time) {
        return nanoTime.getAsLong() - at < time.toNanos();
    }

    /// Has a number printed.
    ///
    /// @return the id under which [#state(long)] tells how it stands
    long print(String terminal, Made made) {
        NumberSlip slip;
        synchronized (this) {
            slip = made.of(++last);
            slips.put(
                    slip.id(),
                    new Slip(
                            terminal,
                            slip,
                            nanoTime.getAsLong(),
                            terminal.equals(own),
                            State.UNDER_WAY));
            if (slips.size() > MOST_KEPT) {
                slips.remove(slips.firstEntry().getKey());
            }
        }
        if (terminal.equals(own)) {
            printer.print(slip, out -> ended(own, slip.id(), out));
        }
        return slip.id();
    }

    private synchronized void ended(String terminal, long id, boolean out) {
        slips.computeIfPresent(
                id, (_, slip) -> slip.terminal().equals(terminal) ? slip.ended(out) : slip);
    }

    /// How a slip stands.
    synchronized State state(long id) {
        Slip slip = slips.get(id);
        if (slip == null) {
            return State.UNKNOWN;
        }
        if (slip.state() == State.UNDER_WAY && isLate(slip)) {
            return slip.handed() ? State.UNKNOWN : State.FAILED;
        }
        return slip.state();
    }

    private boolean isLate(Slip slip) {
        return !within(slip.asked(), PATIENCE);
    }

    /// What a terminal said with its request, and what it is to print. One that is late is not
    /// asked for any more: its visitor may have been called by then.
    synchronized List<NumberSlip> heard(String terminal, String report) {
        boolean prints =
                report.startsWith(HubRequest.PRINTS + " ") || report.equals(HubRequest.PRINTS);
        terminals.put(terminal, new Heard(prints, nanoTime.getAsLong()));
        Matcher done = ENDED.matcher(report);
        while (done.find()) {
            ended(terminal, Long.parseLong(done.group(1)), Boolean.parseBoolean(done.group(2)));
        }
        List<NumberSlip> asked =
                slips.values().stream()
                        .filter(slip -> slip.terminal().equals(terminal))
                        .filter(slip -> slip.state() == State.UNDER_WAY && !isLate(slip))
                        .limit(MOST_AT_ONCE)
                        .map(Slip::slip)
                        .toList();
        asked.forEach(slip -> slips.computeIfPresent(slip.id(), (_, of) -> of.sent()));
        return asked;
    }
}
