package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.screen.paper.NumberPicture;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.tinylog.Logger;

/// Prints numbers that staff gave, or for which somebody came with an appointment, on this
/// terminal's printers, between the papers of its visitors.
///
/// @param content whose words are on the paper
/// @param service the name of a service by its letter and a language
record SlipsOnPaper(
        Printers printers, Supplier<Content> content, BinaryOperator<String> service, ZoneId zone)
        implements SlipPrinter {

    @Override
    public boolean ready() {
        return printers.any() && printers.state().canPrint();
    }

    @Override
    public void print(NumberSlip slip, Consumer<Boolean> ended) {
        String letter = String.valueOf(slip.code().theme());
        LocalDateTime at = LocalDateTime.ofInstant(slip.at(), zone);
        printers.print(
                width ->
                        CompletableFuture.supplyAsync(
                                () ->
                                        NumberPicture.of(
                                                content.get(),
                                                slip,
                                                language -> service.apply(letter, language),
                                                at,
                                                width),
                                Platform::runLater),
                new TicketPrinter.PrintListener() {
                    @Override
                    public void progress(int sent, int total) {
                        Logger.debug("number {}: {} of {} bytes", slip.code(), sent, total);
                    }

                    @Override
                    public void ended(PrintResult result) {
                        Logger.info("Number {} without questions: {}", slip.code(), result);
                        // A printer that cannot say is believed.
                        ended.accept(
                                result instanceof PrintResult.Printed
                                        || result instanceof PrintResult.Sent);
                    }
                });
    }
}
