package brussels.citedesmetiers.kiosk.supervisor;

import brussels.citedesmetiers.kiosk.Await;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The service manager's end: a real datagram socket, bound to a name.
@SuppressWarnings("restricted")
public final class NotifyReceiver implements AutoCloseable {
    private static final int MSG_DONTWAIT = 0x40;
    private static final int LONGEST = 4096;
    private static final MethodHandle SOCKET =
            call("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle BIND =
            call("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle RECEIVE =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("recv"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE = call("close", ValueLayout.JAVA_INT);

    private final int socket;
    private final List<String> seen = new ArrayList<>();

    /// @param name as in `$NOTIFY_SOCKET`
    public NotifyReceiver(String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        if (path[0] == '@') {
            path[0] = 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            socket = (int) SOCKET.invokeExact(1, 2 | 0x80000, 0);
            MemorySegment address = arena.allocate(110);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
            int bound = (int) BIND.invokeExact(socket, address, 2 + path.length);
            if (bound != 0) {
                throw new IllegalStateException("not bound: " + name);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle call(String name, ValueLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    private Optional<String> next() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LONGEST);
            long length = (long) RECEIVE.invokeExact(socket, buffer, (long) LONGEST, MSG_DONTWAIT);
            return length < 0
                    ? Optional.empty()
                    : Optional.of(
                            new String(
                                    buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE),
                                    StandardCharsets.UTF_8));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything said so far.
    public List<String> said() {
        for (Optional<String> message = next(); message.isPresent(); message = next()) {
            seen.add(message.get());
        }
        return List.copyOf(seen);
    }

    /// Waits until this is said.
    public void await(String message) {
        Await.until(message, () -> said().contains(message));
    }

    @Override
    public void close() {
        try {
            var _ = (int) CLOSE.invokeExact(socket);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
