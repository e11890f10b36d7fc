package brussels.citedesmetiers.kiosk.terminal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets heavy work wait until nobody is in a visit. Any thread.
final class Quiet {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private boolean visiting;

    /// Says whether somebody is in a visit now.
    void visiting(boolean somebody) {
        lock.lock();
        try {
            visiting = somebody;
            if (!somebody) {
                left.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns as soon as nobody is in a visit.
    void await() throws InterruptedException {
        lock.lock();
        try {
            while (visiting) {
                left.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
