package brussels.citedesmetiers.kiosk.planted.ticket;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// A key that writes its file by itself.
final class TerminalKey {
    private TerminalKey() {}

    static void force(FileChannel file) throws IOException {
        file.force(true);
    }
}
