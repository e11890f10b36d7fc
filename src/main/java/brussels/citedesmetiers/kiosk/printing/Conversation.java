package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The dialogue with the printer over one [Link]. Only on the printer's thread; every wait is
/// bounded and keeps listening to the printer and the mailbox.
final class Conversation {
    /// Small enough to notice a stall quickly and to leave little unknown after an interrupted
    /// write.
    private static final int MOST_PIECE_BYTES = 4 * 1024;

    private final int pieceBytes;
    private final Link link;
    private final Mailbox mailbox;
    private final Timing timing;
    private final PrinterStatus status;
    private final List<Integer> questions = new ArrayList<>(List.of(1, 4, 2, 3));
    private boolean asking;
    private boolean greeted;
    private boolean inOrder;

    /// Told how many bytes of a message have been sent.
    interface Progress {
        void sent(int bytes);
    }

    /// Starts opening the device.
    ///
    /// @param heard called when the printer has sent something, unasked or in answer
    Conversation(
            PrinterAddress address,
            PrinterProfile profile,
            Mailbox mailbox,
            Timing timing,
            Runnable heard) {
        this.pieceBytes = Math.min(MOST_PIECE_BYTES, profile.bufferBytes());
        this.status = new PrinterStatus(profile.nearEndSensor());
        this.mailbox = mailbox;
        this.timing = timing;
        this.link =
                new Link(
                        address,
                        timing.connect(),
                        mailbox,
                        bytes -> {
                            status.accept(bytes);
                            heard.run();
                        });
        link.start();
    }

    Link link() {
        return link;
    }

    /// The state the printer reports.
    PrinterState state() {
        return status.state();
    }

    /// Whether the printer reports that it cannot print.
    boolean troubled() {
        return !status.state().canPrint();
    }

    /// Whether the printer has sent anything on this link.
    boolean everHeard() {
        return status.everHeard();
    }

    /// Waits until the device has accepted everything sent so far.
    void settle() throws CutShortException {
        awaitTaken(() -> {});
    }

    /// Sends everything, in pieces. It ends early when the printer reports a fault, when it accepts
    /// no byte for the stall limit, or when the line is lost.
    void send(byte[] message, Progress progress) throws CutShortException {
        long start = link.taken();
        for (int from = 0; from < message.length; from += pieceBytes) {
            int to = Math.min(message.length, from + pieceBytes);
            link.give(Arrays.copyOfRange(message, from, to));
            awaitTaken(() -> progress.sent((int) (link.taken() - start)));
            if (troubled()) {
                throw CutShortException.fault(state());
            }
        }
    }

    /// Asks every question the printer is known to answer, and waits for each answer. An answer
    /// that comes too late is dropped while the line is idle.
    ///
    /// @return whether it answered at all
    boolean ask() throws CutShortException {
        asking = true;
        try {
            return askAll();
        } finally {
            asking = false;
        }
    }

    /// Whether questions are pending, so that the known state is partly outdated.
    boolean asking() {
        return asking;
    }

    private boolean askAll() throws CutShortException {
        boolean heard = false;
        status.forget();
        for (int question : List.copyOf(questions)) {
            status.asked(question);
            link.give(EscPos.ask(question));
            await(() -> link.outstanding() == 0, timing.answer());
            settle();
            await(() -> !status.awaiting(), timing.answer());
            if (status.awaiting()) {
                status.forget();
                if (!heard || question == 1 || question == 4) {
                    return heard;
                }
                // Some know only "printer" and "paper", so waiting for the others every time is
                // pointless.
                questions.removeIf(q -> q == question);
            } else {
                heard = true;
            }
        }
        return heard;
    }

    /// Switches on further abilities of a printer that answers: reporting changes by itself, and
    /// answering in order. In a printer without them, this leaves at worst a character in its line
    /// buffer, which the `ESC @` of the next ticket clears. Done once.
    void greet() throws CutShortException {
        if (greeted) {
            return;
        }
        send(EscPos.tellChanges(), sent -> {});
        status.askedInOrder();
        send(EscPos.askInOrder(), sent -> {});
        await(status::answeredInOrder, timing.answer());
        greeted = true;
    }

    /// Waits until the printer has processed everything it was sent, as far as it can tell.
    ///
    /// @return whether it confirmed that; false if it cannot
    boolean workedThrough() throws CutShortException {
        inOrder = inOrder || (greeted && status.answeredInOrder());
        if (!inOrder) {
            return false;
        }
        status.askedInOrder();
        send(EscPos.askInOrder(), sent -> {});
        await(() -> status.answeredInOrder() || troubled(), timing.proof());
        if (!status.answeredInOrder()) {
            throw troubled()
                    ? CutShortException.fault(state())
                    : CutShortException.broken(
                            PrinterState.BUSY, "it did not finish in " + timing.proof());
        }
        return true;
    }

    /// Asks the printer to discard everything it has received and not printed, even while it is
    /// still receiving. Many cannot, and print it once they can. Does not wait.
    void forget() {
        link.giveBehind(EscPos.forget());
    }

    private void awaitTaken(Runnable progress) throws CutShortException {
        while (link.outstanding() > 0) {
            long before = link.taken();
            await(() -> link.taken() > before || troubled(), timing.stall());
            if (link.taken() > before) {
                progress.run();
            } else if (troubled()) {
                throw CutShortException.fault(state());
            } else {
                throw CutShortException.broken(
                        PrinterState.BUSY, "it took no byte in " + timing.stall());
            }
        }
    }

    private void await(BooleanSupplier condition, Duration limit) throws CutShortException {
        mailbox.await(() -> link.isLost() || condition.getAsBoolean(), limit);
        if (mailbox.stopped()) {
            throw CutShortException.broken(state(), "the kiosk is closing");
        }
        if (link.isLost() && !condition.getAsBoolean()) {
            throw CutShortException.broken(link.stateWhenLost(), "the line is lost");
        }
    }
}
