package brussels.citedesmetiers.kiosk.printing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A pseudo-terminal: the kiosk opens [#device] as it would a USB or serial printer, the test holds
/// the other end. Set raw, since bytes are neither text nor keys here.
@SuppressWarnings("restricted") // the system calls for a pseudo-terminal
final class Pty implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final int O_RDWR_NOCTTY = 2 | 0x100;
    private static final short POLLIN = 1;
    private static final int POLL_MILLIS = 50;

    private static final MethodHandle OPENPT = call("posix_openpt", INT, INT);
    private static final MethodHandle GRANT = call("grantpt", INT, INT);
    private static final MethodHandle UNLOCK = call("unlockpt", INT, INT);
    private static final MethodHandle NAME = call("ptsname", ValueLayout.ADDRESS, INT);
    private static final MethodHandle OPEN = call("open", INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle POLL = call("poll", INT, ValueLayout.ADDRESS, LONG, INT);
    private static final MethodHandle READ = call("read", LONG, INT, ValueLayout.ADDRESS, LONG);
    private static final MethodHandle WRITE = call("write", LONG, INT, ValueLayout.ADDRESS, LONG);
    private static final MethodHandle CLOSE = call("close", INT, INT);

    private final int master;
    private final int slave;
    private final Path device;

    /// Held shared while a descriptor is in use: the number of a closed one is given out again.
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    private volatile boolean closed;

    Pty() {
        master = check((int) invoke(OPENPT, O_RDWR_NOCTTY));
        check((int) invoke(GRANT, master));
        check((int) invoke(UNLOCK, master));
        MemorySegment name = (MemorySegment) invoke(NAME, master);
        device = Path.of(name.reinterpret(100).getString(0));
        try (Arena arena = Arena.ofConfined()) {
            // Held open so that the line lives on between two openings by the kiosk.
            MemorySegment path = arena.allocateFrom(device.toString());
            slave = check((int) invoke(OPEN, path, O_RDWR_NOCTTY));
        }
        makeRaw();
    }

    Path device() {
        return device;
    }

    /// What the kiosk writes.
    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                inUse.readLock().lock();
                try {
                    return readMaster(into, from, most);
                } finally {
                    inUse.readLock().unlock();
                }
            }
        };
    }

    /// What the kiosk reads.
    OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                inUse.readLock().lock();
                try {
                    if (closed) {
                        throw new IOException("pseudo-terminal closed");
                    }
                    writeTo(master, bytes, from, count);
                } finally {
                    inUse.readLock().unlock();
                }
            }
        };
    }

    /// Writes as the kiosk would.
    void writeAsKiosk(byte[] bytes) {
        writeTo(slave, bytes, 0, bytes.length);
    }

    /// Takes the device away.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        inUse.writeLock().lock();
        try {
            invoke(CLOSE, slave);
            invoke(CLOSE, master);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private int readMaster(byte[] into, int from, int most) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd =
                    arena.allocate(MemoryLayout.structLayout(INT, INT)); // fd; events and revents
            pollfd.set(INT, 0, master);
            int ready = 0;
            while (ready == 0 && !closed && !Thread.currentThread().isInterrupted()) {
                pollfd.set(INT, 4, POLLIN);
                ready = (int) invoke(POLL, pollfd, 1L, POLL_MILLIS);
            }
            if (ready == 0 || closed) {
                throw new EOFException("pseudo-terminal closed");
            }
            MemorySegment bytes = arena.allocate(most);
            int count = (int) (long) invoke(READ, master, bytes, (long) most);
            if (count <= 0) {
                throw new EOFException("pseudo-terminal hung up");
            }
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, into, from, count);
            return count;
        }
    }

    private static void writeTo(int fd, byte[] bytes, int from, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(count);
            MemorySegment.copy(bytes, from, copy, ValueLayout.JAVA_BYTE, 0, count);
            long written = (long) invoke(WRITE, fd, copy, (long) count);
            if (written != count) {
                throw new IllegalStateException(written + " of " + count + " bytes written");
            }
        }
    }

    /// How the line is set, as `stty` tells it on one line.
    String settings() {
        return stty("-a").replace('\n', ' ');
    }

    /// As a line is before anyone sets it: echo, line ends changed, control keys obeyed.
    void makeCooked() {
        var _ = stty("sane");
    }

    private void makeRaw() {
        var _ = stty("raw", "-echo");
    }

    private String stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty", "-F", device.toString()));
        command.addAll(List.of(arguments));
        try {
            Process stty = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(stty.getInputStream().readAllBytes(), UTF_8);
            check(-stty.waitFor());
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle call(
            String function, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor type = FunctionDescriptor.of(result, arguments);
        MemorySegment address = linker.defaultLookup().find(function).orElseThrow();
        return function.equals("open")
                ? linker.downcallHandle(address, type, Linker.Option.firstVariadicArg(2))
                : linker.downcallHandle(address, type);
    }

    private static Object invoke(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static int check(int result) {
        if (result < 0) {
            throw new IllegalStateException("a call for a pseudo-terminal failed: " + result);
        }
        return result;
    }
}
