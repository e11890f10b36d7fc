package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A character device: a USB printer or a serial line.
///
/// The device is opened once, because usblp allows only one opener, but through two channels: a
/// `FileChannel` holds a lock while it reads, so a reader waiting for an answer would block every
/// write. Closing one closes both and wakes any thread waiting in either (tried on a
/// pseudo-terminal).
final class DeviceConnection implements Connection {
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path device;
    private final boolean emptyReadsHappen;
    private final RandomAccessFile file;
    private final FileChannel in;
    private final FileChannel out;
    private boolean heard;

    @SuppressWarnings("resource") // both streams share the file's descriptor and end with it
    private DeviceConnection(Path device, boolean emptyReadsHappen, RandomAccessFile file)
            throws IOException {
        this.device = device;
        this.emptyReadsHappen = emptyReadsHappen;
        this.file = file;
        this.in = new FileInputStream(file.getFD()).getChannel();
        this.out = new FileOutputStream(file.getFD()).getChannel();
    }

    static DeviceConnection usb(Path device) throws IOException {
        return open(device, true);
    }

    /// Configures the line with `stty`, which opens it without waiting for a carrier and configures
    /// it not to need one; only then can it be opened without blocking.
    static DeviceConnection serial(PrinterAddress.Serial address, Duration limit)
            throws IOException {
        requirePresent(address.device());
        setLine(address, limit);
        ControllingTerminal.warnIfFree(address.device());
        return open(address.device(), false);
    }

    private static DeviceConnection open(Path device, boolean emptyReadsHappen) throws IOException {
        requirePresent(device);
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(device.toFile(), "rw");
        } catch (IOException e) {
            // The message is in the system's language, so the cause must be inferred: if the device
            // exists and is accessible but still refused, another program has it open.
            boolean busy = Files.isReadable(device) && Files.isWritable(device);
            throw new NoConnectionException(
                    busy ? PrinterState.BUSY : PrinterState.UNPLUGGED,
                    "Cannot open the printer at " + device,
                    e);
        }
        if (Files.isRegularFile(device)) {
            file.close();
            throw absent(device, "The printer's address is a plain file, no device: ");
        }
        return new DeviceConnection(device, emptyReadsHappen, file);
    }

    /// Opening with "rw" would create a missing file.
    private static void requirePresent(Path device) throws NoConnectionException {
        if (!Files.exists(device)) {
            throw absent(device, "There is no printer at ");
        }
    }

    private static NoConnectionException absent(Path device, String message) {
        return new NoConnectionException(PrinterState.UNPLUGGED, message + device, null);
    }

    private static void setLine(PrinterAddress.Serial address, Duration limit) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("stty", "-F", address.device().toString(), "raw", "-echo"));
        command.addAll(List.of("cs8", "-cstopb", "-parenb", "clocal", "-hupcl"));
        command.addAll(
                switch (address.flow()) {
                    case HARDWARE -> List.of("crtscts", "-ixon", "-ixoff");
                    case SOFTWARE -> List.of("-crtscts", "ixon", "-ixany");
                });
        command.add(Integer.toString(address.baud()));
        Process stty = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!stty.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || stty.exitValue() != 0) {
                stty.destroyForcibly();
                String said =
                        stty.isAlive()
                                ? "no end in " + limit
                                : new String(
                                        stty.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8);
                throw new NoConnectionException(
                        PrinterState.UNPLUGGED,
                        "Cannot set the serial line " + address + ": " + said.strip(),
                        null);
            }
        } catch (InterruptedException e) {
            stty.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while setting " + address, e);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        out.write(bytes);
    }

    /// A USB transfer may be empty, which looks like an end of file, so reading continues. A USB
    /// printer without a return channel refuses the first read although it is connected: it never
    /// answers.
    @Override
    public boolean read(ByteBuffer into) throws IOException {
        try {
            while (in.read(into) <= 0) {
                if (!emptyReadsHappen) {
                    throw new EOFException("The serial line " + device + " is gone");
                }
                LockSupport.parkNanos(SILENCE_NANOS);
            }
            heard = true;
            return true;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            if (emptyReadsHappen && !heard && Files.exists(device)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public boolean endOutput() {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
        file.close();
    }
}
