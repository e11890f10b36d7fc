package brussels.citedesmetiers.kiosk.printing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// One connection to the emulated printer: a thread that reads into a small buffer and answers
/// real-time questions as they arrive, and a thread that processes the buffer in order. A full
/// buffer stops the reading, as in a real printer.
final class EmulatedSession {
    private static final int END = -1;
    private static final int FORGOTTEN = -2;
    private static final byte[] FORGET = EscPos.forget();

    private final InputStream in;
    private final OutputStream out;
    private final EmulatedMechanism mechanism;
    private final EscPosInterpreter interpreter;
    private final ArrayBlockingQueue<Integer> buffer;
    private final Thread reader;
    private final Thread engine;
    private int forgetRead; // the reader's thread only
    private boolean ended; // the engine's thread only

    EmulatedSession(
            InputStream in,
            OutputStream out,
            PrinterProfile model,
            EmulatedMechanism mechanism,
            Consumer<String> errors) {
        this.in = in;
        this.out = out;
        this.buffer = new ArrayBlockingQueue<>(model.bufferBytes());
        this.mechanism = mechanism;
        this.interpreter = new EscPosInterpreter(this::next, model, mechanism, errors);
        this.reader = Thread.ofPlatform().daemon().name("emulated-read").unstarted(this::read);
        this.engine = Thread.ofPlatform().daemon().name("emulated-print").unstarted(this::print);
    }

    void start() {
        mechanism.speakTo(out);
        engine.start();
        reader.start();
    }

    /// Waits until the other side has ended the connection and everything is processed, or until
    /// [#kill].
    void join() throws InterruptedException {
        reader.join();
        engine.join();
    }

    /// Ends at once, as in a power failure; what is in the buffer is lost.
    void kill() {
        reader.interrupt();
        engine.interrupt();
        try {
            in.close();
            out.close();
        } catch (IOException e) {
            Logger.debug(e, "The emulated printer's line was already closed");
        }
    }

    int realTimeInPictures() {
        return interpreter.realTimeInPictures();
    }

    private void read() {
        byte[] some = new byte[1024];
        try {
            int count = in.read(some, 0, mechanism.readable(some.length));
            while (count >= 0) {
                for (int i = 0; i < count; i++) {
                    mechanism.readable(1);
                    arrived(some[i]);
                }
                count = in.read(some, 0, mechanism.readable(some.length));
            }
            buffer.put(END);
        } catch (IOException e) {
            Logger.debug(e, "The emulated printer's line has ended");
            engine.interrupt();
        } catch (InterruptedException e) {
            engine.interrupt();
        }
    }

    private void arrived(byte b) throws InterruptedException {
        mechanism.arrived(b & 0xFF);
        forgetRead = b == FORGET[forgetRead] ? forgetRead + 1 : b == FORGET[0] ? 1 : 0;
        if (forgetRead < FORGET.length) {
            buffer.put(b & 0xFF);
            return;
        }
        forgetRead = 0;
        if (mechanism.forgets()) {
            // The order matters: the thread that wakes up must not find the rest of its work.
            buffer.clear();
            mechanism.forget();
            buffer.put(FORGOTTEN);
        } else {
            buffer.put(b & 0xFF);
        }
    }

    private int next() throws InterruptedException {
        int b = ended ? END : buffer.take();
        if (b == FORGOTTEN) {
            throw new ForgottenException();
        }
        ended = b == END;
        return b;
    }

    private void print() {
        try {
            interpreter.run();
        } catch (InterruptedException e) {
            reader.interrupt();
        }
    }
}
