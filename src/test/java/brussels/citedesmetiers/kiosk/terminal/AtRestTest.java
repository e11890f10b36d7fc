package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal that nobody touches does nothing on its screen.
final class AtRestTest {
    /// Something may still come up behind the screen; sixty a second is what never rests.
    private static final int FEW_PULSES = 10;

    @TempDir Path folder;

    @Test
    void screenThatNobodyTouchesIsNeitherLaidOutNorPainted() throws Exception {
        Fx.call(
                () -> {
                    Fonts.load();
                    return true;
                });
        Terminal terminal = terminal();
        CompletableFuture<Stage> shown = new CompletableFuture<>();
        OnDisplay display = new OnDisplay(terminal, false, Watchdog.none(), shown::complete);
        CompletableFuture<Integer> ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return display.run();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> Thread.ofPlatform().start(task));
        Stage stage = shown.get(60, TimeUnit.SECONDS);
        try {
            Await.until("the machinery", () -> !terminal.machinery().starting());
            rests(stage.getScene());
            for (Event event :
                    new Event[] {
                        new Event.LanguageChosen("fr"),
                        new Event.ThemeChosen("C"),
                        new Event.LanguagesTapped(),
                        new Event.PanelClosed()
                    }) {
                Frames.call(
                        () -> {
                            terminal.visits().on(event);
                            return true;
                        });
                rests(stage.getScene());
            }
            AnimationTimer planted = planted();
            Frames.call(
                    () -> {
                        planted.start();
                        return true;
                    });
            assertFalse(isAtRest(stage.getScene()), "an animation that never ends is found");
            Frames.call(
                    () -> {
                        planted.stop();
                        stage.hide();
                        return true;
                    });
        } finally {
            display.end(0);
        }
        assertEquals(0, ended.get(60, TimeUnit.SECONDS));
    }

    private static void rests(Scene scene) throws Exception {
        Frames.painted();
        Await.until("rest", () -> isAtRest(scene));
    }

    private static boolean isAtRest(Scene scene) {
        Semaphore pulses = new Semaphore(0);
        Runnable listener = pulses::release;
        try {
            Frames.call(
                    () -> {
                        scene.addPostLayoutPulseListener(listener);
                        return true;
                    });
            boolean many = pulses.tryAcquire(FEW_PULSES, 1, TimeUnit.SECONDS);
            Frames.call(
                    () -> {
                        scene.removePostLayoutPulseListener(listener);
                        return true;
                    });
            return !many;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static AnimationTimer planted() {
        return new AnimationTimer() {
            @Override
            public void handle(long now) {
                // The pulse alone is what must not go on.
            }
        };
    }

    private Terminal terminal() throws Exception {
        StringWriter faults = new StringWriter();
        WallClock clock = new WallClock(InstantSource.system(), () -> true);
        return Terminal.of(
                        new TerminalChoices(
                                ConfigFolder.SHIPPED,
                                folder.resolve("data"),
                                "none",
                                Display.S,
                                clock,
                                BootClock.by(clock),
                                false),
                        new PrintWriter(faults))
                .orElseThrow(() -> new AssertionError(faults.toString()));
    }
}
