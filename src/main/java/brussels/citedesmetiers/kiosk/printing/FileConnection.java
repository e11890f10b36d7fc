package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file, created if necessary, to which jobs are appended. It is not forced to the disk: after a
/// crash the last jobs may be missing or incomplete. It never answers. A device file is never
/// created: a plain file in place of a missing device would accept tickets that nobody prints.
final class FileConnection implements Connection {
    private static final Path DEVICES = Path.of("/dev");

    /// Plain files are normal there.
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final FileChannel channel;

    private FileConnection(FileChannel channel) {
        this.channel = channel;
    }

    static FileConnection open(Path path) throws IOException {
        if (Files.notExists(path) && mustExist(path)) {
            throw new NoConnectionException(
                    PrinterState.UNPLUGGED, "There is no device at " + path, null);
        }
        if (Files.isRegularFile(path) && isDevice(path.toRealPath())) {
            throw new NoConnectionException(
                    PrinterState.UNPLUGGED,
                    "A plain file stands in place of the device " + path,
                    null);
        }
        try {
            return new FileConnection(
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new NoConnectionException(
                    PrinterState.UNPLUGGED, "Cannot write to the file " + path, e);
        }
    }

    /// Whether this is a device, or a link to one made by udev or by somebody.
    private static boolean mustExist(Path path) {
        return isDevice(path) || Files.isSymbolicLink(path);
    }

    private static boolean isDevice(Path path) {
        return path.normalize().startsWith(DEVICES) && !path.startsWith(SHARED_MEMORY);
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
