package brussels.citedesmetiers.kiosk.supervisor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/// Sends to the datagram socket of sd_notify(3). Java's channels know no datagrams on sockets of
/// the file system, and a `systemd-notify` each time would be a process every few seconds for
/// years, so the two calls of the C library are made from here.
///
/// Linux only, as the service manager is. The first call takes some 40 ms of processor time, so it
/// belongs on no thread that somebody waits for. One thread at a time.
final class NotifySocket {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int FAMILY_BYTES = 2;
    private static final int PATH_BYTES = 108;

    private final byte[] path;
    private final Calls calls = new Calls();
    private int socket = -1;

    /// @param name as in `$NOTIFY_SOCKET`: an absolute path, or `@` and a name outside the file
    ///   system
    NotifySocket(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 2
                || bytes.length >= PATH_BYTES
                || (bytes[0] != '/' && bytes[0] != '@')) {
            throw new IOException("There is no notification socket by the name " + name);
        }
        if (bytes[0] == '@') {
            bytes[0] = 0;
        }
        this.path = bytes;
    }

    /// @param message lines of `NAME=value`
    /// @throws IOException if nobody takes it
    void send(String message) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            if (socket < 0) {
                socket = calls.socket(arena, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC);
            }
            MemorySegment address = arena.allocate(FAMILY_BYTES + PATH_BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
            // A path ends with a zero; a name outside the file system ends with the address.
            int length = FAMILY_BYTES + path.length + (path[0] == 0 ? 0 : 1);
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            calls.sendTo(arena, socket, text, address, length);
        }
    }

    /// The calls of the C library, bound once.
    private static final class Calls {
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO =
                STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

        private final MethodHandle socket;
        private final MethodHandle sendTo;

        @SuppressWarnings("restricted")
        Calls() {
            Linker linker = Linker.nativeLinker();
            Linker.Option errno = Linker.Option.captureCallState("errno");
            this.socket =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("socket"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT),
                            errno);
            this.sendTo =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("sendto"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT),
                            errno);
        }

        int socket(Arena arena, int family, int type) throws IOException {
            MemorySegment state = arena.allocate(STATE);
            int made;
            try {
                made = (int) socket.invokeExact(state, family, type, 0);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            return (int) checked(made, state);
        }

        void sendTo(Arena arena, int socket, MemorySegment text, MemorySegment address, int length)
                throws IOException {
            MemorySegment state = arena.allocate(STATE);
            long sent;
            try {
                sent =
                        (long)
                                sendTo.invokeExact(
                                        state,
                                        socket,
                                        text,
                                        text.byteSize(),
                                        MSG_NOSIGNAL,
                                        address,
                                        length);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            var _ = checked(sent, state);
        }

        private static long checked(long result, MemorySegment state) throws IOException {
            if (result < 0) {
                throw new IOException("error " + (int) ERRNO.get(state, 0L) + " of the system");
            }
            return result;
        }
    }
}
