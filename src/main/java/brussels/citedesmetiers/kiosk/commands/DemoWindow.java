package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.hardware.VirtualPins;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.screen.DemoDeskView;
import brussels.citedesmetiers.kiosk.screen.DemoDeskView.Way;
import brussels.citedesmetiers.kiosk.screen.DemoView;
import brussels.citedesmetiers.kiosk.screen.VirtualDevicesView;
import brussels.citedesmetiers.kiosk.screen.VirtualPrinterView;
import brussels.citedesmetiers.kiosk.screen.VirtualPrinterView.Fault;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// `kiosk demo`: in one window the terminal, an emulated printer whose paper can be taken out,
/// cover opened and plug pulled, and links to the staff pages and the counts. JavaFX thread only.
final class DemoWindow {
    private static final int MOST_WIDTH = 1920;
    private static final int MOST_HEIGHT = 1080;
    private static final long LOOK_MILLIS = 500;

    private final Terminal terminal;
    private final EmulatedPrinter printer;
    private final DemoPin pin;
    private final PrintWriter out;
    private final Language language;
    private final VirtualPrinterView paper;
    private final DemoDeskView desk;
    private final VirtualDevicesView devices;
    private final Map<String, Integer> counted = new TreeMap<>();
    private QueueSide.@Nullable State shown;

    DemoWindow(Terminal terminal, EmulatedPrinter printer, DemoPin pin, PrintWriter out) {
        this.terminal = terminal;
        this.printer = printer;
        this.pin = pin;
        this.out = out;
        this.language = terminal.languages().getFirst();
        this.paper =
                new VirtualPrinterView(language, language.text("demo.printer"), faults(language));
        VirtualPins pins = new VirtualPins();
        this.devices = DemoDevices.view(language, pins);
        terminal.take(pins);
        this.desk =
                new DemoDeskView(
                        language,
                        language.text("demo.desk"),
                        List.of(
                                new Way("demo-console", text("console"), () -> open("")),
                                new Way("demo-board", text("board"), () -> open("board")),
                                new Way("demo-counted", text("counted"), this::showCounted)));
    }

    private String text(String key) {
        return language.text("demo." + key);
    }

    /// Lays all of it out on the terminal's stage, as large as the display allows.
    void arrange(Stage stage) {
        DemoView.around(stage.getScene(), paper.region(), devices.region(), desk.region());
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(MOST_WIDTH, room.getWidth()));
        stage.setHeight(Math.min(MOST_HEIGHT, room.getHeight()));
        stage.setX(room.getMinX());
        stage.setY(room.getMinY());
        printer.onPrinted(this::printed);
    }

    /// Shows what came out of the printer. Any thread may call it.
    void printed(Bitmap bitmap) {
        Platform.runLater(() -> paper.printed(bitmap));
    }

    /// Follows the desk and the counts, once the terminal's machinery has been started.
    void follow() {
        terminal.machinery().onCounted(cells -> Platform.runLater(() -> count(cells)));
        look();
        // Not with an animation, which would keep the JavaFX pulse running.
        ScheduledExecutorService looks =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().name("demo").daemon().unstarted(task));
        var _ =
                looks.scheduleAtFixedRate(
                        () -> Platform.runLater(this::look),
                        LOOK_MILLIS,
                        LOOK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private void look() {
        QueueSide.State now =
                terminal.machinery()
                        .queueSide()
                        .map(QueueSide::state)
                        .orElseGet(QueueSide.State.Starting::new);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        desk.say(
                switch (now) {
                    case QueueSide.State.Serving(List<URI> addresses, String _)
                            when !addresses.isEmpty() ->
                            serving(addresses.getFirst());
                    case QueueSide.State.NotServing(var why) ->
                            language.text("staff.desk." + why.code());
                    case QueueSide.State.Starting() -> text("desk.starting");
                    case QueueSide.State.Serving _,
                            QueueSide.State.Alone _,
                            QueueSide.State.Linked _,
                            QueueSide.State.HubAway _ ->
                            text("desk.none");
                });
    }

    private String serving(URI address) {
        String digits = pin.digits().isEmpty() ? text("desk.own-pin") : pin.digits();
        out.println("Look at next, in a browser (it warns once: the certificate is this demo's):");
        out.println("  " + address + "  an adviser's console; desk 1, PIN " + digits);
        out.println("  " + address.resolve("board") + "  the board of the waiting room");
        out.println("and in the window, after a visit: what was counted of it.");
        return language.text("demo.desk.where", address, digits);
    }

    private void open(String page) {
        if (shown instanceof QueueSide.State.Serving(List<URI> addresses, String _)
                && !addresses.isEmpty()) {
            URI address = addresses.getFirst().resolve(page);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                if (!Browser.open(address)) {
                                    Platform.runLater(
                                            () ->
                                                    desk.say(
                                                            language.text(
                                                                    "demo.no-browser",
                                                                    address,
                                                                    pin.digits())));
                                }
                            });
        }
    }

    private void count(List<Cell> cells) {
        for (Cell cell : cells) {
            if (!cell.measure().startsWith(".")) {
                String name = cell.measure() + ": " + String.join(", ", cell.values());
                counted.merge(name, 1, Integer::sum);
            }
        }
    }

    private void showCounted() {
        List<String> lines = new ArrayList<>();
        lines.add(text(counted.isEmpty() ? "counted.none" : "counted.all"));
        counted.forEach((cell, n) -> lines.add(n + " × " + cell));
        paper.show(lines);
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
