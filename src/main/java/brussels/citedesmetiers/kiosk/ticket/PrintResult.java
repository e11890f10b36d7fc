package brussels.citedesmetiers.kiosk.ticket;

/// How a print ended.
public sealed interface PrintResult {

    /// Everything was sent and, after the cut, the printer confirmed that all is well.
    record Printed() implements PrintResult {}

    /// Everything was sent; the printer never answers, so the outcome is unknown.
    record Sent() implements PrintResult {}

    /// No byte of the picture was sent, so nothing is on paper.
    record NotStarted(PrinterState state) implements PrintResult {}

    /// Some bytes were sent and something went wrong: all, part or none of it may be on paper. It
    /// is never reprinted automatically.
    record Unsure(PrinterState state) implements PrintResult {}
}
