package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.DeviceLine;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Line;
import brussels.citedesmetiers.kiosk.speech.EngineVoice;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.sync.GivingStatus;
import brussels.citedesmetiers.kiosk.sync.GivingTrouble;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the staff panel says about the terminal's parts, in one language.
final class StaffLines {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("dd.MM. HH:mm", Locale.ROOT);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    private final Machinery machinery;
    private final ContentWatch content;
    private final ZoneId zone;
    private final Devices devices;
    private final DeviceLines deviceLines;
    private final FaultLog faultLog;
    private final UpdateLines updates;
    private final TerminalSettings.@Nullable Speech speech;
    private final DayEnd dayEnd;
    private final OwnNetwork network;
    private @Nullable Instant screenFault;
    private EngineVoice.Fault voiceFault = EngineVoice.Fault.NONE;

    /// What keeps the screens from being read aloud. JavaFX thread only.
    void voice(EngineVoice.Fault fault) {
        voiceFault = fault;
    }

    /// A fault on the screen ended a visit. JavaFX thread only.
    void screenFailed(Instant at) {
        screenFault = at;
        faultLog.happened(FaultCodes.SCREEN, at);
    }

    StaffLines(
            Machinery machinery,
            ContentWatch content,
            ZoneId zone,
            Devices devices,
            FaultLog faultLog,
            UpdateWatch updates,
            TerminalSettings.@Nullable Speech speech,
            OwnNetwork network) {
        this.network = network;
        this.speech = speech;
        this.faultLog = faultLog;
        this.updates = new UpdateLines(updates, zone);
        this.dayEnd = DayEnd.of(machinery);
        this.deviceLines = new DeviceLines(machinery, devices);
        this.devices = devices;
        this.zone = zone;
        this.machinery = machinery;
        this.content = content;
    }

