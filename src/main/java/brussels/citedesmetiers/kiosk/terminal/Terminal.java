package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A terminal put together from its settings: content, screen, and the machinery behind it. Nothing
/// is started by itself; only the data folder is locked.
public final class Terminal implements AutoCloseable {
    private static final int USUAL_PRINTER_DOTS = 576;

    private final Settings settings;
    private final Content content;
    private final Supplier<VisitLoop> maker;
    private final Machinery machinery;
    private final Controls controls;
    private final Lights lights;
    private @Nullable VisitLoop visits;

    private Terminal(
            Settings settings,
            Content content,
            Supplier<VisitLoop> maker,
            Machinery machinery,
            Controls controls) {
        this.settings = settings;
        this.content = content;
        this.maker = maker;
        this.machinery = machinery;
        this.controls = controls;
        this.lights = new Lights(settings.terminal().pins(), machinery);
    }

    /// The visits on its screen, made at the first call. JavaFX thread only.
    public VisitLoop visits() {
        VisitLoop made = visits;
        if (made == null) {
            made = maker.get();
            controls.serve(made);
            visits = made;
        }
        return made;
    }

    public Machinery machinery() {
        return machinery;
    }

    public Settings settings() {
        return settings;
    }

    public Content content() {
        return content;
    }

    Controls controls() {
        return controls;
    }

    /// What the command line says instead of `terminal.json`.
    ///
    /// @param config the configuration folder
    /// @param data data folder, or null for the one of the settings
    /// @param printer printer address, or null for the one of the settings
    /// @param display screen, or null for the one of the settings
    /// @param online whether it may speak with desks, hub and centre; a scripted run must not
    public record Choices(
            Path config,
            @Nullable Path data,
            @Nullable String printer,
            @Nullable Display display,
            InstantSource clock,
            ClockTrust trust,
            BootClock boot,
            boolean online) {}

    /// Reads settings and content and locks the data folder.
    ///
    /// @return empty if settings or content have faults, all of which were then written to `err`
    public static Optional<Terminal> of(Choices choices, PrintWriter err)
            throws DataFolderException {
        return of(choices, Timing.standard(), err);
    }

    /// The same with a printer more or less patient than usual.
    public static Optional<Terminal> of(Choices choices, Timing timing, PrintWriter err)
            throws DataFolderException {
        Optional<Settings> settings = Settings.load(choices.config()).orSay(err);
        LoadResult<Content> edited = ContentLoader.load(choices.config());
        Optional<Content> sound = edited.orSay(err);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        TerminalSettings own = settings.get().terminal();
        Path data = choices.data() != null ? choices.data() : own.dataFolder();
        KeptContent kept = new KeptContent(data);
        Optional<Content> content = sound.isPresent() ? sound : kept.newest();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> fallback = Optional.empty();
        if (edited instanceof LoadResult.Refused<Content>(List<Fault> faults)) {
            fallback = Optional.of(faults.size() + " × kiosk check: " + faults.getFirst().file());
            Logger.error(
                    "The content in {} has {} faults; the last good version {} is shown",
                    choices.config(),
                    faults.size(),
                    content.get().version());
        }
        Printers printers = printers(choices.printer(), own.printers(), timing, data);
        DataFolder folder = DataFolder.lock(data);
        Content loaded = content.get();
        StaffPin pin = new StaffPin(folder.path());
        Sides sides = new Sides(settings.get(), loaded, pin, choices, folder.path());
        Machinery machinery =
                new Machinery(
                        folder,
                        own.id(),
                        own.letter(),
                        DayClock.by(choices.clock(), choices.trust()),
                        choices.clock(),
                        loaded.version(),
                        printers,
                        sides,
                        sound.isEmpty() ? () -> {} : () -> keep(kept, choices, loaded.version()));
        Display display = choices.display() != null ? choices.display() : screen(own.display());
        Controls controls =
                new Controls(
                        pin, own.letter(), sunlight(own.display(), choices), machinery::chooseDay);
        Content offered = offered(content.get(), own.languages());
        StaffLines staff = new StaffLines(machinery, loaded, fallback);
        VisitMachine machine = new VisitMachine(offered, TimeLimits.STANDARD);
        Supplier<VisitLoop> visits =
                () ->
                        new VisitLoop(
                                offered,
                                machine,
                                display,
                                own.letter(),
                                choices.clock(),
                                machinery,
                                staff,
                                controls);
        return Optional.of(
                new Terminal(settings.get(), content.get(), visits, machinery, controls));
    }

    private static void keep(KeptContent kept, Choices choices, String version) {
        try {
            kept.keep(choices.config(), version, choices.clock().instant());
        } catch (IOException e) {
            Logger.error(e, "The content in use could not be kept for later");
        }
    }

    /// The declared ones, or the one of the command line instead, as wide as the first declared.
    private static Printers printers(
            @Nullable String address,
            List<TerminalSettings.Printer> declared,
            Timing timing,
            Path data) {
        List<TerminalSettings.Printer> used = used(address, declared);
        used.forEach(printer -> PrinterAddress.parse(printer.address()));
        return new Printers(
                used,
                printer ->
                        EscPosPrinter.open(
                                PrinterAddress.parse(printer.address()),
                                printer.widthDots(),
                                timing,
                                new PrintMarkFile(data, used.indexOf(printer))));
    }

    private static List<TerminalSettings.Printer> used(
            @Nullable String address, List<TerminalSettings.Printer> declared) {
        List<TerminalSettings.Printer> used = declared;
        if (address != null) {
            int width = declared.isEmpty() ? USUAL_PRINTER_DOTS : declared.getFirst().widthDots();
            used =
                    address.isEmpty() || address.equals("none")
                            ? List.of()
                            : List.of(new TerminalSettings.Printer(address, width, address));
        }
        return used;
    }

    private static Display screen(TerminalSettings.Display display) {
        return new Display(
                display.widthPx(),
                display.heightPx(),
                display.diagonalInches(),
                display.lowerEdgeMm());
    }

    private static Sunlight sunlight(TerminalSettings.Display display, Choices choices) {
        return new Sunlight(
                display.sunlight(),
                choices.clock(),
                choices.trust()::trusted,
                ZoneId.systemDefault());
    }

    private static Content offered(Content content, List<String> codes) {
        if (codes.isEmpty()) {
            return content;
        }
        List<Language> languages =
                content.languages().stream().filter(l -> codes.contains(l.code())).toList();
        return new Content(
                content.digest(),
                languages,
                content.themes(),
                content.questionnaires(),
                content.recommendations(),
                content.about());
    }

    /// Brings up what stands behind the screen. JavaFX thread only.
    public void startMachinery() {
        VisitLoop shown = visits();
        lights.start(shown);
        machinery.start(
                state -> {
                    shown.aroundChanged(state);
                    lights.aroundChanged();
                });
    }

    @Override
    public void close() {
        lights.close();
        machinery.close();
    }
}
