package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.desk.Arrivals;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.hub.HubSide;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NotNowException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal that is its site's hub: what a visitor prints is what advisers call.
class TerminalQueueTest {
    @TempDir Path folder;

    private static HubSide hub(Bench bench) {
        return assertInstanceOf(
                HubSide.class, bench.terminal().machinery().queueSide().orElseThrow());
    }

    private static void open(Bench bench) throws Exception {
        bench.await("the store", t -> bench.terminal().machinery().queueSide().isPresent());
    }

    @Test
    void aPrintedTicketStandsInTheQueue() throws Exception {
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);
                Bench bench = Bench.open(folder, printer)) {
            open(bench);
            bench.await(
                    "the printer", t -> bench.terminal().machinery().printers().state().canPrint());
            bench.toPreview().play("tap print").await(Place.Printed.class);
            String code = bench.visits().visit().issued().orElseThrow().code();
            List<QueuedTicket> queued = hub(bench).queue().ticketsOf("bruxelles-a");
            assertEquals(List.of(code), queued.stream().map(t -> t.code().toString()).toList());
            assertEquals(new ServiceId("choisir"), queued.getFirst().service());
            assertEquals("fr", queued.getFirst().language());
        }
    }

    @Test
    void whoComesOutOfHoursLearnsItBeforeTheFirstQuestionAndGetsTheListAlone() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            open(bench);
            bench.play("tap language-fr");
            // Half past twelve until half past one is lunch.
            bench.driver().clock().advance(Duration.ofHours(2).plusMinutes(45));
            hub(bench).queue().tick();
            assertInstanceOf(
                    Refusal.Closed.class,
                    hub(bench)
                            .outlook()
                            .orElseThrow()
                            .only(List.of("C", "A", "T", "B", "E"))
                            .noTickets()
                            .orElseThrow());
            bench.play("tap start-over");
            bench.play("tap language-fr", "expect waits 13:30");
        }
    }

    /// The look at the queue may be older than the tap that asks for a number.
    @Test
    void aNumberAskedForAfterTheHouseClosedIsRefusedAsARuleAndNotAsAFault() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            open(bench);
            bench.driver().clock().advance(Duration.ofHours(2).plusMinutes(45));
            TicketRequest asked = new TicketRequest('C', "fr", bench.driver().clock().instant());
            NotNowException refused =
                    assertThrows(NotNowException.class, () -> hub(bench).give(asked));
            assertTrue(String.valueOf(refused.getMessage()).contains("Closed"), refused::toString);
        }
    }

    @Test
    void aCalledCodeStandsOnTheWelcomeScreenWhileItsHolderMayLookForTheDesk() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            open(bench);
            AdviserQueue queue = hub(bench).queue();
            queue.issue(new ServiceId("apprendre"), "uk");
            DeskId desk =
                    queue.plan().desks().stream()
                            .filter(d -> d.serves(new ServiceId("apprendre")))
                            .findFirst()
                            .orElseThrow()
                            .id();
            String code =
                    assertInstanceOf(QueueResult.Ok.class, queue.callNext(desk))
                            .ticket()
                            .code()
                            .toString();
            bench.play("expect calls " + code, "expect calls " + desk.number());
            bench.driver().clock().advance(Duration.ofMinutes(11));
            queue.tick();
            bench.await("the call to go", t -> t.scene().lookup("#calls") == null);
        }
    }

    @Test
    void pagesWhosePortIsTakenComeUpWhenItIsFree() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            open(bench);
            AdviserQueue queue = hub(bench).queue();
            HubSide side;
            try (ServerSocket other = new ServerSocket(0)) {
                DeskAddress address = DeskAddress.on(other.getLocalPort());
                side =
                        HubSide.start(
                                queue,
                                new Arrivals(
                                        queue, () -> bench.visits().content(), OwnKey.in(folder)),
                                () -> {},
                                () -> desk(bench, queue, address));
                Await.until(
                        "the pages to be refused",
                        () ->
                                side.state()
                                        .equals(
                                                new QueueSide.State.NotServing(
                                                        QueueSide.State.NotServing.Why.PORT)));
            }
            try (side) {
                Await.until(
                        "the pages",
                        () -> {
                            side.tick();
                            return side.state() instanceof QueueSide.State.Serving;
                        });
            }
        }
    }

    private DeskServer desk(Bench bench, AdviserQueue queue, DeskAddress address)
            throws IOException, GeneralSecurityException {
        Settings settings = ConfigFolder.sound(SettingsReader.load(ConfigFolder.SHIPPED));
        return DeskServer.start(
                StandaloneHub.parts(
                        new PinGate(new StaffPin(folder)),
                        folder,
                        queue,
                        ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                        () -> bench.visits().content(),
                        settings.site().keys("bruxelles-a", null),
                        new WallClock(bench.driver().clock(), () -> true),
                        () -> "{}",
                        OwnKey.in(folder),
                        SlipPrinter.NONE,
                        null),
                address);
    }

    @Test
    void staffChooseTheStopInTwoTapsAndVisitsAreCountedThere() throws Exception {
        Path config =
                ConfigFolder.shippedIn(folder)
                        .put("terminal.json", "/kind", "'truck'")
                        .put(
                                "counts.json",
                                "/stops",
                                "[{'id': 'flagey', 'name': 'Place Flagey'},"
                                        + " {'id': 'molenbeek', 'name': 'Molenbeek'}]")
                        .path();
        try (Bench bench =
                Bench.open(config, folder.resolve("data"), "none", PrinterFaults.QUICK, null)) {
            open(bench);
            new StaffPin(folder.resolve("data")).set("274953".toCharArray());
            for (int i = 0; i < 5; i++) {
                bench.play("tap staff-corner");
            }
            for (char digit : "274953".toCharArray()) {
                bench.play("tap digit-" + digit);
            }
            bench.play("tap enter");
            bench.await(
                    "the panel",
                    t -> t.visit().panel().equals(new Panel.Staff(Panel.StaffPage.PARTS)));
            bench.play("tap staff-day", "tap stop-molenbeek");
            bench.terminal().machinery().settle();
            assertEquals(
                    "molenbeek", bench.terminal().machinery().dayChoice().orElseThrow().chosen());
            assertEquals(
                    LocalDate.of(2026, 11, 23),
                    bench.terminal().machinery().dayChoice().orElseThrow().day());
        }
    }
}
