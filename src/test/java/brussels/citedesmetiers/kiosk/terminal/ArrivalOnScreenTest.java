package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.hub.HubSide;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.Channel;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.visit.Arrival;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Place.Slip;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal that is its site's hub, on a day with appointments: real database, real screen,
/// emulated printer. The bench's clock says ten in the morning in Brussels.
final class ArrivalOnScreenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final ServiceId LEARN = new ServiceId("apprendre");

    @TempDir Path folder;

    private static AdviserQueue queue(Bench bench) {
        return assertInstanceOf(
                        HubSide.class, bench.terminal().machinery().queueSide().orElseThrow())
                .queue();
    }

    private static Appointment at(int hour, int minute, String code) {
        return new Appointment(DAY, code, LocalTime.of(hour, minute), LEARN);
    }

    private static void schedule(Bench bench, Appointment... list) throws Exception {
        bench.await("the store", t -> bench.terminal().machinery().queueSide().isPresent());
        assertTrue(queue(bench).schedule(List.of(list), new DeskId(1)));
    }

    private static Place.Arrived arrived(Bench bench) {
        return assertInstanceOf(Place.Arrived.class, bench.visits().visit().place());
    }

    @Test
    void aTypedCodeGivesANumberOnScreenPaperAndInTheQueue() throws Exception {
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);
                Bench bench = Bench.open(folder, printer)) {
            bench.await("the store", t -> bench.terminal().machinery().queueSide().isPresent());
            bench.play("tap language-nl");
            assertEquals(null, bench.visits().scene().lookup("#arrival"));
            schedule(bench, at(10, 30, "4-71"), at(11, 0, "472"));
            bench.await("the way", t -> t.scene().lookup("#arrival") != null);
            bench.await(
                    "the printer", t -> bench.terminal().machinery().printers().state().canPrint());
            bench.play("tap arrival", "tap key-4", "tap key-9", "tap erase");
            // All codes of today are digits, so that the keys are too.
            assertEquals(null, bench.visits().scene().lookup("#key-A"));
            bench.play("tap key-7", "tap key-1", "tap enter").await(Place.Arrived.class);
            bench.await("the paper", t -> arrived(bench).slip() == Slip.OUT);
            Arrival.InLine here = (Arrival.InLine) arrived(bench).arrival();
            assertEquals(Arrival.Timing.EARLY, here.timing());
            assertEquals(LocalTime.of(10, 30), here.at());
            bench.play("expect number " + here.number());
            QueuedTicket ticket = queue(bench).ticketsOf("bruxelles-a").getFirst();
            assertEquals(here.number(), ticket.code().toString());
            assertEquals(Channel.APPOINTMENT, ticket.channel());
            assertEquals("nl", ticket.language());
            bench.play("tap done").await(Place.Welcome.class);
            bench.play("tap language-fr", "tap arrival", "tap key-4", "tap key-7", "tap key-1")
                    .play("tap enter")
                    .await(Place.Arrived.class);
            assertEquals(new Arrival.Before(here.number()), arrived(bench).arrival());
        }
    }

    private static void fire(Bench bench, EventType<KeyEvent> type, String sign, KeyCode code) {
        Scene scene = bench.visits().scene();
        scene.getRoot().fireEvent(new KeyEvent(type, sign, "", code, false, false, false, false));
    }

    /// As a scanner does: every sign, then Enter.
    private static void scan(Bench bench, String signs) throws Exception {
        Frames.call(
                () -> {
                    for (int i = 0; i < signs.length(); i++) {
                        char sign = signs.charAt(i);
                        fire(bench, KeyEvent.KEY_PRESSED, "", KeyCode.UNDEFINED);
                        fire(bench, KeyEvent.KEY_TYPED, String.valueOf(sign), KeyCode.UNDEFINED);
                        fire(bench, KeyEvent.KEY_RELEASED, "", KeyCode.UNDEFINED);
                    }
                    fire(bench, KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
                    fire(bench, KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
                    fire(bench, KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
                    return true;
                });
    }

    @Test
    void aScannedCodeIsTakenWhateverTheKeyboardAndOnlyWhereItIsAskedFor() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            schedule(bench, at(10, 0, "AB12"), at(9, 0, "CD34"));
            bench.play("tap language-fr");
            scan(bench, "ab12");
            assertInstanceOf(Place.Themes.class, bench.visits().visit().place());
            bench.await("the way", t -> t.scene().lookup("#arrival") != null);
            bench.play("tap arrival");
            // 1 and 2 without Shift on a Belgian keyboard.
            scan(bench, "ab&\u00e9");
            bench.await(Place.Arrived.class);
            Arrival.InLine here = (Arrival.InLine) arrived(bench).arrival();
            assertEquals(Arrival.Timing.IN_TIME, here.timing());
            bench.await("no paper", t -> arrived(bench).slip() == Slip.NONE);
            bench.play("tap done").await(Place.Welcome.class);
            bench.play("tap language-fr", "tap arrival");
            scan(bench, "cd34");
            bench.await(Place.Arrived.class);
            assertEquals(Arrival.Timing.LATE, ((Arrival.InLine) arrived(bench).arrival()).timing());
        }
    }

    @Test
    void anAnswerThatComesAfterTheEndIsNotGivenToTheNextVisitor() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            schedule(bench, at(10, 0, "471"), at(11, 0, "472"));
            CountDownLatch over = new CountDownLatch(1);
            // Its number is given, but nobody is told before the visit is over.
            Runnable stop =
                    queue(bench)
                            .onChange(
                                    _ -> {
                                        if (!queue(bench).tickets().isEmpty()) {
                                            held(over);
                                        }
                                    });
            bench.play("tap language-fr");
            enter(bench, "471");
            bench.await("its number", _ -> !queue(bench).tickets().isEmpty());
            bench.play("idle 45", "idle 20").await(Place.Welcome.class).play("tap language-fr");
            enter(bench, "472");
            assertInstanceOf(Place.Arriving.class, bench.visits().visit().place());
            over.countDown();
            bench.await(Place.Arrived.class);
            stop.run();
            QueuedTicket second =
                    queue(bench).tickets().stream()
                            .filter(t -> "472".equals(t.appointmentOrNull()))
                            .findFirst()
                            .orElseThrow();
            assertEquals(
                    second.code().toString(), ((Arrival.InLine) arrived(bench).arrival()).number());
        }
    }

    private static void held(CountDownLatch until) {
        try {
            assertTrue(until.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void enter(Bench bench, String code) throws Exception {
        bench.await("the way", t -> t.scene().lookup("#arrival") != null);
        bench.play("tap arrival");
        scan(bench, code);
    }

    @Test
    void whoTriesCodesIsSentToReceptionAfterAWhile() throws Exception {
        try (Bench bench = Bench.open(folder, null)) {
            schedule(bench, at(10, 0, "4711"));
            bench.play("tap language-fr", "tap arrival");
            for (int i = 0; i < 10; i++) {
                String code = "00" + i;
                scan(bench, code);
                bench.await(
                        "the answer",
                        t -> t.visit().place().equals(new Place.ArrivalCode(code, true)));
            }
            scan(bench, "4711");
            bench.await(Place.Arrived.class);
            assertEquals(new Arrival.AtReception(), arrived(bench).arrival());
            assertFalse(queue(bench).view().appointments().getFirst().ticket().isPresent());
        }
    }
}
