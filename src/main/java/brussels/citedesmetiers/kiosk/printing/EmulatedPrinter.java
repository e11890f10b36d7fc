package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A printer without hardware, for the demonstration and the tests: a strict ESC/POS interpreter on
/// a network port of this machine or on any pair of streams.
///
/// Like real printers, it accepts one connection at a time; has a small buffer, which fills up
/// while it cannot print; answers `DLE EOT` at once and `GS r` in order; and reports changes after
/// `GS a`. If paper runs out in the middle of a ticket, it continues on new paper where it stopped;
/// the piece on the old roll is lost. Thread-safe.
public final class EmulatedPrinter implements AutoCloseable {
    /// Rows on a new roll: about 80 m at 8 dots a millimetre.
    public static final int FULL_ROLL_ROWS = 640_000;

    private final PrinterProfile model;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final EmulatedMechanism mechanism;
    private volatile Consumer<Bitmap> listener = any -> {};

    // Guarded by "this":
    private @Nullable ServerSocket server;
    private @Nullable Socket placeholder;
    private @Nullable EmulatedSession session;
    private int port;
    private int realTimeInPictures;

    private EmulatedPrinter(PrinterProfile model) {
        this.model = model;
        this.mechanism = new EmulatedMechanism(model, this::cutOff);
    }

    /// A printer on a free port of the loopback interface.
    ///
    /// @param widthDots dots across; otherwise it is as most are
    /// @throws UncheckedIOException if there is no free port
    public static EmulatedPrinter onNetwork(int widthDots) {
        return onNetwork(PrinterProfile.ofWidth(widthDots));
    }

    /// The same as this model is: what the model does not know is an error.
    public static EmulatedPrinter onNetwork(PrinterProfile model) {
        EmulatedPrinter printer = new EmulatedPrinter(model);
        printer.plugIn();
        return printer;
    }

    /// A printer at the other end of a line, for example a pseudo-terminal.
    static EmulatedPrinter onStreams(PrinterProfile model, InputStream in, OutputStream out) {
        EmulatedPrinter printer = new EmulatedPrinter(model);
        printer.begin(in, out);
        return printer;
    }

