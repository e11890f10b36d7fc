package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.Called;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.ServiceOutlook;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queues as a screen may have to show them.
final class Queues {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 14);
    private static final String LETTERS = "CATBEDM";

    static final WaitEstimate LONG = new WaitEstimate.Between(12, 105, 130);

    static final QueueOutlook BUSY = of(LONG, null);

    /// More calls than are shown, the widest first.
    static final QueueOutlook CALLING =
            new QueueOutlook(
                    DAY,
                    BUSY.services(),
                    List.of(called("B-A888", 12), called("C-B017", 3), called("T-A004", 1)));

    static final QueueOutlook FREE = of(new WaitEstimate.Free(), null);

    /// Until the afternoon of the same day.
    static final QueueOutlook AT_LUNCH =
            of(new WaitEstimate.Unknown(0), new Refusal.Closed(DAY.atTime(13, 30)));

    /// The longest weekday of each language is a Wednesday or a Thursday.
    static final QueueOutlook CLOSED =
            of(new WaitEstimate.Unknown(0), new Refusal.Closed(DAY.plusDays(1).atTime(9, 0)));

    static final QueueOutlook FAR_AWAY =
            of(
                    new WaitEstimate.Unknown(0),
                    new Refusal.Closed(LocalDate.of(2026, 9, 23).atTime(9, 0)));

    static final QueueOutlook FULL = of(LONG, new Refusal.Full(25));

    static final QueueOutlook TOO_LATE = of(LONG, new Refusal.TooLate(DAY.atTime(17, 0)));

    /// Some services give tickets, each of the others has another reason not to.
    static final QueueOutlook SOME =
            new QueueOutlook(
                    DAY,
                    List.of(
                            service('C', LONG, new Refusal.Full(25)),
                            service('A', LONG, null),
                            service('T', LONG, new Refusal.Closed(DAY.plusDays(2).atTime(9, 0))),
                            service('B', LONG, new Refusal.TooLate(DAY.atTime(17, 0))),
                            service('E', new WaitEstimate.Between(1, 10, 20), null)),
                    List.of());

    private Queues() {}

    private static QueueOutlook of(WaitEstimate estimate, @Nullable Refusal refusal) {
        return new QueueOutlook(
                DAY,
                LETTERS.chars().mapToObj(c -> service((char) c, estimate, refusal)).toList(),
                List.of());
    }

    private static Called called(String code, int desk) {
        return new Called(TicketCode.parse(code), desk);
    }

    private static ServiceOutlook service(
            char letter, WaitEstimate estimate, @Nullable Refusal refusal) {
        return new ServiceOutlook(letter, estimate, Duration.ofMinutes(112), refusal);
    }
}
