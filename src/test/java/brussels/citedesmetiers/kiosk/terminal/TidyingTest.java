package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TidyingTest {
    private final AtomicInteger collected = new AtomicInteger();
    private final Tidying tidying = new Tidying(collected::incrementAndGet);

    @Test
    void collectsTwiceEachTimeNobodyIsThere() {
        stand(1000);
        assertEquals(2, collected.get());
        tidying.ticked(false);
        stand(1000);
        assertEquals(4, collected.get());
    }

    @Test
    void doesNotCollectWhileSomebodyIsThere() {
        for (int i = 0; i < 100; i++) {
            tidying.ticked(false);
            stand(1);
        }
        assertEquals(0, collected.get());
    }

    private void stand(int ticks) {
        IntStream.range(0, ticks).forEach(_ -> tidying.ticked(true));
    }
}
