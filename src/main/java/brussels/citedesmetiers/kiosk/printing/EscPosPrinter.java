package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A ticket printer that speaks ESC/POS.
///
/// What holds at each step of a print:
/// 1. The printer is asked how it is (`DLE EOT`). A fault, or a lost line, ends the print as
///    [PrintResult.NotStarted].
/// 2. `ESC @` goes out. Still nothing can be on paper: a fault is [PrintResult.NotStarted].
/// 3. From the moment the first piece of the picture is handed to the device, any fault, a stall, a
///    lost line, a close or a crash leaves the paper unknown: [PrintResult.Unsure]. The state in it
///    is what is known then. Nothing is ever sent a second time.
/// 4. After the cut, a printer that answers in order (`GS r`) must do so within the proof limit, so
///    all of the ticket has been worked through; then it is asked once more how it is, and only if
///    it is well the result is [PrintResult.Printed]. A printer without `GS r` is only asked: its
///    answer may overtake the last centimetres.
/// 5. A printer that never said anything gives [PrintResult.Sent].
///
/// Bytes that were handed over are not on paper yet, so only a confirmed ticket leaves nothing
/// behind ([PaperRemains]). After an unsure end with the line still up the printer is asked to
/// forget what it holds (`DLE DC4`, for those that can): the visitor has given the ticket up, and
/// new paper would bring it out. As soon as the printer is well again the rest of a band is filled
/// with white and the paper is cut, so the next visitor gets neither rubbish nor another's half
/// ticket. At the first connection the white is sent too, and the first ticket begins with the cut,
/// since the kiosk may have died in the middle of a ticket.
///
/// A printer that has spoken before and is silent now keeps its last fault, or is
/// [PrinterState#BUSY]; it is never "unknown" again. After every fault the thread goes on by
/// itself: it looks at the printer, or tries to reach it, once every poll interval.
///
/// Thread-safe. All work and all listeners run on one thread named "printer"; nothing here blocks
/// the caller. The device itself is opened, read and written on two threads of the connection.
public final class EscPosPrinter implements TicketPrinter {
    static final String THREAD_NAME = "printer";

    /// Silent looks after which a line that once answered is opened anew: a network printer that
    /// was switched off says no goodbye. One that has told its fault may be silent because it is
    /// full; its line is kept.
    private static final int SILENT_LOOKS = 3;

    private final PrinterAddress address;
    private final int widthDots;
    private final Timing timing;
    private final Mailbox mailbox = new Mailbox();
    private final Thread thread;
    private final Announcer announcer;
    private final PaperRemains remains;

    // The printer's thread only:
    private @Nullable Conversation talk;
    private @Nullable Job waiting;
    private @Nullable Job printing;
    private boolean everHeard;
    private int silentLooks;

    private record Job(Bitmap picture, PrintListener listener) {}

    private EscPosPrinter(PrinterAddress address, int widthDots, Timing timing, PrintMark mark) {
        this.remains = new PaperRemains(mark);
        this.address = address;
        this.widthDots = widthDots;
        this.timing = timing;
        this.announcer = new Announcer(address);
        this.thread = Thread.ofPlatform().daemon().name(THREAD_NAME).unstarted(this::run);
    }

    /// Starts the printer's thread, which opens the device; until it has, the state is
    /// [PrinterState#UNPLUGGED].
    ///
    /// @param widthDots dots the printer has across, at least 8
    public static EscPosPrinter open(PrinterAddress address, int widthDots, Timing timing) {
        return open(address, widthDots, timing, PrintMark.NOT_KEPT);
    }

    /// The same, knowing how an earlier run ended.
    public static EscPosPrinter open(
            PrinterAddress address, int widthDots, Timing timing, PrintMark mark) {
        if (widthDots < 8) {
            throw new IllegalArgumentException("A printer has more dots than " + widthDots);
        }
        EscPosPrinter printer = new EscPosPrinter(address, widthDots, timing, mark);
        printer.thread.start();
        return printer;
    }

    @Override
    public PrinterState state() {
        return announcer.state();
    }

