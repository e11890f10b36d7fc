package brussels.citedesmetiers.kiosk.queue;

import java.time.Duration;

/// The parameters of the queue, set by the house.
///
/// @param recallAfter a ticket is not called again sooner than this after its last call
/// @param returnWithin a no-show that comes back within this keeps its place
/// @param overtakenAtMost how many later tickets may be called before a ticket, by desks that could
///   have called it; 0 makes the queue strictly first come, first served
/// @param lastTicketBefore no ticket is given in the last minutes before closing
/// @param cancelAfterClosing tickets left over are cancelled this long after closing
/// @param deskQuietAfter a desk idle for this long does not count as open
/// @param retentionDays the log is reduced to counts after this many days
/// @param figuresDays these are forgotten after this many days
/// @param figuresByDesk whether it is shown what each desk did, which house and staff decide
///   together
public record QueueRules(
        Duration recallAfter,
        Duration returnWithin,
        int overtakenAtMost,
        Duration lastTicketBefore,
        Duration cancelAfterClosing,
        Duration deskQuietAfter,
        int retentionDays,
        int figuresDays,
        boolean figuresByDesk) {

    /// This year's figures and those of the two years before.
    public static final int FIGURES_DAYS = 1100;

    /// How long what a desk did can be undone.
    public static final Duration UNDO_WITHIN = Duration.ofSeconds(30);

    /// The defaults.
    public static final QueueRules STANDARD =
            new QueueRules(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(15),
                    3,
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(60),
                    Duration.ofMinutes(90),
                    30);

    /// Without figures by desk.
    public QueueRules(
            Duration recallAfter,
            Duration returnWithin,
            int overtakenAtMost,
            Duration lastTicketBefore,
            Duration cancelAfterClosing,
            Duration deskQuietAfter,
            int retentionDays) {
        this(
                recallAfter,
                returnWithin,
                overtakenAtMost,
                lastTicketBefore,
                cancelAfterClosing,
                deskQuietAfter,
                retentionDays,
                FIGURES_DAYS,
                false);
    }

    public QueueRules {
        if (recallAfter.isNegative()
                || returnWithin.isNegative()
                || lastTicketBefore.isNegative()
                || cancelAfterClosing.isNegative()
                || deskQuietAfter.isNegative()) {
            throw new IllegalArgumentException("a time of the queue's rules is negative");
        }
        if (overtakenAtMost < 0 || retentionDays < 1 || figuresDays < 1) {
            throw new IllegalArgumentException("a number of the queue's rules is too small");
        }
    }
}
