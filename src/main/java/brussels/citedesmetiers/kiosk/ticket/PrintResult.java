package brussels.citedesmetiers.kiosk.ticket;

/// How a print ended.
public sealed interface PrintResult {

    /// Everything was sent and the printer confirmed, after the cut, that it is well.
    record Printed() implements PrintResult {}

    /// Everything was sent; the printer says nothing, so nobody knows.
    record Sent() implements PrintResult {}

    /// No byte of the picture left: nothing is on paper.
    record NotStarted(PrinterState state) implements PrintResult {}

    /// Some bytes left and something went wrong: the paper may hold all, part or nothing of it.
    /// Never printed again by itself.
    record Unsure(PrinterState state) implements PrintResult {}
}
