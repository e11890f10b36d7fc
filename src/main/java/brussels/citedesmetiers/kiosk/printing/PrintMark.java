package brussels.citedesmetiers.kiosk.printing;

/// Tells the next start that this run may have left part of a ticket in the printer. On the
/// printer's thread only.
public interface PrintMark {
    /// Nothing is stored, so something may be left after every start.
    PrintMark NOT_KEPT =
            new PrintMark() {
                @Override
                public boolean isSet() {
                    return true;
                }

                @Override
                public void set() {
                    // It always is.
                }

                @Override
                public void clear() {
                    // It never is.
                }
            };

    /// Whether an earlier run began printing and did not end with certainty that nothing is left.
    boolean isSet();

    /// The first ticket of this run follows. The mark must survive a power failure.
    void set();

    /// This run ends and nothing is left. Losing this change is harmless.
    void clear();
}
