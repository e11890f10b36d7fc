package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fault on the screen's thread ends the visit, never the screen.
class ScreenFaultTest {
    @TempDir Path data;

    @Test
    void aFaultEndsTheVisitAtTheWelcomeScreenAndStaffAreTold() throws Exception {
        try (Bench bench = Bench.open(data, null)) {
            bench.play("tap language-fr", "tap theme-C", "expect choice-parent");
            assertEquals(List.of(), screenLines(bench));
            Frames.call(
                    () -> {
                        VisitLoop terminal = bench.visits();
                        terminal.decideBy(
                                (visit, event, now) -> {
                                    throw new IllegalStateException("planted");
                                });
                        terminal.on(new Event.ChoiceTapped("parent"));
                        terminal.decideBy(terminal.machine()::on);
                        return true;
                    });
            bench.await(Place.Welcome.class);
            assertEquals(1, screenLines(bench).size());
            bench.play("tap language-fr", "tap theme-C", "expect choice-parent");
        }
    }

    @Test
    void contentWithoutWhatItRecommendsLeavesNoDeadButton() throws Exception {
        ConfigFolder config = ConfigFolder.shippedIn(data);
        for (String file : List.of("C", "A", "T", "B", "E", "U")) {
            config.put("content/questionnaire-" + file + ".json", "/rules/0/priority", "100");
            config.put(
                    "content/questionnaire-" + file + ".json", "/rules/0/recommend", "['nobody']");
            config.remove("content/questionnaire-" + file + ".json", "/rules/0/when");
        }
        try (Bench bench =
                Bench.open(
                        config.path(), data.resolve("data"), "none", PrinterFaults.QUICK, null)) {
            bench.play(
                    "tap language-fr",
                    "tap theme-C",
                    "tap choice-parent",
                    "tap choice-option",
                    "tap choice-fr",
                    "tap choice-nothing",
                    "tap choice-yes");
            bench.await(Place.Welcome.class);
            assertEquals(1, screenLines(bench).size());
        }
    }

    @Test
    void aScreenThatFailsAgainAndAgainIsGivenUp() throws Exception {
        List<String> out = new ArrayList<>();
        try (Bench bench =
                Bench.open(
                        ConfigFolder.SHIPPED,
                        data,
                        "none",
                        PrinterFaults.QUICK,
                        null,
                        terminal -> RecordedExits.of(terminal, out))) {
            Frames.call(
                    () -> {
                        for (int i = 0; i < 4; i++) {
                            bench.visits().failed(new IllegalStateException("planted"));
                        }
                        return true;
                    });
            assertEquals(List.of("give up"), out);
        }
    }

    @Test
    void offeredContentIsTakenWhenTheVisitIsOver() throws Exception {
        ConfigFolder config = ConfigFolder.shippedIn(data);
        config.put("content/questionnaire-C.json", "/rules/0/priority", "77");
        Content edited =
                ConfigFolder.sound(
                        brussels.citedesmetiers.kiosk.config.ContentLoader.load(config.path()));
        try (Bench bench = Bench.open(data.resolve("data"), null)) {
            String before = bench.visits().content().version();
            bench.play("tap language-fr", "tap theme-C", "expect choice-parent");
            AtomicInteger taken = new AtomicInteger();
            Frames.call(
                    () -> {
                        bench.visits()
                                .offer(
                                        edited,
                                        new VisitMachine(edited, TimeLimits.STANDARD),
                                        taken::incrementAndGet);
                        return true;
                    });
            assertEquals(before, bench.visits().content().version());
            bench.play("tap start-over").await(Place.Welcome.class);
            assertEquals(edited.version(), bench.visits().content().version());
            assertEquals(1, taken.get());
            bench.play("tap language-fr", "tap theme-C", "expect choice-parent");
        }
    }

    private static List<String> screenLines(Bench bench) throws Exception {
        return Frames.call(
                () ->
                        bench
                                .terminal()
                                .staff()
                                .in(bench.visits().content().language("fr").orElseThrow())
                                .lines()
                                .stream()
                                .map(StaffFacts.Line::label)
                                .filter("Écran"::equals)
                                .toList());
    }
}
