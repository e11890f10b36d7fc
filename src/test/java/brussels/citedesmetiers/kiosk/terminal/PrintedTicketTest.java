package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.robot.Png;
import brussels.citedesmetiers.kiosk.screen.paper.PaperPictures;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The longest tickets on paper: drawn, sent as ESC/POS, printed by the emulated printer, read
/// back. Leaves each as a picture in `target/tickets`, with the token its code must give beside it,
/// so that a reader of codes that is not ours can be held against them (`deploy/check-tickets.sh`).
class PrintedTicketTest {
    private static final Path FOLDER = Path.of("target", "tickets");
    private static final Instant ISSUED = Instant.parse("2026-11-22T09:41:00Z");
    private static final long LIMIT_SECONDS = 60;

    private static final Content CONTENT = content();
    private static final VisitMachine MACHINE = new VisitMachine(CONTENT, TimeLimits.STANDARD);

    private static Content content() {
        return switch (ContentLoader.load(ConfigFolder.SHIPPED)) {
            case LoadResult.Loaded<Content>(Content content) -> content;
            case LoadResult.Refused<Content>(List<Fault> faults) ->
                    throw new AssertionError(faults.toString());
        };
    }

    @BeforeAll
    static void startJavaFx() {
        Frames.headless();
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException running) {
            // Another test of this process was first; what it started serves here too.
            assertEquals("Toolkit already initialized", running.getMessage());
        }
        Platform.setImplicitExit(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {384, 512, 576})
    void theLongestTicketOfEveryLanguageIsReadBackFromPaper(int width) throws Exception {
        TerminalKey key = TerminalKey.generate();
        for (Language language : CONTENT.languages()) {
            LongestVisit longest = new LongestVisit(CONTENT, MACHINE);
            Visit visit = longest.in(language.code());
            String token = TokenCodec.encode(token(visit, longest.answers(visit)), key);

            Bitmap paper = printed(drawn(visit, token, width), width);

            String name = language.code() + "-" + width;
            Png.write(paper, FOLDER.resolve(name + ".png"));
            Files.writeString(FOLDER.resolve(name + ".txt"), token + "\n");
            assertEquals(Optional.of(token), QrReader.read(paper), name);
        }
    }

    private static TicketToken token(Visit visit, List<TicketToken.Answer> answers) {
        return new TicketToken(
                "a-terminal-with-long-id.",
                code(visit),
                ISSUED,
                visit.themeId().orElseThrow(),
                visit.language(),
                CONTENT.version(),
                answers);
    }

    private static TicketCode code(Visit visit) {
        return new TicketCode(MACHINE.service(visit).charAt(0), 'A', 999);
    }

    private static Bitmap drawn(Visit visit, String token, int width) throws Exception {
        Ticket ticket = new Ticket(code(visit).toString(), token);
        return Frames.call(
                () ->
                        new PaperPictures(CONTENT, MACHINE, width)
                                .ticket(
                                        visit,
                                        ticket,
                                        MACHINE.service(visit),
                                        new WaitEstimate.Between(12, 105, 130),
                                        LocalDateTime.ofInstant(ISSUED, ZoneOffset.UTC)));
    }

    private static Bitmap printed(Bitmap picture, int width) throws Exception {
        CompletableFuture<Bitmap> paper = new CompletableFuture<>();
        CompletableFuture<PrintResult> result = new CompletableFuture<>();
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        try (EmulatedPrinter emulated = EmulatedPrinter.onNetwork(width);
                EscPosPrinter printer =
                        EscPosPrinter.open(
                                emulated.address(),
                                PrinterProfile.ofWidth(width),
                                Timing.standard())) {
            emulated.onPrinted(paper::complete);
            printer.onState(
                    state -> {
                        if (state == PrinterState.READY) {
                            ready.complete(true);
                        }
                    });
            ready.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            printer.print(picture, new Ending(result));
            assertEquals(new PrintResult.Printed(), result.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            assertEquals(List.of(), emulated.errors());
            return paper.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private record Ending(CompletableFuture<PrintResult> result)
            implements TicketPrinter.PrintListener {
        @Override
        public void progress(int sent, int total) {
            assertTrue(sent <= total);
        }

        @Override
        public void ended(PrintResult end) {
            result.complete(end);
        }
    }
}
