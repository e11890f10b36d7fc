package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Paper, cover, cutter and answers of the emulated printer. Thread-safe: one lock guards
/// everything, even while an answer is written, so that answers are sent in the order of events.
final class EmulatedMechanism implements EscPosInterpreter.Mechanism {
    private static final int ROWS_PER_LINE = 30;
    private static final int NEAR_END_ROWS = 4_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Consumer<Bitmap> cutter;
    private final List<byte[]> piece = new ArrayList<>();
    private final PrinterProfile model;
    private @Nullable Bitmap held;
    private boolean cutMade;
    private final Faults faults = new Faults();
    private int paperRows = EmulatedPrinter.FULL_ROLL_ROWS;
    private int tellMask;
    private byte[] told = {};
    private @Nullable OutputStream voice;
    private int lastHeard;
    private int heardBeforeLast;
    private int forgotten;

    /// What can be wrong; see the setters of [EmulatedPrinter].
    static final class Faults {
        boolean coverOpen;
        boolean cutterWillJam;
        boolean cutterJammed;
        boolean offline;
        boolean feeding;
        int error;
        boolean stalled;
        boolean silent;
        boolean dribbling;
        @Nullable Runnable forgotten;
        int rowsBeforeRest = Integer.MAX_VALUE;
    }

    /// A change of the faults.
    interface Change {
        void make(Faults faults);
    }

    EmulatedMechanism(PrinterProfile model, Consumer<Bitmap> cutter) {
        this.model = model;
        this.cutter = cutter;
    }

    void change(Change change) {
        locked(() -> change.make(faults));
    }

    /// Loads a new roll; what is still on the old one is torn off with it.
    void loadPaper(int rows) {
        locked(
                () -> {
                    piece.clear();
                    paperRows = rows;
                });
    }

    void takePaper() {
        locked(() -> paperRows = 0);
    }

    /// Sets who receives the answers from now on; null for nobody.
    void speakTo(@Nullable OutputStream out) {
        locked(
                () -> {
                    voice = out;
                    tellMask = 0;
                    lastHeard = 0;
                    heardBeforeLast = 0;
                });
    }

    /// How many bytes to read at once; waits while the printer accepts none.
    int readable(int most) throws InterruptedException {
        lock.lock();
        try {
            while (faults.stalled) {
                changed.await();
            }
            return faults.dribbling ? 1 : most;
        } finally {
            lock.unlock();
        }
    }

    /// Sees a byte as it arrives, before it is processed: a real-time question is answered at once,
    /// wherever it occurs.
    void arrived(int b) {
        locked(
                () -> {
                    boolean question = heardBeforeLast == EscPos.DLE && lastHeard == EscPos.EOT;
                    heardBeforeLast = lastHeard;
                    lastHeard = b;
                    if (question && b >= 1 && b <= 4) {
                        say(new byte[] {(byte) answer(b)});
                    }
                });
    }

    /// Whether it knows the command to discard its buffer.
    boolean forgets() {
        lock.lock();
        try {
            return faults.forgotten != null;
        } finally {
            lock.unlock();
        }
    }

    /// Discards the current row and confirms that everything was discarded.
    void forget() {
        locked(
                () -> {
                    forgotten++;
                    say(new byte[] {0x37, 0x25, 0});
                    Runnable told = faults.forgotten;
                    if (told != null) {
                        told.run();
                    }
                });
    }

    @Override
    public void reset() {
        locked(() -> tellMask = 0);
    }

    @Override
    public void tellChanges(int mask) throws InterruptedException {
        whenAble(
                () -> {
                    tellMask = mask;
                    told = new byte[0];
                });
    }

    @Override
    public void answerInOrder() throws InterruptedException {
        whenAble(() -> say(new byte[] {(byte) (nearEnd() ? 0x03 : 0)}));
    }

    @Override
    public void row(byte[] dots) throws InterruptedException {
        whenAble(
                () -> {
                    piece.add(dots);
                    paperRows--;
                    faults.rowsBeforeRest--;
                });
    }

    @Override
    public void feed(int lines) throws InterruptedException {
        whenAble(() -> paperRows = Math.max(0, paperRows - lines * ROWS_PER_LINE));
    }

