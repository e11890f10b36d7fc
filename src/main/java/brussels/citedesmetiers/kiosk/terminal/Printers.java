package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.supervisor.Loop;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.PrintListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The printers of a terminal as one: prints go to the first one, in the order of `terminal.json`,
/// that can print, and "the printer" means that one. If none can, it means the first.
///
/// A printer that ends a print as [PrintResult.NotStarted] has put nothing on paper, so the next
/// printer that can print gets the job, redrawn at its own width. Once a byte of the picture has
/// been sent, the job stays with that printer, however it ends. Any thread may call; nothing blocks
/// except [#awaitUp].
public final class Printers implements AutoCloseable {
    private static final long START_SECONDS = 10;

    /// A printer's thread waits in no other place than where it also takes tasks.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<TerminalSettings.Printer> declared;
    private final Function<TerminalSettings.Printer, TicketPrinter> opener;
    private final List<PaperCounter> papers;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile List<TicketPrinter> open = List.of();

    /// Draws a picture for the printer that is about to print it; on any thread.
    public interface Drawing {
        CompletableFuture<Bitmap> at(int widthDots);
    }

    /// A printer and what is known of it.
    ///
    /// @param remains what earlier prints have left in or in front of it
    /// @param paper what it has used of its roll
    record Known(
            TerminalSettings.Printer printer,
            PrinterState state,
            TicketPrinter.Remains remains,
            PaperCounter paper) {}

    /// @param opener starts a printer's thread and returns at once
    /// @param data where the paper used is kept
    Printers(
            List<TerminalSettings.Printer> declared,
            Function<TerminalSettings.Printer, TicketPrinter> opener,
            Path data) {
        this.declared = List.copyOf(declared);
        this.opener = opener;
        this.papers =
                IntStream.range(0, declared.size())
                        .mapToObj(
                                i ->
                                        new PaperCounter(
                                                data,
                                                i,
                                                declared.get(i).rollMetres(),
                                                Durable.onDisk()))
                        .toList();
    }

    /// Opens every printer in the background.
    ///
    /// @param changed called on any thread with the effective state whenever one of them changes
    void start(Consumer<@Nullable PrinterState> changed) {
        if (declared.isEmpty()) {
            return;
        }
        Thread.ofPlatform()
                .daemon()
                .name("printer-start")
                .start(
                        () -> {
                            List<TicketPrinter> made = declared.stream().map(opener).toList();
                            open = made;
                            StartLog.up("printer");
                            started.countDown();
                            for (int i = 0; i < made.size(); i++) {
                                made.get(i).onState(follow(papers.get(i), changed));
                            }
                        });
    }

    /// A printer that had no paper and can print again has a new roll.
    private Consumer<PrinterState> follow(
            PaperCounter paper, Consumer<@Nullable PrinterState> changed) {
        AtomicBoolean wasOut = new AtomicBoolean();
        return now -> {
            if (now == PrinterState.PAPER_OUT) {
                wasOut.set(true);
            } else if (now.canPrint() && wasOut.compareAndSet(true, false)) {
                paper.newRoll();
            }
            changed.accept(state());
        };
    }

    /// Staff have put a new roll into the printer at this place.
    void newRoll(int place) {
        if (place >= 0 && place < papers.size()) {
            papers.get(place).newRoll();
        }
    }

    /// Whether a printer is declared.
    public boolean any() {
        return !declared.isEmpty();
    }

    /// Whether printers are declared but not running yet.
    boolean starting() {
        return any() && open.isEmpty();
    }

