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

/// One connection, from opening to end, with one thread that opens and writes and one that reads,
/// so that no device can block the printer's own thread. Only the printer's thread calls these
/// methods and uses these fields; the other two report through the mailbox.
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

    /// @param hearer receives what the device sends, on the printer's thread
    Link(PrinterAddress address, Duration connectLimit, Mailbox mailbox, Consumer<byte[]> hearer) {
        this.address = address;
        this.connectLimit = connectLimit;
        this.mailbox = mailbox;
        this.hearer = hearer;
        this.writer = Thread.ofPlatform().daemon().name("printer-write").unstarted(this::write);
    }

    /// Starts opening the device.
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

    /// The printer state that the loss implies.
    PrinterState stateWhenLost() {
        return lost instanceof NoConnectionException none ? none.state() : PrinterState.UNPLUGGED;
    }

    /// Whether the device can send anything at all.
    boolean answers() {
        return answers;
    }

    /// Bytes the device has accepted since it was opened.
    long taken() {
        return taken;
    }

    /// Bytes given to the writing thread that the device has not accepted yet.
    long outstanding() {
        return given - taken;
    }

    /// Hands over the next piece.
    ///
    /// @throws IllegalStateException if the previous piece has not been accepted
    void give(byte[] piece) {
        if (outstanding() > 0) {
            throw new IllegalStateException(outstanding() + " bytes are still waiting");
        }
        given += piece.length;
        outbox.add(ByteBuffer.wrap(piece));
    }

    /// Hands over a short message even if one piece is still waiting.
    void giveBehind(byte[] message) {
        given += message.length;
        outbox.add(ByteBuffer.wrap(message));
    }

    /// Ends it cleanly if everything has been accepted, else by [#abort].
    void leave() {
        if (outstanding() > 0 || !open) {
            abort();
        } else {
            outbox.add(ByteBuffer.allocate(0));
        }
    }

    /// Ends it now: an open, write or read in progress is aborted, then the device is closed.
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