    @Override
    public void cut() throws InterruptedException {
        whenAble(
                () -> {
                    faults.cutterJammed = faults.cutterWillJam;
                    faults.cutterWillJam = false;
                });
        List<byte[]> cutOff = new ArrayList<>();
        whenAble(
                () -> {
                    cutOff.addAll(piece);
                    piece.clear();
                    cutMade = true;
                });
        if (!cutOff.isEmpty()) {
            Bitmap paper = picture(cutOff);
            if (model.present().isEmpty()) {
                cutter.accept(paper);
            } else {
                locked(() -> held = paper);
            }
        }
    }

    @Override
    public boolean present() throws InterruptedException {
        List<Bitmap> out = new ArrayList<>();
        boolean[] cut = new boolean[1];
        whenAble(
                () -> {
                    cut[0] = cutMade;
                    cutMade = false;
                    if (held != null) {
                        out.add(held);
                        held = null;
                    }
                });
        out.forEach(cutter);
        return cut[0];
    }

    private static Bitmap picture(List<byte[]> rows) {
        int rowBytes = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
        Bitmap picture = new Bitmap(8 * rowBytes, rows.size());
        for (int y = 0; y < rows.size(); y++) {
            byte[] row = rows.get(y);
            for (int x = 0; x < 8 * row.length; x++) {
                if ((row[x >> 3] & (0x80 >> (x & 7))) != 0) {
                    picture.setBlack(x, y);
                }
            }
        }
        return picture;
    }

    private boolean able() {
        return paperRows > 0
                && !faults.coverOpen
                && !faults.cutterJammed
                && !faults.offline
                && !faults.feeding
                && faults.error == 0;
    }

    private boolean resting() {
        return faults.rowsBeforeRest <= 0;
    }

    private boolean nearEnd() {
        return model.nearEndSensor() && paperRows <= NEAR_END_ROWS;
    }

    /// The answer to `DLE EOT n`.
    private int answer(int n) {
        boolean paperOut = paperRows <= 0;
        int bits =
                switch (n) {
                    case 1 -> able() ? 0 : 0x08;
                    case 2 ->
                            (faults.coverOpen ? 0x04 : 0)
                                    | (paperOut ? 0x20 : 0)
                                    | (faults.feeding ? 0x08 : 0)
                                    | (faults.cutterJammed || faults.error != 0 ? 0x40 : 0);
                    case 3 -> (faults.cutterJammed ? 0x08 : 0) | faults.error;
                    default -> (nearEnd() ? 0x0C : 0) | (paperOut ? 0x60 : 0);
                };
        return 0x12 | bits;
    }

    private byte[] automaticStatus() {
        int first =
                0x10
                        | (able() ? 0 : 0x08)
                        | (faults.coverOpen ? 0x20 : 0)
                        | (faults.feeding ? 0x40 : 0);
        int second = (faults.cutterJammed ? 0x08 : 0) | faults.error;
        int third = (nearEnd() ? 0x03 : 0) | (paperRows <= 0 ? 0x0C : 0);
        return new byte[] {(byte) first, (byte) second, (byte) third, 0};
    }

    private void say(byte[] answer) {
        OutputStream to = voice;
        if (to == null || faults.silent || !model.answers()) {
            return;
        }
        try {
            to.write(answer);
            to.flush();
        } catch (IOException e) {
            Logger.debug(e, "The emulated printer is no longer listened to");
            voice = null;
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            settle();
        } finally {
            lock.unlock();
        }
    }

    private void whenAble(Runnable action) throws InterruptedException {
        lock.lock();
        try {
            int before = forgotten;
            while (!able() || resting()) {
                changed.await();
                if (forgotten != before) {
                    throw new ForgottenException();
                }
            }
            action.run();
            settle();
        } finally {
            lock.unlock();
        }
    }

    private void settle() {
        changed.signalAll();
        if (tellMask != 0) {
            byte[] now = automaticStatus();
            if (!Arrays.equals(now, told)) {
                told = now;
                say(now);
            }
        }
    }
}
