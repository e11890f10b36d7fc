package brussels.citedesmetiers.kiosk.alert;

import java.time.Instant;

/// What people are told once.
///
/// @param id of what began and ends, the same in both messages
/// @param terminal concerned, or empty
/// @param kind a stable name of the state
/// @param ends whether it is over
/// @param since when it was first noted
/// @param at when it was written
/// @param subject one line
/// @param text plain, with `\n`
public record AlertMessage(
        String id,
        String terminal,
        String kind,
        boolean ends,
        Instant since,
        Instant at,
        String subject,
        String text) {}
