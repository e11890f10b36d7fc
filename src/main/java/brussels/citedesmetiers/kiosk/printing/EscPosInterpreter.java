package brussels.citedesmetiers.kiosk.printing;

import java.io.EOFException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Interprets ESC/POS strictly: only the commands the kiosk may send, with exact lengths.
/// Everything else is an error, reported with its byte offset, and reading continues with the next
/// byte. One thread only.
final class EscPosInterpreter {
    private final Bytes bytes;
    private final PrinterProfile model;
    private final Mechanism mechanism;
    private final Consumer<String> errors;
    private long offset;
    private int realTimeInPictures;

    /// Where bytes come from.
    interface Bytes {
        /// The next byte, 0 to 255, or -1 at the end and ever after. Blocks.
        int next() throws InterruptedException;
    }

    /// What carries out the commands. Each call may block until paper, cover and cutter allow it.
    interface Mechanism {
        void reset();

        /// Prints one row of dots, most significant bit leftmost.
        void row(byte[] dots) throws InterruptedException;

        void feed(int lines) throws InterruptedException;

        void cut() throws InterruptedException;

        /// Hands out what was cut.
        ///
        /// @return false if there is nothing
        boolean present() throws InterruptedException;

        void tellChanges(int mask) throws InterruptedException;

        void answerInOrder() throws InterruptedException;
    }

    EscPosInterpreter(
            Bytes bytes, PrinterProfile model, Mechanism mechanism, Consumer<String> errors) {
        this.bytes = bytes;
        this.model = model;
        this.mechanism = mechanism;
        this.errors = errors;
    }

    /// Carries out commands until the bytes end.
    void run() throws InterruptedException {
        boolean more = true;
        while (more) {
            try {
                more = obey();
            } catch (ForgottenException e) {
                Logger.debug(e, "Forgotten in the middle of a command");
            } catch (EOFException e) {
                error(e.getMessage());
                more = false;
            }
        }
    }

    private boolean obey() throws InterruptedException, EOFException {
        int first = bytes.next();
        if (first >= 0) {
            offset++;
            command(first);
        }
        return first >= 0;
    }

    /// The number of real-time commands found inside pictures, where a real printer may obey them.
    int realTimeInPictures() {
        return realTimeInPictures;
    }

    private void command(int first) throws InterruptedException, EOFException {
        switch (first) {
            case EscPos.NUL -> filling();
            case EscPos.DLE -> realTime();
            case EscPos.ESC -> escape();
            case EscPos.GS -> group();
            default -> error(hex(first) + " is no command");
        }
    }

    /// NUL is harmless, but it may be sent only to fill up an incomplete picture, followed by a
    /// reset or the end of the data, with only real-time questions in between. So a picture that is
    /// too long is found even where it is white.
    private void filling() throws InterruptedException, EOFException {
        long start = offset;
        long count = 0;
        int next = EscPos.NUL;
        while (next == EscPos.NUL || next == EscPos.DLE) {
            if (next == EscPos.DLE) {
                realTime();
            } else {
                count++;
            }
            next = bytes.next();
            if (next < 0) {
                return;
            }
            offset++;
        }
        if (next == EscPos.ESC && need("ESC") == '@') {
            mechanism.reset();
        } else {
            error(count + " bytes of filling from byte " + start + " on, and no reset after");
        }
    }

    private void realTime() throws InterruptedException, EOFException {
        if (!model.answers()) {
            error("a real-time command, which it prints");
        }
        int kind = need("DLE");
        if (kind == EscPos.DC4) {
            skipForget();
            return;
        }
        if (kind != EscPos.EOT) {
            error("DLE " + hex(kind) + " is not known");
            return;
        }
        int n = need("DLE EOT");
        if (n < 1 || n > 4) {
            error("DLE EOT " + n + " is not known");
        }
    }

    /// A printer without the discard command skips it byte by byte.
    private void skipForget() throws InterruptedException, EOFException {
        byte[] whole = EscPos.forget();
        for (int i = 2; i < whole.length; i++) {
            int b = need("DLE DC4");
            if (b != whole[i]) {
                error("DLE DC4 with " + hex(b) + " at " + i + " is not known");
                return;
            }
        }
    }

    private void escape() throws InterruptedException, EOFException {
        int command = need("ESC");
        switch (command) {
            case '@' -> mechanism.reset();
            case 'd' -> mechanism.feed(need("ESC d"));
            default -> error("ESC " + hex(command) + " is not known");
        }
    }

    private void group() throws InterruptedException, EOFException {
        int command = need("GS");
        switch (command) {
            case 'L' -> {
                if (word("GS L") != 0) {
                    error("the left margin is not 0");
                }
            }
            case 'V' -> {
                int kind = need("GS V");
                if (kind != wantedCut()) {
                    error("GS V " + kind + " is not for its cutter");
                }
                need("GS V n");
                mechanism.cut();
            }
            case 'a' -> mechanism.tellChanges(need("GS a"));
            case 'r' -> {
                if (need("GS r") != 1) {
                    error("only GS r 1 is known");
                }
                mechanism.answerInOrder();
            }
            case 'v' -> raster();
            default -> {
                if (startsPresent(command)) {
                    present();
                } else {
                    error("GS " + hex(command) + " is not known");
                }
            }
        }
    }

    private int wantedCut() {
        return switch (model.cutter()) {
            case NONE -> -1;
            case PARTIAL -> EscPos.PARTIAL_CUT;
            case FULL -> EscPos.FULL_CUT;
        };
    }

    private boolean startsPresent(int command) {
        return model.present().size() > 1
                && model.present().get(0) == EscPos.GS
                && model.present().get(1) == command;
    }

    /// Hands out the paper that was cut; before a cut it would tear it.
    private void present() throws InterruptedException, EOFException {
        for (int expected : model.present().subList(2, model.present().size())) {
            if (need("the presenter's command") != expected) {
                error("the presenter's command is another");
                return;
            }
        }
        if (!mechanism.present()) {
            error("nothing is cut that could be handed out");
        }
    }

    private void raster() throws InterruptedException, EOFException {
        if (need("GS v") != '0' || need("GS v 0") != 0) {
            error("only GS v 0 with m = 0 is known");
            return;
        }
        int rowBytes = word("GS v 0");
        int rows = word("GS v 0");
        if (rowBytes < 1 || rowBytes > (model.widthDots() + 7) / 8) {
            error(rowBytes + " bytes a row on a printer of " + model.widthDots() + " dots");
        }
        if (rows < 1 || rows > model.bandRows()) {
            error("a band of " + rows + " rows");
        }
        int before = 0;
        for (int y = 0; y < rows; y++) {
            byte[] row = new byte[rowBytes];
            for (int x = 0; x < rowBytes; x++) {
                int missing = (rows - y) * rowBytes - x;
                int b = need("a picture that lacks " + missing + " bytes");
                if (EscPos.startsRealTimeCommand(before, b)) {
                    realTimeInPictures++;
                }
                before = b;
                row[x] = (byte) b;
            }
            mechanism.row(row);
        }
    }

    private int word(String where) throws InterruptedException, EOFException {
        int low = need(where);
        return low | need(where) << 8;
    }

    private int need(String where) throws InterruptedException, EOFException {
        int b = bytes.next();
        if (b < 0) {
            throw new EOFException("the data end inside " + where);
        }
        offset++;
        return b;
    }

    private void error(@Nullable String what) {
        errors.accept("byte " + offset + ": " + what);
    }

    private static String hex(int b) {
        return String.format(Locale.ROOT, "%02X", b);
    }
}
