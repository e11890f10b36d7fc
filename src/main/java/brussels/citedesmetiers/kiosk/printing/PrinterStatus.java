package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.ArrayDeque;
import java.util.Queue;

/// Interprets a printer's status bytes one by one and derives its state. Does no I/O; one thread
/// only.
///
/// Three kinds of answer share the line and are told apart by their fixed bits (Citizen CT-S310,
/// "Identification of Send Status"; Epson and Bixolon agree): `DLE EOT` 0xx1xx10, the first byte of
/// an automatic status 0xx1xx00 with three bytes 0xx0xxxx behind it, `GS r` 0xx0xxxx. A fourth, `37
/// 25 00`, confirms that everything was discarded; its first byte differs from all of these. XON,
/// XOFF and anything else are ignored, also in the middle of an automatic status.
///
/// An answer to `DLE EOT` does not say which question it belongs to, so questions are asked one at
/// a time and an unexpected answer is dropped. What has never been reported stays unknown: "ready"
/// needs both an "on line" and a "paper is there".
final class PrinterStatus {
    private static final int AUTOMATIC_BYTES = 4;

    private static final int[] FORGOTTEN = {0x37, 0x25, 0x00};

    private final boolean nearEndSensor;
    private final Queue<Integer> asked = new ArrayDeque<>();
    private final int[] automatic = new int[AUTOMATIC_BYTES];
    private int automaticRead;
    private int forgottenRead;
    private int askedInOrder;
    private int answeredInOrder;

    private boolean everHeard;
    private boolean onlineKnown;
    private boolean offline;
    private boolean coverOpen;
    private boolean stoppedByPaper;
    private boolean error;
    private boolean cutterError;
    private boolean paperKnown;
    private boolean paperOut;
    private boolean nearEnd;

    /// @param nearEndSensor whether its word on paper near the end means anything
    PrinterStatus(boolean nearEndSensor) {
        this.nearEndSensor = nearEndSensor;
    }

    /// Records that `DLE EOT n` was sent.
    void asked(int n) {
        asked.add(n);
    }

    /// Whether an answer to `DLE EOT` is still missing.
    boolean awaiting() {
        return !asked.isEmpty();
    }

    /// Stops waiting; a late answer is dropped unless a new question is pending.
    void forget() {
        asked.clear();
    }

    /// Records that `GS r` was sent.
    void askedInOrder() {
        askedInOrder++;
    }

    /// Whether every `GS r` has been answered.
    boolean answeredInOrder() {
        return answeredInOrder >= askedInOrder;
    }

    /// Whether the printer has ever sent anything that made sense.
    boolean everHeard() {
        return everHeard;
    }

    /// Processes what was read, in pieces of any size.
    void accept(byte[] bytes) {
        for (byte b : bytes) {
            accept(b & 0xFF);
        }
    }

    private void accept(int b) {
        if (b == FORGOTTEN[forgottenRead]) {
            if (++forgottenRead == FORGOTTEN.length) {
                forgottenRead = 0;
                answeredInOrder = askedInOrder; // nothing from before will be answered
            }
            return;
        }
        forgottenRead = b == FORGOTTEN[0] ? 1 : 0;
        if ((b & 0x93) == 0x12) {
            Integer question = asked.poll();
            if (question != null) {
                everHeard = true;
                answer(question, b);
            }
        } else if ((b & 0x93) == 0x10) {
            automatic[0] = b;
            automaticRead = 1;
        } else if ((b & 0x90) == 0) {
            if (automaticRead > 0) {
                automatic[automaticRead++] = b;
                if (automaticRead == AUTOMATIC_BYTES) {
                    automaticRead = 0;
                    everHeard = true;
                    takeAutomatic();
                }
            } else if (!answeredInOrder()) {
                answeredInOrder++;
            }
        }
    }

    private void answer(int question, int b) {
        switch (question) {
            case 1 -> {
                onlineKnown = true;
                offline = (b & 0x08) != 0;
            }
            case 2 -> {
                coverOpen = (b & 0x04) != 0;
                stoppedByPaper = (b & 0x20) != 0;
            }
            case 3 -> {
                cutterError = (b & 0x08) != 0;
                error = (b & (0x04 | 0x20 | 0x40)) != 0;
            }
            case 4 -> {
                paperKnown = true;
                nearEnd = (b & 0x0C) != 0;
                paperOut = (b & 0x60) != 0;
            }
            default -> throw new IllegalStateException("DLE EOT " + question + " is never asked");
        }
    }

    private void takeAutomatic() {
        onlineKnown = true;
        offline = (automatic[0] & 0x08) != 0;
        coverOpen = (automatic[0] & 0x20) != 0;
        cutterError = (automatic[1] & 0x08) != 0;
        error = (automatic[1] & (0x04 | 0x20 | 0x40)) != 0;
        paperKnown = true;
        nearEnd = (automatic[2] & 0x03) != 0;
        paperOut = (automatic[2] & 0x0C) != 0;
        stoppedByPaper = false;
    }

    /// The state that follows from everything received so far. An open cover comes first, because
    /// the paper sensor is often inside it.
    PrinterState state() {
        if (coverOpen) {
            return PrinterState.COVER_OPEN;
        }
        if (paperOut || stoppedByPaper) {
            return PrinterState.PAPER_OUT;
        }
        if (cutterError) {
            return PrinterState.CUTTER_ERROR;
        }
        if (error || offline) {
            return PrinterState.OFFLINE;
        }
        if (!onlineKnown || !paperKnown) {
            return PrinterState.UNKNOWN;
        }
        return nearEnd && nearEndSensor ? PrinterState.NEAR_END : PrinterState.READY;
    }
}
