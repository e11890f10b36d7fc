package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.robot.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which content a terminal shows when somebody edited the files, well or badly.
class ContentWatchTest {
    private static final String C = "content/questionnaire-C.json";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path folder;
    private ConfigFolder config;
    private Path data;
    private String good;
    private final Screen screen = new Screen();

    /// Takes what it is offered at once, or waits as with a visitor before it.
    private static final class Screen implements ContentWatch.Screen {
        private final List<Trades> trades = new ArrayList<>();

        @Override
        public void trades(Trades read) {
            trades.add(read);
        }

        private final List<String> happened = new ArrayList<>();
        private boolean visitor;
        private Runnable whenFree = () -> {};

        @Override
        public void offer(Content content, Runnable taken) {
            happened.add("offered " + content.version());
            whenFree = taken;
            if (!visitor) {
                taken.run();
            }
        }

        @Override
        public void whole(Content content) {
            happened.add("whole " + content.version());
        }

        @Override
        public void told() {
            happened.add("told");
        }

        @Override
        public void nothingToShow() {
            happened.add("nothing");
        }
    }

    @BeforeAll
    static void fonts() throws Exception {
        Bench.startJavaFx();
    }

    @BeforeEach
    void soundContent() {
        config = ConfigFolder.shippedIn(folder);
        data = folder.resolve("data");
        good = version();
    }

    private String version() {
        return ConfigFolder.sound(ContentLoader.load(config.path())).version();
    }

    private Optional<ContentWatch> start() {
        return ContentWatch.atStart(
                new TerminalChoices(
                        config.path(),
                        data,
                        null,
                        null,
                        new WallClock(() -> NOON, () -> true),
                        BootClock.by(() -> NOON),
                        true),
                data,
                new PrintWriter(new StringWriter()));
    }

    private static void edited(ContentWatch watch, Screen screen) {
        watch.look(screen);
        watch.look(screen);
    }

    private void keepGood() throws IOException {
        new KeptContent(data).keep(config.path(), good, NOON);
    }

    private void breakIt() {
        config.put(C, "/rules/0/recommend", "['nobody']");
    }

    private void change() {
        config.put(C, "/rules/0/priority", "77");
    }

    @Test
    void faultyContentThatCanBeReadIsNeitherShownNorKept() throws IOException {
        keepGood();
        breakIt();
        try (ContentWatch watch = start().orElseThrow()) {
            assertEquals(good, watch.content().version());
            watch.look(screen);
            watch.keep();
            assertEquals(good, watch.content().version());
            assertTrue(watch.fault().orElseThrow().contains(C), watch.fault()::toString);
        }
        assertEquals(good, new KeptContent(data).newest().orElseThrow().version());
    }

    @Test
    void whatWasRefusedIsRefusedAtTheNextStartWithoutAnotherCheck() throws IOException {
        keepGood();
        breakIt();
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
        }
        try (ContentWatch again = start().orElseThrow()) {
            assertEquals(good, again.content().version());
            assertTrue(again.fault().isPresent());
        }
    }

    @Test
    void faultyContentOfAnEarlierProgramIsNoLastGoodOne() throws IOException {
        keepGood();
        breakIt();
        new KeptContent(data).keep(config.path(), version(), NOON.plusSeconds(1));
        try (ContentWatch watch = start().orElseThrow()) {
            assertEquals(good, watch.content().version());
        }
    }

    @Test
    void aNewTerminalWithFaultyContentHasNothingToShow() {
        breakIt();
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
        }
        assertEquals(List.of("nothing", "told"), screen.happened);
        assertTrue(start().isEmpty());
    }

    @Test
    void aNewTerminalShowsItsContentAndKeepsItOnceItIsProven() {
        try (ContentWatch watch = start().orElseThrow()) {
            assertEquals(good, watch.content().version());
            watch.keep();
            assertTrue(new KeptContent(data).newest().isEmpty());
            watch.look(screen);
            assertEquals(List.of("told"), screen.happened);
            assertEquals(good, new KeptContent(data).newest().orElseThrow().version());
        }
        try (ContentWatch again = start().orElseThrow()) {
            assertEquals(good, again.content().version());
        }
    }

    /// What makes the first frame early.
    @Test
    void contentKnownToBeSoundOpensBeforeItsQuestionsAreRead() {
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
        }
        try (ContentWatch again = start().orElseThrow()) {
            assertFalse(again.opensWhole());
            assertEquals(4, again.opening().languages().size());
            assertTrue(again.opening().questionnaires().isEmpty());
            assertEquals(good, again.content().version());
            assertEquals(6, again.content().questionnaires().size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsEditedBetweenTheFirstFrameAndItsQuestionsIsNotShownUnchecked(boolean well)
            throws IOException {
        keepGood();
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
        }
        try (ContentWatch again = start().orElseThrow()) {
            if (well) {
                change();
            } else {
                breakIt();
            }
            assertEquals(good, again.content().version());
            again.look(screen);
            assertEquals(well ? version() : good, again.content().version());
            assertEquals(well, again.fault().isEmpty());
        }
    }

    @Test
    void contentEditedWhileTheTerminalWasOffIsShownOnceItIsProven() throws IOException {
        keepGood();
        change();
        try (ContentWatch watch = start().orElseThrow()) {
            assertEquals(good, watch.content().version());
            watch.look(screen);
            assertEquals(version(), watch.content().version());
        }
    }

    @Test
    void anEditIsTakenOverWhenNobodyIsBeforeTheScreen() {
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
            screen.visitor = true;
            change();
            edited(watch, screen);
            assertEquals(good, watch.content().version());
            screen.whenFree.run();
            assertEquals(version(), watch.content().version());
            assertEquals(Optional.empty(), watch.fault());
        }
    }

    @Test
    void aBadEditIsSaidAndTheGoodOneAfterItIsShown() {
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
            breakIt();
            edited(watch, screen);
            assertEquals(good, watch.content().version());
            assertTrue(watch.fault().isPresent());
            config.put(C, "/rules/0/recommend", "['siep']");
            edited(watch, screen);
            assertEquals(version(), watch.content().version());
            assertEquals(Optional.empty(), watch.fault());
        }
    }

    @Test
    void anEditorWhoIsStillSavingIsWaitedFor() {
        try (ContentWatch watch = start().orElseThrow()) {
            watch.look(screen);
            screen.happened.clear();
            breakIt();
            watch.look(screen);
            change();
            watch.look(screen);
            assertEquals(List.of(), screen.happened);
        }
    }
}
