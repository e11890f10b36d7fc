package brussels.citedesmetiers.kiosk.fuzz;

import brussels.citedesmetiers.kiosk.central.CentralParsers;
import brussels.citedesmetiers.kiosk.config.ConfigParsers;
import brussels.citedesmetiers.kiosk.counts.CountsParsers;
import brussels.citedesmetiers.kiosk.desk.DeskParsers;
import brussels.citedesmetiers.kiosk.printing.PrintingParsers;
import brussels.citedesmetiers.kiosk.queue.QueueParsers;
import brussels.citedesmetiers.kiosk.simulation.SimulationParsers;
import brussels.citedesmetiers.kiosk.sync.SyncParsers;
import brussels.citedesmetiers.kiosk.ticket.TicketParsers;
import brussels.citedesmetiers.kiosk.update.UpdateParsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Everything that reads bytes from outside.
final class Parsers {
    private Parsers() {}

    /// @param folder for parsers that read files
    static List<Parser> all(Path folder) throws IOException {
        return Stream.of(
                        TicketParsers.all(),
                        CountsParsers.all(),
                        CentralParsers.all(),
                        QueueParsers.all(),
                        SyncParsers.all(),
                        UpdateParsers.all(),
                        DeskParsers.all(),
                        PrintingParsers.all(),
                        ConfigParsers.all(folder),
                        SimulationParsers.all(folder))
                .flatMap(List::stream)
                .toList();
    }
}