    /// Waits until the printers' threads are running.
    public void awaitUp() throws InterruptedException {
        if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the printer's thread did not start");
        }
    }

    /// Comes round when all printers do, or none runs yet.
    Loop loop() {
        return new Loop("printer", PATIENCE, this::whenRound);
    }

    /// Runs something once every printer's thread has done what was asked of it so far.
    void whenRound(Runnable turned) {
        List<TicketPrinter> present = open;
        if (present.isEmpty()) {
            turned.run();
            return;
        }
        AtomicInteger away = new AtomicInteger(present.size());
        for (TicketPrinter printer : present) {
            printer.whenRound(
                    () -> {
                        if (away.decrementAndGet() == 0) {
                            turned.run();
                        }
                    });
        }
    }

    /// Every printer, in order.
    List<Known> known() {
        List<TicketPrinter> present = open;
        return IntStream.range(0, declared.size())
                .mapToObj(
                        i ->
                                present.isEmpty()
                                        ? new Known(
                                                declared.get(i),
                                                PrinterState.UNPLUGGED,
                                                TicketPrinter.Remains.NONE,
                                                papers.get(i))
                                        : known(i, present.get(i)))
                .toList();
    }

    private Known known(int place, TicketPrinter printer) {
        return new Known(
                declared.get(place), printer.state(), printer.remains(), papers.get(place));
    }

    /// Whether a strip of somebody else's paper lies where the next ticket comes out.
    boolean otherPaper() {
        return open.stream().anyMatch(p -> p.remains() == TicketPrinter.Remains.OUTSIDE);
    }

    /// The printer that would print now. There must be one.
    public TerminalSettings.Printer chosen() {
        return chosenOf(known()).printer();
    }

    /// What is known of the printer that would print now.
    public PrinterState state() {
        return any() ? chosenOf(known()).state() : PrinterState.UNPLUGGED;
    }

    private static Known chosenOf(List<Known> known) {
        return known.stream()
                .filter(k -> k.state().canPrint())
                .findFirst()
                .orElseGet(known::getFirst);
    }

    /// Prints on the first printer that can, or reports at once that nothing is on paper.
    ///
    /// @param listener told on a printer's thread, or on this one if there is no printer
    void print(Drawing drawing, PrintListener listener) {
        List<TicketPrinter> present = open;
        if (present.isEmpty()) {
            listener.ended(new PrintResult.NotStarted(PrinterState.UNPLUGGED));
            return;
        }
        // If none reports that it can, the first is tried anyway, because its last state may be
        // outdated.
        int first = first();
        new Attempt(present, first, true, drawing, listener).begin();
    }

    /// The place of the printer that would print now.
    int first() {
        return Math.max(0, nextAble(open, 0));
    }

    /// Where the printer at this place is reached; empty if there is none.
    String address(int place) {
        return place < declared.size() ? declared.get(place).address() : "";
    }

    /// Prints on the printer at this place and on no other.
    void printOn(int place, Drawing drawing, PrintListener listener) {
        List<TicketPrinter> present = open;
        if (place >= present.size()) {
            listener.ended(new PrintResult.NotStarted(PrinterState.UNPLUGGED));
            return;
        }
        new Attempt(present, place, false, drawing, listener).begin();
    }

    /// The place of the next printer that can print, or -1.
    private static int nextAble(List<TicketPrinter> printers, int from) {
        return IntStream.range(from, printers.size())
                .filter(i -> printers.get(i).state().canPrint())
                .findFirst()
                .orElse(-1);
    }

    /// One attempt to print on one printer; if it does not start, the next one tries.
    private final class Attempt implements PrintListener {
        private final List<TicketPrinter> printers;
        private final int place;
        private final boolean others;
        private final Drawing drawing;
        private final PrintListener listener;
        private int rows;

        /// @param others whether they may print instead
        Attempt(
                List<TicketPrinter> printers,
                int place,
                boolean others,
                Drawing drawing,
                PrintListener listener) {
            this.others = others;
            this.printers = printers;
            this.place = place;
            this.drawing = drawing;
            this.listener = listener;
        }

        void begin() {
            var _ =
                    drawing.at(declared.get(place).widthDots())
                            .whenComplete(
                                    (picture, failure) -> {
                                        if (picture == null) {
                                            Logger.error(failure, "A paper could not be drawn");
                                            listener.ended(
                                                    new PrintResult.NotStarted(
                                                            printers.get(place).state()));
                                        } else {
                                            rows = picture.height();
                                            printers.get(place).print(picture, this);
                                        }
                                    });
        }

        @Override
        public void progress(int sent, int total) {
            listener.progress(sent, total);
        }

        @Override
        public void ended(PrintResult result) {
            if (!(result instanceof PrintResult.NotStarted)) {
                papers.get(place).used(declared.get(place).profile().millimetres(rows));
            }
            int next =
                    others && result instanceof PrintResult.NotStarted
                            ? nextAble(printers, place + 1)
                            : -1;
            if (next < 0) {
                listener.ended(result);
                return;
            }
            Logger.warn(
                    "{} has not begun ({}); {} prints instead",
                    declared.get(place).address(),
                    result,
                    declared.get(next).address());
            new Attempt(printers, next, true, drawing, listener).begin();
        }
    }

    @Override
    public void close() {
        open.forEach(TicketPrinter::close);
        papers.forEach(PaperCounter::end);
    }
}
