package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.editing.EditingException;
import brussels.citedesmetiers.kiosk.editing.Sheet;
import brussels.citedesmetiers.kiosk.editing.TextTable;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk content texts`: the texts as a table for whoever translates them, out and in again.
final class ContentTextsCommands {
    private ContentTextsCommands() {}

    /// The table, and the language that stands beside the source in it.
    static final class Table {
        @Option(names = "--lang", required = true, description = "The language translated into.")
        String language = "";

        @Parameters(paramLabel = "FILE", description = "A file that ends in .csv or .xlsx.")
        Path file = Path.of("");
    }

    @Command(name = "texts", description = "The texts as a table to translate in.")
    static final class Texts {}

    /// No more than is looked at: a larger file is refused by what is read of it.
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Sheet.MOST_BYTES + 1);
        }
    }

    /// `kiosk content texts export`: writes the table.
    @Command(name = "export", description = "Write the texts of a language beside the French ones.")
    static final class Export implements Callable<Integer> {
        private final Invocation call;

        @Mixin final Table table = new Table();

        Export(Invocation call) {
            this.call = call;
        }

        @Override
        public Integer call() throws IOException {
            try {
                Sheet sheet = new TextTable(call.config(), table.language).sheet();
                Files.write(table.file, sheet.written(table.file.toString()));
                call.out().println(sheet.rows().size() - 1 + " texts are in " + table.file + ".");
                return ExitStatus.OK;
            } catch (EditingException e) {
                return call.refuse(String.valueOf(e.getMessage()), ExitStatus.FAULTS);
            }
        }
    }

    /// `kiosk content texts import`: takes a table over, or says where it does not fit.
    @Command(name = "import", description = "Take a table over, or say where it does not fit.")
    static final class Import implements Callable<Integer> {
        private final Invocation call;

        @Mixin final Table table = new Table();

        Import(Invocation call) {
            this.call = call;
        }

        @Override
        public Integer call() throws IOException {
            Frames.headless();
            Fonts.load();
            try {
                String name = String.valueOf(table.file.getFileName());
                Sheet sheet = Sheet.read(name, bytes(table.file));
                TextTable.Imported imported =
                        new TextTable(call.config(), table.language)
                                .take(name, sheet, MeasuredTextFit::new);
                if (!imported.faults().isEmpty()) {
                    imported.faults().forEach(call.err()::println);
                    return call.refuse("Nothing was taken over.", ExitStatus.FAULTS);
                }
                call.out()
                        .println(
                                imported.changed()
                                        + " texts are changed, "
                                        + imported.read()
                                        + " more have a new reader.");
                return ExitStatus.OK;
            } catch (EditingException e) {
                return call.refuse(String.valueOf(e.getMessage()), ExitStatus.FAULTS);
            }
        }
    }
}
