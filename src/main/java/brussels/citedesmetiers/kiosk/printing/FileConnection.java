package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file, made if need be, to which jobs are appended. Not forced to the disk: after a crash the
/// last jobs may be missing or cut short. Says nothing.
final class FileConnection implements Connection {
    private final FileChannel channel;

    private FileConnection(FileChannel channel) {
        this.channel = channel;
    }

    static FileConnection open(Path path) throws IOException {
        try {
            return new FileConnection(
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new NoConnectionException(
                    PrinterState.UNPLUGGED, "Cannot write to the file " + path, e);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
    }

    @Override
    public boolean read(ByteBuffer into) {
        return false;
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public boolean endOutput() {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
