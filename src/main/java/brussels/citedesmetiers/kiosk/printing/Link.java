package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection, from the wish to open it to its end, with a thread that opens and writes and a
/// thread that reads: so nothing a device does can block the printer's own thread, which is the
/// only one to call these methods and to see these fields. The two threads report through the
/// mailbox.
final class Link {
    private static final int READ_BYTES = 256;
    private static final long GOODBYE_MILLIS = 1_000;

    private final PrinterAddress address;
    private final Duration connectLimit;
    private final Mailbox mailbox;
    private final Consumer<byte[]> hearer;
    private final ArrayBlockingQueue<ByteBuffer> outbox = new ArrayBlockingQueue<>(2);
    private final Thread writer;

    private boolean open;
    private boolean answers;
    private long given;
    private long taken;
    private @Nullable IOException lost;

    /// @param hearer told on the printer's thread what the device says
    Link(PrinterAddress address, Duration connectLimit, Mailbox mailbox, Consumer<byte[]> hearer) {
        this.address = address;
        this.connectLimit = connectLimit;
        this.mailbox = mailbox;
        this.hearer = hearer;
        this.writer = Thread.ofPlatform().daemon().name("printer-write").unstarted(this::write);
    }

    /// Starts to open the device.
    void start() {
        writer.start();
    }

    boolean isOpen() {
        return open && lost == null;
    }

    /// Why it could not be opened or has ended.
    Optional<IOException> lost() {
        return Optional.ofNullable(lost);
    }

    boolean isLost() {
        return lost != null;
    }

    /// What the loss means.
    PrinterState stateWhenLost() {
        return lost instanceof NoConnectionException none ? none.state() : PrinterState.UNPLUGGED;
    }

    /// Whether the device can say anything at all.
    boolean answers() {
        return answers;
    }

    /// Bytes the device has taken since it was opened.
    long taken() {
        return taken;
    }

    /// Bytes given to the writing thread that the device has not taken yet.
    long outstanding() {
        return given - taken;
    }

    /// Hands over the next piece.
    ///
    /// @throws IllegalStateException if the piece before has not been taken
    void give(byte[] piece) {
        if (outstanding() > 0) {
            throw new IllegalStateException(outstanding() + " bytes are still waiting");
        }
        given += piece.length;
        outbox.add(ByteBuffer.wrap(piece));
    }

    /// Hands over a short message although one piece may still be waiting to be taken.
    void giveBehind(byte[] message) {
        given += message.length;
        outbox.add(ByteBuffer.wrap(message));
    }

    /// Ends it politely if everything has been taken, else by [#abort].
    void leave() {
        if (outstanding() > 0 || !open) {
            abort();
        } else {
            outbox.add(ByteBuffer.allocate(0));
        }
    }

    /// Ends it now: an open, a write or a read under way is broken off, then the device is closed.
    void abort() {
        writer.interrupt();
    }

    private void write() {
        try (Connection connection = Connection.open(address, connectLimit)) {
            boolean mayAnswer = connection.answers();
            mailbox.post(
                    () -> {
                        answers = mayAnswer;
                        open = true;
                    });
            Thread reader =
                    Thread.ofPlatform()
                            .daemon()
                            .name("printer-read")
                            .unstarted(() -> read(connection));
            if (mayAnswer) {
                reader.start();
            }
            for (ByteBuffer piece = outbox.take(); piece.hasRemaining(); piece = outbox.take()) {
                writeWhole(connection, piece);
            }
            if (connection.endOutput()) {
                reader.join(Duration.ofMillis(GOODBYE_MILLIS));
            }
        } catch (IOException e) {
            lose(e);
        } catch (InterruptedException e) {
            lose(new IOException("Closed by the kiosk", e));
        }
    }

    private void writeWhole(Connection connection, ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            int before = piece.remaining();
            connection.write(piece);
            int count = before - piece.remaining();
            mailbox.post(() -> taken += count);
        }
    }

    private void read(Connection connection) {
        ByteBuffer into = ByteBuffer.allocate(READ_BYTES);
        try {
            while (connection.read(into.clear())) {
                byte[] heard = Arrays.copyOf(into.array(), into.position());
                mailbox.post(() -> hearer.accept(heard));
            }
        } catch (IOException e) {
            lose(e);
        }
    }

    private void lose(IOException cause) {
        mailbox.post(
                () -> {
                    if (lost == null) {
                        lost = cause;
                    }
                });
    }
}
