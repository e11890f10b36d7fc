package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.Surroundings;
import brussels.citedesmetiers.kiosk.screen.paper.PaperPictures;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Draws what a terminal prints, at the width of the printer. JavaFX thread only; the drawings it
/// returns may be requested on any thread.
final class Papers {
    /// The width of a ticket that is only shown, as on the usual paper.
    private static final int WITHOUT_PRINTER_DOTS = 576;

    private final Content content;
    private final VisitMachine machine;
    private final Printers printers;

    Papers(Content content, VisitMachine machine, Printers printers) {
        this.content = content;
        this.machine = machine;
        this.printers = printers;
    }

    /// A ticket, drawn once at the width of the printer that would print it now, and again only if
    /// a printer of another width does.
    ///
    /// @param shown what the screen shows: that picture, with the wait
    record DrawnTicket(IntFunction<Bitmap> drawing, Surroundings.Issued shown)
            implements Printers.Drawing {
        @Override
        public CompletableFuture<Bitmap> at(int widthDots) {
            return widthDots == shown.picture().width()
                    ? CompletableFuture.completedFuture(shown.picture())
                    : onScreenThread(() -> drawing.apply(widthDots));
        }
    }

    DrawnTicket ticket(Visit visit, TicketOffice.Issued given, LocalDateTime at) {
        IntFunction<Bitmap> drawing =
                width ->
                        pictures(width)
                                .ticket(
                                        visit,
                                        given.ticket(),
                                        machine.service(visit),
                                        given.estimate(),
                                        at);
        int width = printers.any() ? printers.chosen().widthDots() : WITHOUT_PRINTER_DOTS;
        return new DrawnTicket(
                drawing, new Surroundings.Issued(drawing.apply(width), given.estimate()));
    }

    Printers.Drawing list(Visit visit, LocalDateTime at, @Nullable Upcoming dates) {
        return width -> onScreenThread(() -> pictures(width).list(visit, at, dates));
    }

    Printers.Drawing test(String terminalLetter, int printer, LocalDateTime at) {
        return width ->
                onScreenThread(
                        () -> pictures(width).test(terminalLetter, printers.address(printer), at));
    }

    private PaperPictures pictures(int widthDots) {
        return new PaperPictures(content, machine, widthDots);
    }

    /// Pictures are drawn on the JavaFX thread, at once if this is that thread.
    private static CompletableFuture<Bitmap> onScreenThread(Supplier<Bitmap> drawing) {
        return CompletableFuture.supplyAsync(
                drawing, Platform.isFxApplicationThread() ? Runnable::run : Platform::runLater);
    }
}
