package brussels.citedesmetiers.kiosk.printing;

/// What the next start must know: that this one may have left part of a ticket in the printer. On
/// the printer's thread only.
public interface PrintMark {
    /// Nothing is kept, so after every start something may be left.
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

    /// Whether an earlier run began to print and did not end knowing that nothing is left.
    boolean isSet();

    /// The first ticket of this run follows. It must not be lost again when the power goes.
    void set();

    /// This run ends, and nothing is left. It does not matter if this is lost.
    void clear();
}
