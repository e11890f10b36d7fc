package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.screen.VirtualPrinterView;
import brussels.citedesmetiers.kiosk.screen.VirtualPrinterView.Fault;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;

/// `kiosk demo`: the terminal in a window and beside it a printer that is only a program, whose
/// paper can be taken away, whose cover opened, whose plug pulled.
final class DemoCommand {
    private final EmulatedPrinter printer;

    DemoCommand(EmulatedPrinter printer) {
        this.printer = printer;
    }

    /// Opens the printer's window beside the terminal's. JavaFX thread only.
    void openBeside(Stage terminal, Language language) {
        VirtualPrinterView view =
                new VirtualPrinterView(
                        language,
                        (int) terminal.getScene().getHeight(),
                        language.text("demo.printer"),
                        faults(language));
        Stage stage = new Stage();
        stage.setTitle(language.text("demo.printer"));
        stage.setScene(view.scene());
        stage.setX(terminal.getX() + terminal.getWidth() + 8);
        stage.setY(terminal.getY());
        stage.show();
        printer.onPrinted(bitmap -> Platform.runLater(() -> view.printed(bitmap)));
    }

    private List<Fault> faults(Language language) {
        return List.of(
                new Fault(
                        "demo-paper",
                        language.text("demo.take-paper"),
                        language.text("demo.load-paper"),
                        printer::takePaper,
                        () -> printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS)),
                new Fault(
                        "demo-cover",
                        language.text("demo.open-cover"),
                        language.text("demo.close-cover"),
                        printer::openCover,
                        printer::closeCover),
                new Fault(
                        "demo-plug",
                        language.text("demo.unplug"),
                        language.text("demo.plug-in"),
                        printer::unplug,
                        printer::plugIn));
    }
}
