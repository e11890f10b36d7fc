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
/// 1. The printer is asked for its status (`DLE EOT`). A fault, or a lost line, ends the print as
///    [PrintResult.NotStarted].
/// 2. `ESC @` goes out. Still nothing can be on paper: a fault is [PrintResult.NotStarted].
/// 3. From the moment the first piece of the picture is handed to the device, any fault, a stall, a
///    lost line, a close or a crash leaves the paper unknown: [PrintResult.Unsure]. The state in it
///    is what is known then. Nothing is ever sent a second time.
/// 4. After the cut, a printer that answers in order (`GS r`) must do so within the proof limit,
///    which shows that the whole ticket has been processed; then its status is asked once more, and
///    only if all is well is the result [PrintResult.Printed]. A printer without `GS r` is only
///    asked for its status, and its answer may overtake the last centimetres.
/// 5. A printer that never said anything gives [PrintResult.Sent].
///
/// Bytes handed over are not yet on paper, so only a confirmed ticket leaves nothing behind
/// ([PaperRemains]). After an unsure end with the line still up, the printer is asked to discard
/// its buffer (`DLE DC4`, if it can): the visitor has given up on the ticket, and new paper would
/// bring it out. As soon as the printer recovers, the rest of a band is filled with white and the
/// paper is cut, so the next visitor gets neither garbage nor half of somebody else's ticket. The
/// white is also sent at the first connection, and the first ticket begins with the cut, because
/// the kiosk may have crashed in the middle of a ticket.
///
/// A printer that has answered before and is silent now keeps its last fault, or is
/// [PrinterState#BUSY]; it is never "unknown" again. After every fault the thread continues by
/// itself: it checks the printer, or tries to reach it, once every poll interval.
///
/// Thread-safe. All work and all listeners run on one thread named "printer"; nothing here blocks
/// the caller. The device itself is opened, read and written on two threads of the connection.
public final class EscPosPrinter implements TicketPrinter {
    static final String THREAD_NAME = "printer";

    /// The number of unanswered checks after which a line that once answered is reopened: a network
    /// printer that is switched off does not close its connection. One that has reported a fault
    /// may be silent because its buffer is full, so its line is kept.
    private static final int SILENT_LOOKS = 3;

    private final PrinterAddress address;
    private final PrinterProfile profile;
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

    private EscPosPrinter(
            PrinterAddress address, PrinterProfile profile, Timing timing, PrintMark mark) {
        this.remains = new PaperRemains(mark);
        this.address = address;
        this.profile = profile;
        this.timing = timing;
        this.announcer = new Announcer(address);
        this.thread = Thread.ofPlatform().daemon().name(THREAD_NAME).unstarted(this::run);
    }

    /// Starts the printer's thread, which opens the device; until it has, the state is
    /// [PrinterState#UNPLUGGED].
    public static EscPosPrinter open(
            PrinterAddress address, PrinterProfile profile, Timing timing) {
        return open(address, profile, timing, PrintMark.NOT_KEPT);
    }

    /// The same, with the mark of how the last run ended.
    public static EscPosPrinter open(
            PrinterAddress address, PrinterProfile profile, Timing timing, PrintMark mark) {
        EscPosPrinter printer = new EscPosPrinter(address, profile, timing, mark);
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

    /// A picture wider than the printer is refused as [PrintResult.NotStarted], and logged, because
    /// the ticket was laid out for another printer.
    @Override
    public void print(Bitmap picture, PrintListener progress) {
        if (picture.width() > profile.widthDots()) {
            Logger.error(
                    "A ticket of {} dots does not fit the {} dots of {}",
                    picture.width(),
                    profile.widthDots(),
                    address);
            mailbox.post(() -> announcer.end(progress, new PrintResult.NotStarted(state())));
            return;
        }
        mailbox.post(() -> accept(new Job(picture, progress)));
    }

    @Override
    public void whenRound(Runnable turned) {
        mailbox.post(turned);
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

    /// Updates what is known of the printer and gets it ready to print.
    private void look() {
        try {
            Conversation open = talk;
            if (open == null) {
                open = new Conversation(address, profile, mailbox, timing, this::heard);
                talk = open;
            }
            Link link = open.link();
            mailbox.await(() -> link.isOpen() || link.isLost(), timing.connect());
            if (link.isLost()) {
                throw CutShortException.broken(link.stateWhenLost(), "the line is lost");
            }
            // Still opening after the limit: keep waiting, because a second attempt would find it
            // busy.
            if (link.isOpen()) {
                makeReady(open);
            }
        } catch (CutShortException e) {
            breakOff(e);
        }
    }

    private void makeReady(Conversation open) throws CutShortException {
        if (!open.link().answers() || !profile.answers()) {
            requireStillThere();
            announcer.publish(PrinterState.UNKNOWN);
            return;
        }
        open.settle();
        boolean answered = askAndPublish(open);
        if (remains.bandOpen() && !open.troubled()) {
            open.send(EscPos.unstick(profile), sent -> {});
            remains.bandFilled();
            answered = askAndPublish(open);
        }
        // One that answered before and is silent now is left alone, or it would cut at every check.
        boolean listens = (answered || !everHeard) && !open.troubled();
        if (listens && answered) {
            open.greet();
        }
        if (listens && remains.cutNow()) {
            open.send(EscPos.feedAndCut(profile), sent -> {});
            remains.cutIsSent();
        }
        if (listens && remains.cutUnconfirmed()) {
            remains.cutDone(open.workedThrough());
        }
    }

    /// A device that never sends anything does not report being unplugged either.
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
            // Not before it has accepted something, because it may be stuck.
            announcer.publish(PrinterState.UNKNOWN);
        }
        return answered;
    }

    /// The state of a printer that should answer and does not.
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
            byte[] ticket = EscPos.ticket(job.picture(), profile);
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
                // The visitor is about to give up on the ticket.
                open.forget();
            }
            return pictureLeaving
                    ? new PrintResult.Unsure(state())
                    : new PrintResult.NotStarted(state());
        }
    }

    private byte[] prologue() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(remains.cutOff(profile));
        out.writeBytes(EscPos.reset());
        if (everHeard) {
            out.writeBytes(EscPos.tellChanges());
        }
        return out.toByteArray();
    }

    private PrintResult prove(Conversation open) throws CutShortException {
        // A serial line does not show whether the printer has power.
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

    /// Called whenever the printer has sent something. Answers to questions are published once all
    /// of them are known.
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
