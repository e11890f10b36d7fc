package brussels.citedesmetiers.kiosk.queue;

import org.jspecify.annotations.Nullable;

/// The last thing that happened to a ticket and its state before: all that is needed to undo it.
///
/// @param before the ticket as it was
/// @param entry what happened
/// @param paceOrNull what was counted at the desk it left in this step, if it left one
record LastStep(QueuedTicket before, QueueEntry entry, @Nullable Pace paceOrNull) {}
