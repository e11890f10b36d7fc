package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.DeviceState;
import brussels.citedesmetiers.kiosk.hardware.PinListener;
import brussels.citedesmetiers.kiosk.hardware.VirtualPins;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.speech.Voice;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A terminal with every device there is, on pins that are only drawn: what a visitor and staff see
/// of them, and what the light says.
class DevicesOnScreenTest {
    private static final VirtualPins PINS = new VirtualPins();
    private static final Map<Device, Boolean> LIT = new ConcurrentHashMap<>();
    private static final List<String> OUT = new ArrayList<>();
    @TempDir private static Path folder;
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static EmulatedPrinter printer;

    @SuppressWarnings("NullAway.Init")
    private static Bench bench;

    @BeforeAll
    static void first() throws Exception {
        PINS.onOutput(LIT::put);
        data = folder.resolve("data");
        open();
    }

    private static void open() throws Exception {
        printer = EmulatedPrinter.onNetwork(576);
        bench =
                Bench.open(
                        ConfigFolder.SHIPPED,
                        data,
                        printer.address().toString(),
                        PrinterFaults.QUICK,
                        null,
                        terminal -> {
                            terminal.take(PINS);
                            RecordedExits.of(terminal, OUT);
                        });
        awaitState(PrinterState.READY);
        awaitLit(Device.LIGHT_GREEN);
    }

    /// Another terminal, to which nothing has happened yet.
    private static void openNew() throws Exception {
        close();
        data = Files.createTempDirectory(folder, "data");
        open();
    }

    /// What happens to a terminal is undone, and most tests share one.
    @BeforeEach
    void allIsWell() throws Exception {
        for (Device device : List.of(Device.TAMPER, Device.HEADSET)) {
            set(device, false);
        }
        set(Device.PRESENCE, true);
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        bench.play("idle 300").await(Place.Welcome.class);
        awaitState(PrinterState.READY);
        awaitLit(Device.LIGHT_GREEN);
        OUT.clear();
    }

    @AfterAll
    static void close() {
        bench.close();
        printer.close();
    }

    private static DeviceState state(Device device) {
        return Objects.requireNonNull(bench.terminal().devices().states().get(device));
    }

    private static void set(Device device, boolean on) throws Exception {
        PINS.set(device, on);
        DeviceState wanted = on ? DeviceState.ON : DeviceState.OFF;
        bench.await(device + " " + on, _ -> state(device) == wanted);
        Frames.painted();
    }

    private static void awaitState(PrinterState state) throws Exception {
        bench.await(
                "a printer that is " + state,
                _ -> bench.terminal().machinery().printers().state() == state);
    }

    private static void awaitLit(Device device) throws Exception {
        bench.await(device + " lit", _ -> Boolean.TRUE.equals(LIT.get(device)));
    }

    private boolean shaded() throws Exception {
        return Frames.call(() -> bench.visits().scene().lookup("#shade") != null);
    }

    @Test
    void lightIsGreenThenAmberThenRedAsStaffAreNeeded() throws Exception {
        awaitLit(Device.LIGHT_GREEN);
        set(Device.TAMPER, true);
        awaitLit(Device.LIGHT_AMBER);
        set(Device.TAMPER, false);
        printer.takePaper();
        awaitState(PrinterState.PAPER_OUT);
        awaitLit(Device.LIGHT_RED);
    }

    @Test
    void slotLampIsLitFromThePrintUntilThePaperIsTaken() throws Exception {
        bench.toPreview();
        assertEquals(DeviceState.OFF, state(Device.SLOT_LAMP));
        bench.play("tap print").await(Place.Printed.class);
        awaitLit(Device.SLOT_LAMP);
        bench.play("tap taken", "tap feedback-2", "idle 10").await(Place.Welcome.class);
        bench.await("a dark slot", _ -> state(Device.SLOT_LAMP) == DeviceState.OFF);
    }

    @Test
    void screenIsDimAfterAMinuteWithoutAnybodyAndBrightAgainAtOnce() throws Exception {
        set(Device.PRESENCE, true);
        bench.play("idle 120");
        assertFalse(shaded());
        set(Device.PRESENCE, false);
        bench.play("idle 58");
        assertFalse(shaded());
        bench.play("idle 4");
        bench.await("a dim screen", v -> v.scene().lookup("#shade") != null);
        set(Device.PRESENCE, true);
        bench.await("a bright screen", v -> v.scene().lookup("#shade") == null);
    }

    /// Somebody in a wheelchair may be below what the sensor sees.
    @Test
    void touchLightsADimScreenAndProvesTheSensorWrong() throws Exception {
        set(Device.PRESENCE, true);
        set(Device.PRESENCE, false);
        bench.play("idle 62");
        bench.await("a dim screen", v -> v.scene().lookup("#shade") != null);
        bench.play("tap language-fr").await(Place.Themes.class);
        bench.await("a bright screen", v -> v.scene().lookup("#shade") == null);
        bench.play("idle 30");
        assertTrue(
                Frames.call(() -> bench.visits().visit().panel() instanceof Panel.None),
                "asked although somebody is there");
        bench.await(Place.Themes.class);
    }

    @Test
    void visitorWhoLeftIsAskedAfter15SecondsAndWipedAfter20More() throws Exception {
        set(Device.PRESENCE, true);
        bench.play("tap language-fr", "tap theme-C");
        set(Device.PRESENCE, false);
        bench.play("idle 14");
        assertTrue(Frames.call(() -> bench.visits().visit().panel() instanceof Panel.None));
        bench.play("idle 2");
        assertTrue(Frames.call(() -> bench.visits().visit().panel() instanceof Panel.StillThere));
        bench.play("idle 17");
        assertTrue(Frames.call(() -> bench.visits().visit().panel() instanceof Panel.StillThere));
        bench.play("idle 4").await(Place.Welcome.class);
    }

