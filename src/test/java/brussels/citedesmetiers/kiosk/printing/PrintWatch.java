package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Follows a printer in a test: its states, one print, the tickets that come out.
final class PrintWatch implements TicketPrinter.PrintListener {
    private static final long PATIENCE_SECONDS = 20;

    private final CompletableFuture<PrintResult> result = new CompletableFuture<>();
    private final List<Integer> sent = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private final CompletableFuture<Integer> firstPicturePiece = new CompletableFuture<>();
    private final CompletableFuture<Integer> handedOver = new CompletableFuture<>();
    private final Runnable onPicture;
    private int total;
    private int ends;

    private PrintWatch(Runnable onPicture) {
        this.onPicture = onPicture;
    }

    static PrintWatch print(TicketPrinter printer, Bitmap picture) {
        return print(printer, picture, () -> {});
    }

    /// @param onPicture done on the printer's thread once, when the first piece of the picture has
    ///   left
    static PrintWatch print(TicketPrinter printer, Bitmap picture, Runnable onPicture) {
        PrintWatch watch = new PrintWatch(onPicture);
        printer.print(picture, watch);
        return watch;
    }

    @Override
    public synchronized void progress(int sentBytes, int totalBytes) {
        assertEquals(0, ends, "progress after the end");
        threads.add(Thread.currentThread().getName());
        sent.add(sentBytes);
        total = totalBytes;
        if (sentBytes > 1_000 && firstPicturePiece.complete(sentBytes)) {
            onPicture.run();
        }
        if (sentBytes == totalBytes) {
            handedOver.complete(sentBytes);
        }
    }

    @Override
    public synchronized void ended(PrintResult how) {
        ends++;
        threads.add(Thread.currentThread().getName());
        result.complete(how);
    }

    PrintResult result() {
        return get(result);
    }

    void awaitFirstPicturePiece() {
        get(firstPicturePiece);
    }

    /// Waits until all has left, though it need not be on paper, or until it has ended without
    /// that: a printer may say that it cannot just when it is asked.
    void awaitHandedOver() {
        get(CompletableFuture.anyOf(handedOver, result));
    }

    /// Progress grew to the whole and was told, like the one end, on the printer's thread.
    synchronized void assertToldInOrder() {
        assertEquals(1, ends);
        assertEquals(sent.stream().sorted().distinct().toList(), sent);
        assertEquals(total, sent.getLast());
        assertEquals(List.of("printer"), threads.stream().distinct().toList());
        assertTrue(sent.size() > 2, "progress in steps");
    }

    /// Waits until the printer says that it is in this state.
    static void awaitState(TicketPrinter printer, PrinterState wanted) {
        CompletableFuture<PrinterState> reached = new CompletableFuture<>();
        Consumer<PrinterState> listener =
                state -> {
                    if (state == wanted) {
                        reached.complete(state);
                    }
                };
        printer.onState(listener);
        try {
            reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("still " + printer.state() + ", not " + wanted, e);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Tickets as they are cut off.
    static LinkedBlockingQueue<Bitmap> tickets(EmulatedPrinter printer) {
        LinkedBlockingQueue<Bitmap> tickets = new LinkedBlockingQueue<>();
        printer.onPrinted(tickets::add);
        return tickets;
    }

    static Bitmap next(LinkedBlockingQueue<Bitmap> tickets) {
        try {
            Bitmap ticket = tickets.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (ticket == null) {
                throw new AssertionError("no ticket came out");
            }
            return ticket;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
