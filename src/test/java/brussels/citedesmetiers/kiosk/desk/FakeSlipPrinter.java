package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A printer of the hub that notes what it prints, and fails while it has no paper.
final class FakeSlipPrinter implements SlipPrinter {
    final List<NumberSlip> printed = new CopyOnWriteArrayList<>();
    volatile boolean hasPaper = true;

    @Override
    public boolean ready() {
        return hasPaper;
    }

    @Override
    public void print(NumberSlip slip, Consumer<Boolean> ended) {
        boolean out = hasPaper;
        if (out) {
            printed.add(slip);
        }
        ended.accept(out);
    }
}