    @Test
    void keysAndHeadsetAreHeardOnTheScreensThread() throws Exception {
        List<String> heard = new ArrayList<>();
        bench.terminal()
                .devices()
                .listen(
                        new PinListener() {
                            @Override
                            public void key(VisitorKey key, boolean pressed) {
                                heard.add(key + " " + pressed + " " + thread());
                            }

                            @Override
                            public void headset(boolean plugged) {
                                heard.add("headset " + plugged + " " + thread());
                            }

                            private static String thread() {
                                return Thread.currentThread().getName();
                            }
                        });
        set(Device.KEY_CHOOSE, true);
        set(Device.KEY_CHOOSE, false);
        set(Device.HEADSET, true);
        bench.await("three reports", _ -> heard.size() == 3);
        String fx = " JavaFX Application Thread";
        assertEquals(List.of("CHOOSE true" + fx, "CHOOSE false" + fx, "headset true" + fx), heard);
    }

    private StaffFacts facts() {
        Language french = bench.visits().content().language("fr").orElseThrow();
        return bench.terminal().staff().in(french);
    }

    private void onPanel(Event... events) throws Exception {
        Frames.call(
                () -> {
                    for (int i = 0; i < CornerTaps.NEEDED; i++) {
                        bench.visits().on(new Event.StaffCornerTapped());
                    }
                    bench.visits().on(new Event.StaffUnlocked());
                    for (Event event : events) {
                        bench.visits().on(event);
                    }
                    return true;
                });
    }

    @Test
    void staffSeeEveryDeviceLiveAndTryIt() throws Exception {
        openNew();
        List<Utterance> said = new ArrayList<>();
        bench.terminal().speaking().speakBy(_ -> heard(said));
        // Held down while the panel comes, and let go on it: it must not be dead afterwards.
        set(Device.KEY_PREVIOUS, true);
        onPanel(new Event.StaffPageTapped(Panel.StaffPage.DEVICES));
        set(Device.KEY_PREVIOUS, false);
        bench.play("expect screen Touche suivant", "expect screen Pressions\u00a0: 0");
        set(Device.KEY_NEXT, true);
        bench.play("expect screen Enfoncée");
        set(Device.KEY_NEXT, false);
        bench.play("expect screen Pressions\u00a0: 1", "tap test-light");
        awaitLit(Device.LIGHT_AMBER);
        awaitLit(Device.LIGHT_RED);
        bench.play("tap test-loudspeaker");
        assertEquals(Utterance.Output.LOUDSPEAKER, said.getFirst().output());
        assertEquals("fr", said.getFirst().parts().getFirst().language());
        bench.play("tap test-printer-0");
        bench.await(
                "the test slip",
                _ ->
                        bench.terminal().machinery().printers().known().getFirst().paper().usedMm()
                                > 0);
        bench.play("tap new-roll-0");
        assertEquals(
                0, bench.terminal().machinery().printers().known().getFirst().paper().usedMm());
        bench.play("tap close", "tap staff-language-nl", "expect screen Apparaten", "tap close")
                .await(Place.Welcome.class);
        for (int press = 0; press < 2; press++) {
            bench.play("idle 1");
            set(Device.KEY_PREVIOUS, true);
            set(Device.KEY_PREVIOUS, false);
        }
        bench.await("a ring where the key leads", v -> v.scene().lookup(".ring") != null);
    }

    private static Voice heard(List<Utterance> said) {
        return new Voice() {
            @Override
            public void say(Utterance utterance, Listener listener) {
                said.add(utterance);
                listener.ended(utterance);
            }

            @Override
            public void stop() {
                // It was heard at once.
            }
        };
    }

    @Test
    void lastFaultsAreToldWithTheirTimesAndCodes() throws Exception {
        openNew();
        assertEquals(List.of(), facts().faults());
        printer.takePaper();
        awaitState(PrinterState.PAPER_OUT);
        set(Device.TAMPER, true);
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        awaitState(PrinterState.READY);
        onPanel(new Event.StaffPageTapped(Panel.StaffPage.FAULTS));
        bench.play(
                "expect screen case-open",
                "expect screen printer-paper-out",
                "expect screen 23.11. 10:00");
        assertTrue(
                facts().lines().stream()
                        .anyMatch(line -> line.warning() && line.value().equals("Boîtier ouvert")));
        List<FaultLog.Entry> before = bench.terminal().staff().lastFaults();
        close();
        open();
        List<FaultLog.Entry> after = bench.terminal().staff().lastFaults();
        assertEquals(before, after.subList(after.size() - before.size(), after.size()));
    }

    @Test
    void healthIsToldInJsonWithoutAnythingOfVisits() throws Exception {
        openNew();
        set(Device.TAMPER, true);
        JsonNode json = JsonMapper.shared().readTree(bench.terminal().health());
        assertEquals("bruxelles-a", json.path("terminal").stringValue());
        assertEquals("staff-soon", json.path("light").stringValue());
        assertEquals("on", json.at("/devices/tamper").stringValue());
        assertEquals("ready", json.at("/printers/0/state").stringValue());
        assertEquals(400, json.at("/printers/0/ticketsLeft").intValue());
        assertEquals("case-open", json.at("/faults/0").stringValue());
        assertEquals("case-open", json.at("/lastFaults/0/code").stringValue());
    }

    @Test
    void staffSwitchOffInGoodOrder() throws Exception {
        onPanel(
                new Event.StaffPageTapped(Panel.StaffPage.POWER),
                new Event.StaffTaskTapped(new StaffTask.SwitchOff()),
                new Event.StaffTaskTapped(new StaffTask.Restart()));
        assertEquals(List.of("switch off", "restart"), OUT);
    }
}
