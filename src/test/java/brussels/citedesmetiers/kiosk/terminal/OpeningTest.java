package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentGuard;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The welcome screen stands before the questions are read.
final class OpeningTest {
    @TempDir Path folder;

    @BeforeAll
    static void fonts() throws Exception {
        Bench.startJavaFx();
    }

    @Test
    void aLanguageTappedBeforeTheQuestionsAreReadIsChosenThen() throws Exception {
        try (Terminal terminal = terminal()) {
            VisitLoop visits =
                    Fx.call(
                            () -> {
                                VisitLoop opening = terminal.opening(Exits.none());
                                opening.draw();
                                opening.on(new Event.LanguageChosen("nl"));
                                opening.on(new Event.Ticked());
                                opening.on(new Event.ThemeChosen("C"));
                                return opening;
                            });
            assertEquals(0, visits.content().questionnaires().size());
            assertInstanceOf(Place.Welcome.class, visits.visit().place());
            terminal.watchContent(() -> {});
            Await.until(
                    "the first question",
                    () -> Fx.call(() -> visits.visit().place() instanceof Place.Asking));
            assertEquals("nl", visits.visit().language());
        }
        Await.until("the end of what writes beside the screen", () -> !isWatched());
    }

    private static boolean isWatched() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("content"));
    }

    private Terminal terminal() throws Exception {
        ConfigFolder config = ConfigFolder.shippedIn(folder);
        Path data = folder.resolve("data");
        ContentGuard guard = new ContentGuard(config.path(), data, Version.text());
        guard.check(guard.print(), _ -> (_, _, _) -> Optional.empty());
        InstantSource clock = InstantSource.system();
        return Terminal.of(
                        new TerminalChoices(
                                config.path(),
                                data,
                                "none",
                                null,
                                new WallClock(clock, () -> true),
                                BootClock.by(clock),
                                true),
                        new PrintWriter(new StringWriter()))
                .orElseThrow();
    }
}