    @Override
    public Remains remains() {
        return remains.now();
    }

    @Override
    public void onState(Consumer<PrinterState> listener) {
        mailbox.post(() -> announcer.listen(listener));
    }

    /// A picture wider than the printer is refused as [PrintResult.NotStarted], with a line in the
    /// log: the ticket was laid out for another printer.
    @Override
    public void print(Bitmap picture, PrintListener progress) {
        if (picture.width() > widthDots) {
            Logger.error(
                    "A ticket of {} dots does not fit the {} dots of {}",
                    picture.width(),
                    widthDots,
                    address);
            mailbox.post(() -> announcer.end(progress, new PrintResult.NotStarted(state())));
            return;
        }
        mailbox.post(() -> accept(new Job(picture, progress)));
    }

    /// Returns at once; the thread ends and the device is freed within a second or so. See
    /// [#awaitClosed].
    @Override
    public void close() {
        mailbox.stop();
    }

    /// Waits until the printer's thread has ended after a [#close].
    ///
    /// @return whether it has
    public boolean awaitClosed(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    private void accept(Job job) {
        if (mailbox.stopped()) {
            announcer.end(job.listener(), new PrintResult.NotStarted(state()));
        } else if (waiting != null || printing != null) {
            announcer.end(job.listener(), new PrintResult.NotStarted(PrinterState.BUSY));
        } else {
            waiting = job;
        }
    }

    private void run() {
        while (!mailbox.stopped()) {
            try {
                look();
                printWaiting();
            } catch (RuntimeException e) {
                Logger.error(e, "The printer at {} is opened anew after a defect", address);
                breakOff(CutShortException.broken(PrinterState.UNPLUGGED, "a defect"));
            }
            mailbox.await(() -> waiting != null || lineLost(), timing.poll());
        }
        if (talk != null) {
            talk.link().leave();
        }
        remains.end();
        Job unprinted = waiting;
        if (unprinted != null) {
            announcer.end(unprinted.listener(), new PrintResult.NotStarted(state()));
        }
        mailbox.end();
    }

    /// Brings what is known of the printer up to date, and the printer to where it can print.
    private void look() {
        try {
            Conversation open = talk;
            if (open == null) {
                open = new Conversation(address, mailbox, timing, this::heard);
                talk = open;
            }
            Link link = open.link();
            mailbox.await(() -> link.isOpen() || link.isLost(), timing.connect());
            if (link.isLost()) {
                throw CutShortException.broken(link.stateWhenLost(), "the line is lost");
            }
            // Still opening after its time: go on waiting, a second opener would find it busy.
            if (link.isOpen()) {
                makeReady(open);
            }
        } catch (CutShortException e) {
            breakOff(e);
        }
    }

    private void makeReady(Conversation open) throws CutShortException {
        if (!open.link().answers()) {
            requireStillThere();
            announcer.publish(PrinterState.UNKNOWN);
            return;
        }
        open.settle();
        boolean answered = askAndPublish(open);
        if (remains.bandOpen() && !open.troubled()) {
            open.send(EscPos.unstick(widthDots), sent -> {});
            remains.bandFilled();
            answered = askAndPublish(open);
        }
        // One that answered before and is silent now is left alone: it would cut at every look.
        boolean listens = (answered || !everHeard) && !open.troubled();
        if (listens && answered) {
            open.greet();
        }
        if (listens && remains.cutNow()) {
            open.send(EscPos.feedAndCut(), sent -> {});
            remains.cutIsSent();
        }
        if (listens && remains.cutUnconfirmed()) {
            remains.cutDone(open.workedThrough());
        }
    }

    /// A device that says nothing does not say either that it was unplugged.
    private void requireStillThere() throws CutShortException {
        if (address instanceof PrinterAddress.File file && Files.notExists(file.path())) {
            throw CutShortException.broken(PrinterState.UNPLUGGED, "there is nothing any more");
        }
    }

    private boolean askAndPublish(Conversation open) throws CutShortException {
        boolean answered = open.ask();
        if (answered) {
            silentLooks = 0;
            everHeard = true;
            announcer.publish(open.state());
        } else if (everHeard || remains.cutNow()) {
            announcer.publish(silent());
            if (!open.troubled() && ++silentLooks >= SILENT_LOOKS) {
                silentLooks = 0;
                throw CutShortException.broken(state(), "it has stopped answering");
            }
        } else if (!remains.bandOpen()) {
            // Not before it has taken something: it may be stuck.
            announcer.publish(PrinterState.UNKNOWN);
        }
        return answered;
    }

    /// What is to be thought of a printer that ought to answer and does not.
    private PrinterState silent() {
        PrinterState known = state();
        return known.canPrint() || known == PrinterState.UNPLUGGED ? PrinterState.BUSY : known;
    }

    private void printWaiting() {
        Job job = waiting;
        if (job == null) {
            return;
        }
        waiting = null;
        printing = job;
        PrintResult result = new PrintResult.Unsure(state());
        try {
            result = print(job);
        } finally {
            printing = null;
            announcer.end(job.listener(), result);
        }
    }

    private PrintResult print(Job job) {
        Conversation open = talk;
        if (open == null || !open.link().isOpen() || !state().canPrint()) {
            return new PrintResult.NotStarted(state());
        }
        boolean pictureLeaving = false;
        try {
            byte[] prologue = prologue();
            byte[] ticket = EscPos.ticket(job.picture(), widthDots);
            int total = prologue.length + ticket.length;
            open.send(prologue, sent -> announcer.progress(job.listener(), sent, total));
            pictureLeaving = true;
            remains.ticketBegins();
            open.send(
                    ticket,
                    sent -> announcer.progress(job.listener(), prologue.length + sent, total));
            return prove(open);
        } catch (CutShortException e) {
            breakOff(e);
            if (pictureLeaving && e.linkUsable() && everHeard) {
                // Its visitor is about to give the ticket up.
                open.forget();
            }
            return pictureLeaving
                    ? new PrintResult.Unsure(state())
                    : new PrintResult.NotStarted(state());
        }
    }

    private byte[] prologue() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(remains.cutOff(widthDots));
        out.writeBytes(EscPos.reset());
        if (everHeard) {
            out.writeBytes(EscPos.tellChanges());
        }
        return out.toByteArray();
    }

