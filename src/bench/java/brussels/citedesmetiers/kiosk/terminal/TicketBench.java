package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.printing.TicketBytes;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.screen.paper.PaperPictures;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// From a finished visit to the bytes the printer is sent: lay out, draw, make 1-bit, encode.
/// Prints milliseconds.
public final class TicketBench {
    private static final int WARM_UP = 200;

    private TicketBench() {}

    /// Measures, and prints.
    ///
    /// @param args the configuration folder, and how many tickets are timed
    public static void main(String[] args) throws Exception {
        Content content =
                switch (ContentLoader.load(Path.of(args[0]))) {
                    case LoadResult.Loaded<Content>(Content loaded) -> loaded;
                    case LoadResult.Refused<Content>(var faults) ->
                            throw new IllegalStateException(faults.toString());
                };
        VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
        Visit visit = visit(machine);
        Ticket ticket = new Ticket("A-A001", "CDM1:" + "0".repeat(190));
        Frames.headless();
        Frames.startToolkit(Fonts::load);
        int runs = Integer.parseInt(args[1]);
        double[] took = new double[runs];
        double first =
                Frames.call(
                        () -> {
                            PaperPictures papers = new PaperPictures(content, machine, 576);
                            double cold = once(papers, visit, ticket);
                            for (int i = 0; i < WARM_UP; i++) {
                                once(papers, visit, ticket);
                            }
                            for (int i = 0; i < runs; i++) {
                                took[i] = once(papers, visit, ticket);
                            }
                            return cold;
                        });
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "ticket to bytes, ms: first %.1f, p50 %.2f, p95 %.2f, p99 %.2f (n=%d)%n",
                first,
                took[runs / 2],
                took[runs * 95 / 100],
                took[runs * 99 / 100],
                runs);
        System.exit(0);
    }

    private static double once(PaperPictures papers, Visit visit, Ticket ticket) {
        long start = System.nanoTime();
        Bitmap picture =
                papers.ticket(
                        visit,
                        ticket,
                        "A",
                        new WaitEstimate.Between(5, 15, 25),
                        LocalDateTime.of(2026, 11, 22, 10, 42));
        if (TicketBytes.of(picture) < 1000) {
            throw new IllegalStateException("too few bytes");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static Visit visit(VisitMachine machine) {
        Instant now = Instant.EPOCH;
        Visit visit = machine.start(now);
        for (Event event :
                List.of(
                        new Event.LanguageChosen("uk"),
                        new Event.ThemeChosen("A"),
                        new Event.ChoiceTapped("diploma"),
                        new Event.ChoiceTapped("ua"),
                        new Event.ChoiceTapped("higher"),
                        new Event.ChoiceTapped("protected"),
                        new Event.ChoiceTapped("protection"),
                        new Event.ChoiceTapped("fr"))) {
            visit = machine.on(visit, event, now).visit();
        }
        return visit;
    }
}
