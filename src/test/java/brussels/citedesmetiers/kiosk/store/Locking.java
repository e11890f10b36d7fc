package brussels.citedesmetiers.kiosk.store;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A program of its own that takes a data folder, says whether it got it, and keeps it.
final class Locking {
    private Locking() {}

    public static void main(String[] args) throws Exception {
        try {
            DataFolder.lock(Path.of(args[0]));
            System.out.println("locked");
        } catch (DataFolderBusyException busy) {
            System.out.println("busy");
        }
        new CountDownLatch(1).await();
    }
}
