package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.hardware.PinListener;
import brussels.citedesmetiers.kiosk.hardware.VirtualPins;
import brussels.citedesmetiers.kiosk.hub.CalendarErrand;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.speech.EngineVoice;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.BundleSource;
import brussels.citedesmetiers.kiosk.sync.CentreBundles;
import brussels.citedesmetiers.kiosk.sync.CentreElseHub;
import brussels.citedesmetiers.kiosk.sync.HubBundles;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A terminal put together from its settings: content, screen, and the machinery behind it. Nothing
/// starts by itself; only the data folder is locked.
public final class Terminal implements AutoCloseable {
    private static final int USUAL_PRINTER_DOTS = 576;

    private final Settings settings;
    private final ContentWatch content;
    private final BiFunction<Content, Exits, VisitLoop> maker;
    private final Machinery machinery;
    private final StaffLines staff;
    private final Devices devices;
    private final UpdateWatch updates;
    private final Health health;
    private final InstantSource clock;
    private final WallClock time;
    private final Speaking speaking;
    private final AgendaWatch agenda;
    private final Path config;
    private final boolean online;
    private @Nullable AgendaByNetwork agendaByNetwork;
    private @Nullable CalendarErrand calendar;
    private @Nullable VisitLoop visits;
    private @Nullable Attendance attendance;

    private Terminal(
            Settings settings,
            ContentWatch content,
            BiFunction<Content, Exits, VisitLoop> maker,
            Machinery machinery,
            StaffLines staff,
            Devices devices,
            UpdateWatch updates,
            TerminalChoices choices,
            Path data,
            Health health) {
        this.updates = updates;
        this.staff = staff;
        this.config = choices.config();
        this.online = choices.online();
        this.agenda =
                new AgendaWatch(
                        config,
                        () -> online ? Updates.contentPlace(config, data) : config,
                        data,
                        choices.clock());
        this.time = choices.clock();
        this.settings = settings;
        this.content = content;
        this.maker = maker;
        this.machinery = machinery;
        this.devices = devices;
        this.clock = choices.clock();
        this.health = health;
        this.speaking =
                new Speaking(
                        settings.terminal(),
                        choices.config(),
                        choices.boot(),
                        choices.online(),
                        this::voiceReported);
    }

    /// The visits on its screen, created at the first call. JavaFX thread only.
    public VisitLoop visits() {
        VisitLoop made = visits;
        return made != null ? made : visits(Exits.none());
    }

    /// Creates the visits on a screen with these ways out. JavaFX thread only.
    VisitLoop visits(Exits exits) {
        return make(content.content(), exits);
    }

    private VisitLoop make(Content shown, Exits exits) {
        if (visits != null) {
            throw new IllegalStateException("the terminal has its screen already");
        }
        VisitLoop made = maker.apply(shown, exits);
        visits = made;
        made.datesFrom(agenda::upcoming);
        speaking.start(made);
        return made;
    }

    /// The four keys, the headset and what is read aloud.
    public Speaking speaking() {
        return speaking;
    }

    private void voiceReported(EngineVoice.Fault fault) {
        Platform.runLater(
                () -> {
                    staff.voice(fault);
                    visits().aroundChanged(null);
                });
    }

    /// The same as soon as the first screen can be drawn: what is tapped then waits until
    /// [#watchContent] has read the rest. JavaFX thread only.
    VisitLoop opening(Exits exits) {
        if (content.opensWhole()) {
            return visits(exits);
        }
        VisitLoop made = make(content.opening(), exits);
        made.hold();
        return made;
    }

    public Machinery machinery() {
        return machinery;
    }

    public Settings settings() {
        return settings;
    }

    /// What staff are told about the parts and the content.
    StaffLines staff() {
        return staff;
    }

    public Content content() {
        return content.content();
    }

    /// The languages offered on its screen, in their order.
    public List<Language> languages() {
        return offered(content.content(), settings.terminal().languages()).languages();
    }

    /// Reads settings and content and locks the data folder.
    ///
    /// @return empty if settings or content have faults, all of which have then been written to
    ///   `err`
    public static Optional<Terminal> of(TerminalChoices choices, PrintWriter err)
            throws DataFolderException {
        return of(choices, Timing.standard(), err);
    }

    /// The same with other printer time limits.
    public static Optional<Terminal> of(TerminalChoices choices, Timing timing, PrintWriter err)
            throws DataFolderException {
        Optional<Settings> settings = SettingsReader.load(choices.config()).orSay(err);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        TerminalSettings own = settings.get().terminal();
        Path data = choices.data() != null ? choices.data() : own.dataFolder();
        Optional<ContentWatch> content = ContentWatch.atStart(choices, data, err);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(of(choices, timing, settings.get(), data, content.get()));
    }

