package brussels.citedesmetiers.kiosk.supervisor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.hub.StoreThread;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import brussels.citedesmetiers.kiosk.web.WebServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each loop of the program answers while it does its work or waits for what is broken, and does
/// not while it hangs.
final class LoopsTest {
    private static final int DOTS = 576;

    @TempDir Path folder;

    private static CountDownLatch ask(Loop loop) {
        CountDownLatch answered = new CountDownLatch(1);
        loop.ask().accept(answered::countDown);
        return answered;
    }

    private static void turns(Loop loop) {
        CountDownLatch answered = ask(loop);
        Await.until(loop.name(), () -> answered.getCount() == 0);
    }

    @Test
    void storeTurnsBetweenTwoPiecesOfWork() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        try (StoreThread store = new StoreThread()) {
            turns(store.loop());
            store.execute(() -> awaitQuietly(hangs));
            CountDownLatch answered = ask(store.loop());
            assertFalse(answered.await(100, TimeUnit.MILLISECONDS), "it hangs");
            hangs.countDown();
            Await.until("store", () -> answered.getCount() == 0);
        }
    }

    @Test
    void screenTurnsOnlyWithItsThread() throws Exception {
        Fx.call(() -> true);
        turns(Frames.loop());
        CountDownLatch hangs = new CountDownLatch(1);
        Platform.runLater(() -> awaitQuietly(hangs));
        CountDownLatch answered = ask(Frames.loop());
        assertFalse(answered.await(100, TimeUnit.MILLISECONDS), "it hangs");
        hangs.countDown();
        Await.until("screen", () -> answered.getCount() == 0);
    }

    @Test
    void printerTurnsWhateverIsWrongWithIt() throws Exception {
        try (EmulatedPrinter emulated = EmulatedPrinter.onNetwork(DOTS);
                EscPosPrinter printer =
                        EscPosPrinter.open(
                                emulated.address(),
                                PrinterProfile.ofWidth(DOTS),
                                Timing.standard())) {
            Await.until("ready", () -> printer.state() == PrinterState.READY);
            turns(new Loop("ready", Duration.ZERO, printer::whenRound));
            emulated.openCover();
            Await.until("cover", () -> printer.state() == PrinterState.COVER_OPEN);
            turns(new Loop("cover open", Duration.ZERO, printer::whenRound));
        }
        try (EscPosPrinter absent =
                EscPosPrinter.open(
                        PrinterAddress.parse("usb:" + folder.resolve("lp0")),
                        PrinterProfile.ofWidth(DOTS),
                        Timing.standard())) {
            turns(new Loop("no device", Duration.ZERO, absent::whenRound));
        }
    }

    @Test
    void serverTurnsOnceItTakesConnections() throws Exception {
        Watch watch = new Watch(Duration.ofSeconds(30), 8, System::nanoTime);
        try (WebServer server =
                WebServer.behindProxy(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        watch,
                        Duration.ofSeconds(30),
                        System::nanoTime)) {
            CountDownLatch answered = ask(server.loop());
            assertFalse(
                    answered.await(100, TimeUnit.MILLISECONDS),
                    "the system lets in who knocks, but nobody is there");
            server.start(_ -> Reply.refused(Reply.BUSY, "busy"));
            Await.until("server", () -> answered.getCount() == 0);
            turns(server.loop());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
