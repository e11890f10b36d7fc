package brussels.citedesmetiers.kiosk.queue;

import org.jspecify.annotations.Nullable;

/// What happened to a ticket last, and what it was before: all that is needed to take it back.
///
/// @param before the ticket as it was
/// @param entry what happened
/// @param paceOrNull what was counted at the desk it left by this, if it left one
record LastStep(QueuedTicket before, QueueEntry entry, @Nullable Pace paceOrNull) {}
