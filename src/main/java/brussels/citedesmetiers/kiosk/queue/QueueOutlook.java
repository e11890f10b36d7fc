package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of the queue for somebody who comes now, as a terminal shows it: counts, waits and the
/// last codes called. A plain value.
///
/// @param day today's date where the queue is
/// @param services in the plan's order; sums are over all of them
/// @param calls the calls whose holders may still be looking for their desk, newest first
/// @param messageOrNull what the team says to everybody, or null if it says nothing
/// @param arrivals the keys that the codes of today's appointments need
public record QueueOutlook(
        LocalDate day,
        List<ServiceOutlook> services,
        List<Called> calls,
        TeamOrder.@Nullable Tell messageOrNull,
        CodeKeys arrivals) {

    private static final Duration CALLED_LATELY = Duration.ofMinutes(10);

    public QueueOutlook {
        services = List.copyOf(services);
        calls = List.copyOf(calls);
    }

    /// Without a message and appointments.
    public QueueOutlook(LocalDate day, List<ServiceOutlook> services, List<Called> calls) {
        this(day, services, calls, null, CodeKeys.NONE);
    }

    /// The same with appointments whose codes need these keys.
    public QueueOutlook with(CodeKeys keys) {
        return new QueueOutlook(day, services, calls, messageOrNull, keys);
    }

    /// What the team says to everybody.
    public Optional<TeamOrder.Tell> message() {
        return Optional.ofNullable(messageOrNull);
    }

    /// The service of one theme.
    ///
    /// @param letter of the theme
    /// @param firstWaitedOrNull how long the first in line has waited, or null if there is none or
    ///   it is unknown
    /// @param noTicketOrNull why no ticket is given now, or null if one is
    public record ServiceOutlook(
            char letter,
            WaitEstimate estimate,
            @Nullable Duration firstWaitedOrNull,
            @Nullable Refusal noTicketOrNull) {

        /// How long the first in line has waited.
        public Optional<Duration> firstWaited() {
            return Optional.ofNullable(firstWaitedOrNull);
        }

        /// Why no ticket is given now: closed, too late, or full.
        public Optional<Refusal> noTicket() {
            return Optional.ofNullable(noTicketOrNull);
        }
    }

    /// A code that was called.
    ///
    /// @param desk the number of the desk
    public record Called(TicketCode code, int desk) {}

    /// What a terminal may show of the queue.
    public static QueueOutlook of(QueueView view) {
        return new QueueOutlook(
                view.day(),
                view.services().stream()
                        .map(
                                each ->
                                        new ServiceOutlook(
                                                each.service().letter(),
                                                each.estimate(),
                                                each.firstWaited()
                                                        .map(QueueOutlook::wholeMinutes)
                                                        .orElse(null),
                                                each.noTicketOrNull()))
                        .toList(),
                view.calls().stream()
                        .filter(call -> lately(call.when(), view.at()))
                        .map(call -> new Called(call.code(), call.desk().number()))
                        .toList(),
                view.message().orElse(null),
                CodeKeys.of(
                        view.appointments().stream()
                                .map(QueueView.AppointmentView::appointment)
                                .toList()));
    }

    // A change that the screen cannot show must not make it redraw.
    private static Duration wholeMinutes(Duration waited) {
        return waited.truncatedTo(ChronoUnit.MINUTES);
    }

    private static boolean lately(Moment called, Moment now) {
        return now.since(called).filter(ago -> ago.compareTo(CALLED_LATELY) <= 0).isPresent();
    }

    /// Of these services alone.
    ///
    /// @param letters of services, each a text of one letter
    public QueueOutlook only(Collection<String> letters) {
        return new QueueOutlook(
                day,
                services.stream()
                        .filter(each -> letters.contains(String.valueOf(each.letter())))
                        .toList(),
                calls,
                messageOrNull,
                arrivals);
    }

    /// The service with this letter, a theme's or another.
    public Optional<ServiceOutlook> theme(String letter) {
        return services.stream()
                .filter(each -> letter.equals(String.valueOf(each.letter())))
                .findFirst();
    }

    /// All services that give tickets taken together: how many people wait, and a range that holds
    /// for whichever service somebody chooses.
    public WaitEstimate overall() {
        List<WaitEstimate> open =
                services.stream()
                        .filter(each -> each.noTicket().isEmpty())
                        .map(ServiceOutlook::estimate)
                        .toList();
        int waiting = open.stream().mapToInt(WaitEstimate::waiting).sum();
        if (open.isEmpty() || open.stream().anyMatch(WaitEstimate.Unknown.class::isInstance)) {
            return new WaitEstimate.Unknown(waiting);
        }
        List<WaitEstimate.Between> ranges =
                open.stream()
                        .filter(WaitEstimate.Between.class::isInstance)
                        .map(WaitEstimate.Between.class::cast)
                        .toList();
        if (ranges.isEmpty()) {
            return new WaitEstimate.Free();
        }
        boolean someFree = ranges.size() < open.size();
        int from = ranges.stream().mapToInt(WaitEstimate.Between::fromMinutes).min().orElseThrow();
        int to = ranges.stream().mapToInt(WaitEstimate.Between::toMinutes).max().orElseThrow();
        return new WaitEstimate.Between(waiting, someFree ? 0 : from, to);
    }

    /// How long the first in any line has waited.
    public Optional<Duration> firstWaited() {
        return services.stream()
                .flatMap(each -> each.firstWaited().stream())
                .max(Duration::compareTo);
    }

    /// Why no service gives a ticket now: the reason that ends first. Empty if any service does.
    public Optional<Refusal> noTickets() {
        if (services.isEmpty() || services.stream().anyMatch(each -> each.noTicket().isEmpty())) {
            return Optional.empty();
        }
        List<Refusal> all = services.stream().flatMap(each -> each.noTicket().stream()).toList();
        // A full queue moves on sooner than a closed service opens.
        return all.stream()
                .filter(Refusal.Full.class::isInstance)
                .findFirst()
                .or(() -> all.stream().min(QueueOutlook::byOpening));
    }

    private static int byOpening(Refusal one, Refusal other) {
        return opening(one).compareTo(opening(other));
    }

    // Never opening again sorts last.
    private static LocalDateTime opening(Refusal refusal) {
        return refusal instanceof Refusal.Closed closed
                ? closed.opens().orElse(LocalDateTime.MAX)
                : LocalDateTime.MAX;
    }
}
