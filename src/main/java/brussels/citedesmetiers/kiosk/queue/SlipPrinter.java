package brussels.citedesmetiers.kiosk.queue;

import java.util.function.Consumer;

/// Prints numbers that staff gave on the printers of a terminal. Any thread may call it; nothing
/// blocks.
public interface SlipPrinter {
    /// For a hub without printers.
    SlipPrinter NONE =
            new SlipPrinter() {
                @Override
                public boolean ready() {
                    return false;
                }

                @Override
                public void print(NumberSlip slip, Consumer<Boolean> ended) {
                    ended.accept(false);
                }
            };

    /// Whether a printer can print now.
    boolean ready();

    /// Prints a slip.
    ///
    /// @param ended told on any thread whether the slip came out
    void print(NumberSlip slip, Consumer<Boolean> ended);
}