    private PrintResult prove(Conversation open) throws CutShortException {
        // A serial line knows nothing of the printer's power.
        boolean lossIsSeen = !(address instanceof PrinterAddress.Serial);
        if (!everHeard || !open.link().answers()) {
            remains.ticketHandedOver(lossIsSeen);
            return new PrintResult.Sent();
        }
        boolean workedThrough = open.workedThrough();
        if (!open.ask()) {
            announcer.publish(silent());
            return new PrintResult.Unsure(state());
        }
        announcer.publish(open.state());
        if (!state().canPrint()) {
            throw CutShortException.fault(state());
        }
        if (workedThrough) {
            remains.ticketDone();
        } else {
            remains.ticketHandedOver(lossIsSeen);
        }
        return state() == PrinterState.UNKNOWN ? new PrintResult.Sent() : new PrintResult.Printed();
    }

    /// Called whenever the printer has said something. What it says while it is asked is published
    /// when all of it is known.
    private void heard() {
        Conversation open = talk;
        if (open != null && open.everHeard()) {
            everHeard = true;
            if (!open.asking() && open.state() != PrinterState.UNKNOWN) {
                announcer.publish(open.state());
            }
        }
    }

    private boolean lineLost() {
        return talk != null && talk.link().isLost();
    }

    private void breakOff(CutShortException reason) {
        if (mailbox.stopped()) {
            return;
        }
        Conversation open = talk;
        if (reason.state() != state()) {
            Throwable cause = open == null ? null : open.link().lost().orElse(null);
            Logger.warn(cause, "Printer {}: {}", address, reason.getMessage());
        }
        if (!reason.linkUsable() && open != null) {
            open.link().abort();
            talk = null;
            remains.lineLost();
        }
        announcer.publish(reason.state());
    }
}