    private static Terminal of(
            TerminalChoices choices,
            Timing timing,
            Settings settings,
            Path data,
            ContentWatch content)
            throws DataFolderException {
        TerminalSettings own = settings.terminal();
        ZoneId zone = settings.site().zone();
        Printers printers = printers(choices.printer(), own.printers(), timing, data);
        DataFolder folder = choices.mustKeep() ? DataFolder.lockKept(data) : DataFolder.lock(data);
        PinGate pin = new PinGate(new StaffPin(folder.path()));
        Health health = new Health(own.id());
        Installer installer =
                Updates.installer(own, choices.config(), data, ContentWatch::onScreenThread);
        UpdateWatch updates =
                new UpdateWatch(
                        installer,
                        choices.online() && !own.updates().keys().isEmpty(),
                        choices.online() ? own.updates().stick().orElse(null) : null,
                        data,
                        bundles(choices, settings, data));
        StoreOpening opening =
                new StoreOpening(
                        folder,
                        new StoreFaults(),
                        settings,
                        content::content,
                        pin,
                        choices,
                        printers,
                        updates::fault,
                        health::json,
                        new HandedOn(installer));
        Machinery machinery =
                new Machinery(
                        opening,
                        new TicketOffice(own.id()),
                        new NightlyBackup(choices.clock(), zone),
                        Trial.ofThisProgram(),
                        content::keep);
        Devices devices = new Devices(own.pins(), machinery);
        Display display = choices.display() != null ? choices.display() : screen(own.display());
        Controls controls =
                new Controls(
                        pin,
                        own.letter(),
                        new Sunlight(own.display().sunlight(), choices.clock(), zone),
                        devices);
        FaultLog faults = new FaultLog(folder.path(), Durable.onDisk());
        StaffLines staff =
                new StaffLines(
                        machinery,
                        content,
                        zone,
                        devices,
                        faults,
                        updates,
                        own.speech().orElse(null),
                        OwnNetwork.of(own.hub(), folder.path()));
        health.watch(machinery, devices, staff);
        BiFunction<Content, Exits, VisitLoop> visits =
                (all, exits) -> {
                    Content offered = offered(all, own.languages());
                    VisitLoop loop =
                            new VisitLoop(
                                    offered,
                                    new VisitMachine(offered, TimeLimits.STANDARD),
                                    display,
                                    own.letter(),
                                    choices.clock(),
                                    zone,
                                    machinery,
                                    staff,
                                    controls,
                                    exits);
                    // A script does not wait for what moves.
                    if (choices.online()) {
                        loop.move();
                    }
                    return loop;
                };
        return new Terminal(
                settings, content, visits, machinery, staff, devices, updates, choices, data,
                health);
    }

    /// Where bundles come from by network: the centre, while it cannot be reached the site's hub,
    /// or the hub alone. Null if this terminal takes none, or has neither.
    private static @Nullable Supplier<BundleSource> bundles(
            TerminalChoices choices, Settings settings, Path data) {
        TerminalSettings own = settings.terminal();
        if (!choices.online() || own.updates().keys().isEmpty()) {
            return null;
        }
        Optional<Supplier<BundleSource>> centre =
                own.centre().map(there -> () -> new CentreBundles(there.in(data), own.id()));
        Optional<Supplier<BundleSource>> hub =
                hub(settings)
                        .map(there -> () -> new HubBundles(there, own.id(), OwnKey.in(data)::sign));
        if (centre.isPresent() && hub.isPresent()) {
            return () -> new CentreElseHub(centre.get().get(), hub.get().get());
        }
        return centre.or(() -> hub).orElse(null);
    }

    /// The site's hub, if that is another machine.
    private static Optional<HubLink.Hub> hub(Settings settings) {
        return settings.terminal().hub() instanceof TerminalSettings.Hub.Elsewhere(var address)
                ? settings.site()
                        .hub()
                        .flatMap(SiteSettings.Terminal::hubFingerprint)
                        .map(print -> new HubLink.Hub(address, print))
                : Optional.empty();
    }

