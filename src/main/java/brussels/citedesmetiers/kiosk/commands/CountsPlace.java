package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a terminal keeps its counts, known before the folder is opened.
///
/// @param data the data folder, which exists
record CountsPlace(
        TerminalSettings terminal, Measures measures, List<CountSettings.Stop> stops, Path data) {
    CountsPlace {
        stops = List.copyOf(stops);
    }

    /// The place the command line gives; empty if that cannot be determined, which has then been
    /// reported.
    static Optional<CountsPlace> of(Invocation call) {
        Optional<TerminalSettings> terminal =
                SettingsReader.loadTerminal(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        if (terminal.isEmpty() || counts.isEmpty()) {
            return Optional.empty();
        }
        Path folder = call.data().orElse(terminal.get().dataFolder());
        if (!Files.isDirectory(folder)) {
            call.err()
                    .println(
                            "There is no data folder "
                                    + folder
                                    + ": the terminal has not run yet.");
            return Optional.empty();
        }
        return Optional.of(
                new CountsPlace(
                        terminal.get(),
                        counts.get().measures(terminal.get().kind()),
                        counts.get().stops(),
                        folder));
    }

    CountsFolder open() throws Exception {
        return CountsFolder.open(data, terminal.id(), measures, stops);
    }
}
