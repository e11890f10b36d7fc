package brussels.citedesmetiers.kiosk.queue;

import java.util.Arrays;
import java.util.List;

/// Why staff moved a ticket: a closed list, so that nothing about a person can be recorded. None of
/// them says anything about the visitor's health, family or case.
public enum Reason {
    /// The visitor needs another service than the ticket says.
    OTHER_NEED(EntryKind.TRANSFERRED),
    /// Served here and goes on to another service.
    SECOND_NEED(EntryKind.TRANSFERRED),
    /// A desk with the visitor's language is elsewhere.
    LANGUAGE(EntryKind.TRANSFERRED),
    ADVISER_AWAY(EntryKind.TRANSFERRED),
    /// Waiting is harder for this visitor than for others.
    HARD_TO_WAIT(EntryKind.PRIORITY),
    /// The house made a mistake that cost the visitor time.
    OUR_MISTAKE(EntryKind.PRIORITY),
    VISITOR_LEFT(EntryKind.CANCELLED),
    /// The visitor was helped without queueing.
    NOT_NEEDED(EntryKind.CANCELLED),
    /// The ticket was never printed, or printed twice.
    MISPRINT(EntryKind.CANCELLED),
    /// Left over when the house had closed. Given by the queue itself.
    CLOSED(EntryKind.CANCELLED),
    /// Back within the tolerance. Given by the queue itself.
    IN_TIME(EntryKind.RETURNED),
    /// Back after the tolerance. Given by the queue itself.
    LATE(EntryKind.RETURNED);

    private final EntryKind kind;

    Reason(EntryKind kind) {
        this.kind = kind;
    }

    /// Whether this can be the reason for such an entry.
    public boolean isFor(EntryKind what) {
        return kind == what;
    }

    /// Whether staff can give it; the queue gives the others itself.
    public boolean givenByStaff() {
        return this != CLOSED && kind != EntryKind.RETURNED;
    }

    /// The reasons staff can give for such an entry, in the order to offer them.
    public static List<Reason> forStaff(EntryKind what) {
        return Arrays.stream(values()).filter(r -> r.isFor(what) && r.givenByStaff()).toList();
    }
}