    /// The declared printers, or instead the one from the command line, at the width of the first
    /// declared.
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
                                printer.profile(),
                                timing,
                                new PrintMarkFile(data, used.indexOf(printer), Durable.onDisk())),
                data);
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

    /// Content in the languages that this terminal offers.
    Content inItsLanguages(Content all) {
        return offered(all, settings.terminal().languages());
    }

    /// All that it has, if it is so old that it has none of them.
    private static Content offered(Content content, List<String> codes) {
        if (codes.isEmpty()) {
            return content;
        }
        List<Language> languages =
                content.languages().stream().filter(l -> codes.contains(l.code())).toList();
        return languages.isEmpty() ? content : content.offering(languages);
    }

    /// Starts everything behind the screen. JavaFX thread only.
    public void startMachinery() {
        VisitLoop shown = visits();
        Attendance present = new Attendance(devices, shown, clock, speaking::near);
        attendance = present;
        devices.listen(
                new PinListener() {
                    @Override
                    public void key(VisitorKey key, boolean pressed) {
                        speaking.key(key, pressed);
                    }

                    @Override
                    public void headset(boolean plugged) {
                        speaking.headset(plugged);
                    }
                });
        devices.start(
                () -> {
                    staff.aroundChanged(clock.instant());
                    shown.aroundChanged(null);
                    present.deviceChanged();
                });
        agenda.start(() -> shown.aroundChanged(null));
        machinery.start(
                state -> {
                    if (machinery.failedOnTrial()) {
                        Platform.runLater(shown::restartWhenFree);
                    }
                    staff.aroundChanged(clock.instant());
                    shown.aroundChanged(state);
                    devices.aroundChanged();
                });
    }

    /// When time next changes what is on the screen, as far as that is known. JavaFX thread only.
    List<Instant> due() {
        VisitLoop shown = visits();
        Attendance present = attendance;
        return Stream.of(
                        shown.machine().deadline(shown.visit()),
                        present == null ? Optional.<Instant>empty() : present.due())
                .flatMap(Optional::stream)
                .toList();
    }

    /// Sets what is done when somebody comes or leaves, since [#due] may then be sooner. After
    /// [#startMachinery].
    void whenSensed(Runnable action) {
        Attendance present = attendance;
        if (present != null) {
            present.whenSensed(action);
        }
    }

    /// Takes devices that are only drawn instead of the declared ones. Before [#startMachinery].
    public void take(VirtualPins drawn) {
        devices.take(drawn);
    }

    /// How this terminal is, as JSON.
    String health() {
        return health.json();
    }

    /// The devices around the screen.
    Devices devices() {
        return devices;
    }

    /// Starts checking unchecked content and watching for edits.
    ///
    /// @param nothingToShow called on the JavaFX thread if there is no content that may be shown
    void watchContent(Runnable nothingToShow) {
        List<String> languages = settings.terminal().languages();
        VisitLoop shown = visits();
        ContentWatch.Screen screen =
                new ContentWatch.Screen() {
                    @Override
                    public void offer(Content newContent, Runnable taken) {
                        Content offered = offered(newContent, languages);
                        VisitMachine machine = new VisitMachine(offered, TimeLimits.STANDARD);
                        machine.prepare();
                        Platform.runLater(() -> shown.offer(offered, machine, taken));
                    }

                    @Override
                    public void whole(Content all) {
                        Content offered = offered(all, languages);
                        VisitMachine machine = new VisitMachine(offered, TimeLimits.STANDARD);
                        Platform.runLater(() -> shown.whole(offered, machine));
                        prepare(machine);
                    }

                    @Override
                    public void trades(Trades trades) {
                        Platform.runLater(() -> shown.trades(trades));
                    }

                    @Override
                    public void told() {
                        shown.aroundChanged(null);
                    }

                    @Override
                    public void nothingToShow() {
                        Platform.runLater(nothingToShow);
                    }
                };
        content.watch(screen);
        shown.watch(visit -> updates.visiting(!VisitLoop.nobodyIn(visit)));
        shown.updateBy(
                task -> {
                    switch (task) {
                        case StaffTask.UseContent(int version) -> updates.useContent(version);
                        case StaffTask.TakeBundle(String file) -> updates.takeFromStick(file);
                        case StaffTask.UseProgram(int version) -> updates.useProgram(version);
                        default -> Logger.warn("Not about updates: {}", task);
                    }
                });
        fetchDates(shown);
        updates.start(
                () -> shown.aroundChanged(null),
                () -> content.changed(screen),
                () -> Platform.runLater(shown::restartWhenFree));
    }

    /// Starts fetching the dates of activities: as the hub from the house's calendar, else from the
    /// hub or the centre.
    private void fetchDates(VisitLoop shown) {
        Path data = machinery.folder();
        Runnable taken = () -> agenda.look(() -> shown.aroundChanged(null));
        if (settings.terminal().hub() instanceof TerminalSettings.Hub.Here) {
            calendar = CalendarErrand.started(settings.site().calendarOrNull(), config, data, time);
        }
        AgendaByNetwork.Origin origin = AgendaByNetwork.origin(settings, data, time, online);
        if (online) {
            settings.missingForAgenda().ifPresent(Logger::warn);
        }
        if (origin != null) {
            AgendaByNetwork byNetwork =
                    new AgendaByNetwork(
                            origin,
                            settings.site().zone(),
                            content::content,
                            time,
                            updates.quiet(),
                            data,
                            taken);
            agendaByNetwork = byNetwork;
            byNetwork.start();
        }
    }

    /// So that nobody waits for it at a question.
    static void prepare(VisitMachine machine) {
        try {
            machine.prepare();
        } catch (IllegalArgumentException e) {
            Logger.error(e, "A questionnaire cannot be followed; kiosk check says more");
        }
    }

    /// What takes bundles.
    UpdateWatch updates() {
        return updates;
    }

    @Override
    public void close() {
        updates.close();
        content.close();
        agenda.close();
        if (agendaByNetwork != null) {
            agendaByNetwork.close();
        }
        if (calendar != null) {
            calendar.close();
        }
        speaking.close();
        Attendance present = attendance;
        if (present != null) {
            present.close();
        }
        devices.close();
        staff.end();
        machinery.close();
    }
}