    StaffFacts in(Language language) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        "info",
                        language.text("staff.version"),
                        Version.text() + " · " + content.content().version(),
                        false));
        content.fault()
                .ifPresent(
                        fault ->
                                lines.add(
                                        new Line(
                                                "form",
                                                language.text("staff.content"),
                                                language.text("staff.content.old", fault),
                                                true)));
        updates.refused(language).ifPresent(lines::add);
        Instant failed = screenFault;
        if (failed != null) {
            lines.add(
                    new Line(
                            "info",
                            language.text("staff.screen"),
                            language.text("staff.screen.failed", at(failed)),
                            true));
        }
        voice(language).ifPresent(lines::add);
        printers(language, lines);
        lines.addAll(deviceLines.warnings(language));
        store(language, lines);
        Optional<QueueSide.State> queue = machinery.queueSide().map(QueueSide::state);
        queue.flatMap(state -> queue(language, state)).ifPresent(lines::add);
        network.fault(language).ifPresent(lines::add);
        machinery.syncStatus().flatMap(status -> centre(language, status)).ifPresent(lines::add);
        machinery.givingStatus().map(status -> joined(language, status)).ifPresent(lines::add);
        Optional<DayChoice> choice = machinery.dayChoice();
        choice.ifPresent(open -> day(language, open, lines));
        return new StaffFacts(
                lines,
                queue.flatMap(this::pages).orElse(null),
                choice.orElse(null),
                asked(machinery.faults()),
                Stream.of(
                                updates.in(language).stream(),
                                deviceLines.in(language).stream(),
                                voiceDevice(language).stream())
                        .flatMap(each -> each)
                        .toList(),
                DeviceLines.faults(language, faultLog.last(), this::at),
                dayEnd.sentences(language));
    }

    /// How staff end the day.
    DayEnd dayEnd() {
        return dayEnd;
    }

    /// Something around the screen has changed: notes what began to be wrong.
    void aroundChanged(Instant now) {
        faultLog.now(PresentFaults.now(machinery, devices), now);
    }

    /// The last faults, the latest first.
    List<FaultLog.Entry> lastFaults() {
        return faultLog.last();
    }

    /// The program ends.
    void end() {
        faultLog.end();
    }

    private Optional<Line> voice(Language language) {
        Optional<String> key =
                switch (voiceFault) {
                    case NONE -> Optional.empty();
                    case ENGINE -> Optional.of("staff.voice.engine");
                    case OUTPUT -> Optional.of("staff.voice.output");
                };
        return key.map(
                k -> new Line("speaker", language.text("staff.voice"), language.text(k), true));
    }

    /// The voice among the devices: staff can hear each of its outputs.
    private Optional<DeviceLine> voiceDevice(Language language) {
        TerminalSettings.Speech outputs = speech;
        if (outputs == null) {
            return Optional.empty();
        }
        List<StaffFacts.Try> tries = new ArrayList<>();
        tries.add(
                new StaffFacts.Try(
                        "test-loudspeaker",
                        language.text("staff.voice.loudspeaker"),
                        new StaffTask.TestVoice(false)));
        if (!outputs.headset().isEmpty()) {
            tries.add(
                    new StaffFacts.Try(
                            "test-headset",
                            language.text("device.headset"),
                            new StaffTask.TestVoice(true)));
        }
        boolean failed = voiceFault != EngineVoice.Fault.NONE;
        String how = language.text(failed ? "device.failed" : "staff.voice.ready");
        return Optional.of(
                new DeviceLine(
                        new Line("speaker", language.text("staff.voice"), how, failed), tries));
    }

    private static StaffFacts.Asked asked(List<StoreFault> faults) {
        return new StaffFacts.Asked(
                faults.stream()
                        .anyMatch(
                                f ->
                                        f instanceof StoreFault.StartNumberNeeded
                                                || f instanceof StoreFault.NumbersUsedUp),
                faults.stream().anyMatch(StoreFault.DatabaseBehind.class::isInstance));
    }

    private String at(Instant time) {
        return HOUR.format(time.atZone(zone));
    }

    /// One line for each printer, with its name where there are several.
    private void printers(Language language, List<Line> lines) {
        String label = language.text("staff.printer");
        List<Printers.Known> known = machinery.printers().known();
        if (known.isEmpty()) {
            lines.add(new Line("printer", label, language.text("staff.none"), false));
        }
        for (Printers.Known each : known) {
            String name = known.size() == 1 ? label : label + " · " + each.printer().name();
            lines.add(
                    new Line(
                            "printer",
                            name,
                            language.text("printer." + DeviceLines.key(each)),
                            each.state() != PrinterState.READY));
            if (each.paper().fewLeft()) {
                lines.add(DeviceLines.paper(language, each));
            }
            switch (each.remains()) {
                case INSIDE -> lines.add(held(language, name, "printer.holds"));
                case OUTSIDE -> lines.add(held(language, name, "printer.cut-off"));
                case NONE -> {}
            }
        }
    }

    private static Line held(Language language, String name, String key) {
        return new Line("printer", name, language.text(key), true);
    }

    private void store(Language language, List<Line> lines) {
        String label = language.text("staff.store");
        if (machinery.storeNotOpened()) {
            String told = language.text("staff.store.not-opened");
            lines.add(new Line("chart", label, told, true));
        }
        machinery
                .keyFault()
                .ifPresent(
                        fault ->
                                lines.add(
                                        new Line(
                                                "lock",
                                                language.text("staff.key"),
                                                sentence(language, fault),
                                                true)));
        List<StoreFault> faults = machinery.faults();
        if (faults.isEmpty() && !machinery.storeFailed()) {
            boolean up = machinery.queueSide().isPresent();
            lines.add(
                    new Line(
                            "chart",
                            label,
                            language.text(up ? "staff.ok" : "staff.starting"),
                            false));
        }
        for (StoreFault fault : faults) {
            lines.add(new Line("chart", label, sentence(language, fault), true));
        }
    }

    static String sentence(Language language, KeyFileException fault) {
        return language.text("staff.key." + fault.why().code(), fault.file());
    }

    static String sentence(Language language, QueueSide.State.NotServing pages) {
        return language.text("staff.desk." + pages.why().code());
    }

    static String sentence(Language language, CentreTrouble trouble) {
        return language.text("staff.centre." + trouble.code());
    }

    static String sentence(Language language, GivingTrouble trouble) {
        return language.text("staff.joined." + trouble.code());
    }

    static String sentence(Language language, StoreFault fault) {
        Object[] values =
                fault.values().stream()
                        .map(value -> value instanceof LocalDate day ? DAY.format(day) : value)
                        .toArray();
        return language.text("staff." + fault.key(), values);
    }

    private static Optional<Line> queue(Language language, QueueSide.State state) {
        String label = language.text("staff.desk");
        return switch (state) {
            case QueueSide.State.Alone() -> Optional.empty();
            case QueueSide.State.Starting() ->
                    Optional.of(new Line("network", label, language.text("staff.starting"), false));
            case QueueSide.State.Serving(List<URI> addresses, String _) ->
                    Optional.of(
                            addresses.isEmpty()
                                    ? new Line(
                                            "network",
                                            label,
                                            language.text("staff.desk.no-network"),
                                            true)
                                    : new Line(
                                            "network",
                                            label,
                                            addresses.getFirst().toString(),
                                            false));
            case QueueSide.State.NotServing pages ->
                    Optional.of(new Line("network", label, sentence(language, pages), true));
            case QueueSide.State.Linked() ->
                    Optional.of(new Line("network", label, language.text("staff.ok"), false));
            case QueueSide.State.HubAway(int waiting) ->
                    Optional.of(
                            new Line(
                                    "network",
                                    label,
                                    language.text("staff.hub-away", waiting),
                                    true));
        };
    }

    /// Empty while nothing has to be sent.
    private static Optional<Line> centre(Language language, SyncStatus status) {
        String label = language.text("staff.centre");
        Optional<CentreTrouble> trouble = status.trouble();
        if (trouble.isPresent()) {
            return Optional.of(
                    new Line(
                            "web",
                            label,
                            sentence(language, trouble.get()),
                            trouble.get().needsStaff()));
        }
        if (status.waiting() > 0) {
            String waiting = language.text("staff.centre.waiting", status.waiting());
            return Optional.of(new Line("web", label, waiting, false));
        }
        return status.lastReceipt()
                .map(at -> new Line("web", label, language.text("staff.centre.sent"), false));
    }

    private static Line joined(Language language, GivingStatus status) {
        String told =
                status.trouble()
                        .map(trouble -> sentence(language, trouble))
                        .orElseGet(
                                () ->
                                        status.waiting() > 0
                                                ? language.text(
                                                        "staff.joined.waiting", status.waiting())
                                                : language.text("staff.joined.given"));
        boolean needsStaff = status.trouble().filter(GivingTrouble::needsStaff).isPresent();
        return new Line("web", language.text("staff.joined"), told, needsStaff);
    }

    private Optional<StaffFacts.Pages> pages(QueueSide.State state) {
        return state instanceof QueueSide.State.Serving serving && !serving.addresses().isEmpty()
                ? Optional.of(
                        new StaffFacts.Pages(
                                serving.addresses().stream().map(URI::toString).toList(),
                                ServerCertificate.asBrowsersShow(serving.fingerprint()),
                                network.joined().orElse(null)))
                : Optional.empty();
    }

    private static void day(Language language, DayChoice choice, List<Line> lines) {
        if (choice.done()) {
            return;
        }
        if (choice.truck()) {
            lines.add(
                    new Line(
                            "truck",
                            language.text("staff.stop"),
                            language.text("staff.stop.missing"),
                            true));
        } else {
            lines.add(
                    new Line(
                            "calendar",
                            language.text("staff.day"),
                            language.text("staff.day.missing"),
                            true));
        }
    }
}
