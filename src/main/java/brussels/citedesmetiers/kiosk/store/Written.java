package brussels.citedesmetiers.kiosk.store;

/// How much a terminal has accepted for storage since its first start. A plain value.
///
/// @param tickets that were given
/// @param visits that were counted
/// @param steps of the queue after a ticket's first
record Written(long tickets, long visits, long steps) {
    static final Written NONE = new Written(0, 0, 0);

    Written {
        if (tickets < 0 || visits < 0 || steps < 0) {
            throw new IllegalArgumentException("less than nothing was written");
        }
    }

    static Written of(Write write) {
        return switch (write) {
            case TicketRow _ -> new Written(1, 0, 0);
            case EntryRow _ -> new Written(0, 0, 1);
            case VisitCells dated -> new Written(0, dated.visits(), 0);
            case UndatedCells undated -> new Written(0, undated.visits(), 0);
            case ConfirmedDay _,
                    TimeKnown _,
                    ChosenStop _,
                    Forwarded _,
                    PauseRow _,
                    TeamRow _,
                    AppointmentRows _ ->
                    NONE;
        };
    }

    boolean nothing() {
        return equals(NONE);
    }

    Written plus(Written more) {
        return new Written(tickets + more.tickets, visits + more.visits, steps + more.steps);
    }

    /// This minus the other, for each kind.
    Written less(Written other) {
        return new Written(
                Math.max(0, tickets - other.tickets),
                Math.max(0, visits - other.visits),
                Math.max(0, steps - other.steps));
    }

    /// The greater number of each kind.
    Written most(Written other) {
        return plus(other.less(this));
    }
}
