package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer.Timing;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueueView;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.TicketState;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// People who come for an appointment and type its code at a terminal: the same queue, rules and
/// numbers as at reception. Thread-safe; it waits for the queue's turn and the disk.
public final class Arrivals {
    /// Who comes this much before the time need not be told to wait for it.
    private static final Duration ABOUT = Duration.ofMinutes(3);

    private final AdviserQueue queue;
    private final SlipTokens tokens;

    /// @param content in use now
    /// @param signer signs the codes on the paper
    public Arrivals(AdviserQueue queue, Supplier<Content> content, TicketSigner signer) {
        this.queue = queue;
        this.tokens = new SlipTokens(content, signer);
    }

    /// Somebody typed a code.
    ///
    /// @param typed as it was typed
    /// @param language code of the visitor's language
    public ArrivalAnswer arrive(String typed, String language) {
        return switch (queue.arrive(Appointment.plain(typed), language)) {
            case QueueResult.Ok ok -> arrived(ok.ticket());
            case QueueResult.Refused(Refusal.AlreadyHere(var number, var state)) ->
                    isExpected(state)
                            ? new ArrivalAnswer.AlreadyHere(number)
                            : new ArrivalAnswer.NotHere();
            case QueueResult.Refused(Refusal.UnknownAppointment _) -> new ArrivalAnswer.Unknown();
            case QueueResult.Refused(Refusal why) -> {
                Logger.warn("No number for an appointment: {}", why);
                yield new ArrivalAnswer.NotHere();
            }
        };
    }

    /// Whether its holder may wait for the number to be called. One put aside is called by hand.
    private static boolean isExpected(TicketState state) {
        return switch (state) {
            case WAITING, CALLED, SERVING, PARKED -> true;
            case NO_SHOW, DONE, CANCELLED -> false;
        };
    }

    private ArrivalAnswer arrived(QueuedTicket ticket) {
        NumberSlip slip =
                new NumberSlip(
                        ticket.id().serial(),
                        ticket.code(),
                        ticket.language(),
                        tokens.of(ticket),
                        ticket.printed());
        return new ArrivalAnswer.Arrived(slip, time(ticket), timing(ticket));
    }

    private LocalTime time(QueuedTicket ticket) {
        ZoneId zone = queue.plan().zone();
        return queue.view().appointments().stream()
                .map(QueueView.AppointmentView::appointment)
                .filter(one -> Objects.equals(one.code(), ticket.appointmentOrNull()))
                .map(Appointment::at)
                .findFirst()
                .orElseGet(() -> ticket.place().atZone(zone).toLocalTime());
    }

    private static Timing timing(QueuedTicket ticket) {
        Instant came = ticket.issued().at();
        if (!ticket.priority()) {
            return Timing.LATE;
        }
        return ticket.place().isAfter(came.plus(ABOUT)) ? Timing.EARLY : Timing.IN_TIME;
    }
}
