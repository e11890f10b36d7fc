package brussels.citedesmetiers.kiosk.screen;

import java.time.LocalDate;

/// What has left the terminal last, for any visitor to see.
public sealed interface Sent permits SentCounts, Sent.Given {

    /// The sums of closed days went to the hub of the site, which sends them with those of the
    /// other terminals.
    ///
    /// @param through the last day that the hub has
    record Given(LocalDate through) implements Sent {}
}