    /// Where a network printer is reached. It stays the same while it is unplugged.
    public synchronized PrinterAddress address() {
        return new PrinterAddress.Tcp(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /// Sets who receives each ticket as it is cut: the rows printed since the last cut, as wide as
    /// their bytes. Called on the printer's own thread.
    public void onPrinted(Consumer<Bitmap> newListener) {
        listener = newListener;
    }

    /// Everything received that must not be sent to a printer, in order.
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /// How often a picture contained the bytes of a real-time command.
    public synchronized int realTimeInPictures() {
        EmulatedSession now = session;
        return realTimeInPictures + (now == null ? 0 : now.realTimeInPictures());
    }

    /// Loads a roll.
    ///
    /// @param rows of dots before it ends; the last 4,000 count as "near end"
    public void loadPaper(int rows) {
        mechanism.loadPaper(rows);
    }

    /// Takes the roll out.
    public void takePaper() {
        mechanism.takePaper();
    }

    public void openCover() {
        mechanism.change(f -> f.coverOpen = true);
    }

    public void closeCover() {
        mechanism.change(f -> f.coverOpen = false);
    }

    /// The next cut jams.
    public void jamCutter() {
        mechanism.change(f -> f.cutterWillJam = true);
    }

    public void freeCutter() {
        mechanism.change(
                f -> {
                    f.cutterWillJam = false;
                    f.cutterJammed = false;
                });
    }

    /// An error of its own begins, or ends.
    ///
    /// @param error null if it is in order again
    public void setError(@Nullable DeviceError error) {
        mechanism.change(f -> f.error = error == null ? 0 : error.bit);
    }

    /// What can go wrong inside a printer, as it reports it.
    public enum DeviceError {
        MECHANICAL(0x04),
        CUTTER(0x08),
        UNRECOVERABLE(0x20),
        /// A head that is too hot: it goes on by itself.
        RECOVERABLE(0x40);

        private final int bit;

        DeviceError(int bit) {
            this.bit = bit;
        }
    }

    /// Somebody holds its feed button down, or lets it go.
    public void holdFeedButton(boolean held) {
        mechanism.change(f -> f.feeding = held);
    }

    /// Goes off line without giving a reason, or comes back.
    public void setOffline(boolean offline) {
        mechanism.change(f -> f.offline = offline);
    }

    /// Stops accepting bytes, or accepts them again.
    public void setStalled(boolean stalled) {
        mechanism.change(f -> f.stalled = stalled);
    }

    /// Prints, but never sends anything.
    public void setSilent(boolean silent) {
        mechanism.change(f -> f.silent = silent);
    }

    /// Accepts one byte at a time.
    public void setDribbling(boolean dribbling) {
        mechanism.change(f -> f.dribbling = dribbling);
    }

    /// Prints this many more rows, then pauses, although it accepts bytes and reports that all is
    /// well.
    public void restAfter(int rows) {
        mechanism.change(f -> f.rowsBeforeRest = rows);
    }

    /// Continues after a pause.
    public void goOn() {
        restAfter(Integer.MAX_VALUE);
    }

    /// From now on supports the command to discard its buffer; initially it does not.
    ///
    /// @param forgotten called each time it has, on the printer's own thread
    public void forgetWhenTold(Runnable forgotten) {
        mechanism.change(f -> f.forgotten = forgotten);
    }

    /// Loses power for a moment: the connection ends, what was not yet printed is gone, and what
    /// was printed hangs there. Waits until that has happened.
    public void losePower() throws InterruptedException {
        EmulatedSession now;
        synchronized (this) {
            now = session;
        }
        if (now != null) {
            now.kill();
            now.join();
        }
        goOn();
    }

    /// Ends the open connection, if any, and accepts the next.
    public void dropConnection() {
        EmulatedSession now;
        synchronized (this) {
            now = session;
        }
        if (now != null) {
            now.kill();
        }
    }

    /// Cannot be reached until [#plugIn].
    public void unplug() {
        synchronized (this) {
            close(server);
            server = null;
            try {
                // Holds the port so that nobody else gets it; connections to it are refused.
                Socket keeper = new Socket();
                keeper.setReuseAddress(true);
                keeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                placeholder = keeper;
            } catch (IOException e) {
                Logger.debug(e, "Port {} is not kept", port);
            }
        }
        dropConnection();
    }

    /// Becomes reachable again, on the same port.
    ///
    /// @throws UncheckedIOException if somebody else has taken the port meanwhile
    public synchronized void plugIn() {
        if (server != null) {
            return;
        }
        close(placeholder);
        placeholder = null;
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.setReceiveBufferSize(4 * 1024);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = fresh.getLocalPort();
            server = fresh;
            Thread.ofPlatform().daemon().name("emulated-accept").start(() -> serve(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            close(server);
            close(placeholder);
            server = null;
            placeholder = null;
        }
        dropConnection();
    }

    private void serve(ServerSocket from) {
        while (!from.isClosed()) {
            try (Socket socket = from.accept()) {
                EmulatedSession now = begin(socket.getInputStream(), socket.getOutputStream());
                if (from.isClosed()) {
                    now.kill();
                }
                now.join();
                end(now);
            } catch (IOException e) {
                Logger.debug(e, "The emulated printer is unplugged");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized EmulatedSession begin(InputStream in, OutputStream out) {
        EmulatedSession now = new EmulatedSession(in, out, model, mechanism, errors::add);
        session = now;
        now.start();
        return now;
    }

    private synchronized void end(EmulatedSession ended) {
        realTimeInPictures += ended.realTimeInPictures();
        mechanism.speakTo(null);
        session = null;
    }

    private void cutOff(Bitmap ticket) {
        try {
            listener.accept(ticket);
        } catch (RuntimeException e) {
            Logger.error(e, "A listener to the emulated printer failed");
        }
    }

    private static void close(@Nullable Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            Logger.debug(e, "Could not be closed");
        }
    }
}
