package brussels.citedesmetiers.kiosk.comparison;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets time go by where that is what is measured.
final class Pause {
    private Pause() {}

    static void seconds(int seconds) {
        millis(1000 * seconds);
    }

    static void millis(int millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
