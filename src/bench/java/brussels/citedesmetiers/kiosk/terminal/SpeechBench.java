package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// From a key to the first sample at the output's command, with the real engine and the screen
/// drawn in memory, language by language. Prints milliseconds.
public final class SpeechBench {
    private static final int RUNS = 60;
    private static final int WARM_UP = 10;

    /// The head of a WAV file and one sample.
    private static final int FIRST_SAMPLE = 46;

    private SpeechBench() {}

    /// @param args configuration folder, an empty data folder
    public static void main(String[] args) throws Exception {
        Frames.headless();
        VirtualClock clock = new VirtualClock(InstantSource.system().instant());
        Path pipe = Path.of(args[1]).resolveSibling("speech-pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        BlockingQueue<Long> first = new LinkedBlockingQueue<>();
        BlockingQueue<Long> ends = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> listen(pipe, first, ends));
        Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        Path.of(args[0]),
                                        Path.of(args[1]),
                                        "none",
                                        null,
                                        new WallClock(clock, () -> false),
                                        BootClock.by(clock),
                                        false),
                                Timing.standard(),
                                new PrintWriter(System.err, true))
                        .orElseThrow();
        Frames.startToolkit(Fonts::load);
        ScreenDriver driver = ScreenDriver.show(terminal, clock);
        List<String> output = List.of("dd", "of=" + pipe, "bs=64", "status=none");
        terminal.speaking()
                .speakBy(
                        _ ->
                                Speaking.voice(
                                        new TerminalSettings.Speech(List.of(), output, List.of()),
                                        Pronunciation.NONE,
                                        fault -> System.err.println(fault)));
        Content content = terminal.content();
        for (Language language : content.languages()) {
            VisitSteps steps = new VisitSteps(terminal, clock);
            steps.begin(language, first, ends);
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                long pressed = steps.press("DOWN");
                long heard = first.take();
                ends.take();
                if (i >= WARM_UP) {
                    times.add((heard - pressed) / 1e6);
                }
            }
            Collections.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "%s: key to first sample p50 %.0f ms, p95 %.0f ms, longest %.0f ms (%d keys)%n",
                    language.code(),
                    times.get(RUNS / 2),
                    times.get(RUNS * 95 / 100),
                    times.getLast(),
                    RUNS);
            steps.end(ends);
        }
        driver.close();
        terminal.close();
        Files.delete(pipe);
        Frames.end();
        System.exit(0);
    }

    private static void listen(Path pipe, BlockingQueue<Long> first, BlockingQueue<Long> ends) {
        byte[] chunk = new byte[1 << 16];
        while (true) {
            try (InputStream in = Files.newInputStream(pipe)) {
                if (in.readNBytes(chunk, 0, FIRST_SAMPLE) == FIRST_SAMPLE) {
                    first.add(System.nanoTime());
                }
                while (in.read(chunk) > 0) {
                    // Played at once.
                }
                ends.add(System.nanoTime());
            } catch (IOException e) {
                return;
            }
        }
    }

    /// The keys of a visit.
    private record VisitSteps(Terminal terminal, VirtualClock clock) {

        /// To the themes, in this language.
        void begin(Language language, BlockingQueue<Long> first, BlockingQueue<Long> ends)
                throws Exception {
            press("DOWN");
            first.take();
            Frames.call(
                    () -> {
                        terminal.visits().on(new Event.LanguageChosen(language.code()));
                        return true;
                    });
            settle(first, ends);
        }

        /// Until nothing more is said.
        static void settle(BlockingQueue<Long> first, BlockingQueue<Long> ends)
                throws InterruptedException {
            while (ends.poll(2, TimeUnit.SECONDS) != null) {
                first.clear();
            }
            first.clear();
        }

        void end(BlockingQueue<Long> ends) throws Exception {
            Frames.call(
                    () -> {
                        terminal.visits().on(new Event.StartOverTapped());
                        return true;
                    });
            ends.clear();
        }

        /// When it was pressed.
        long press(String name) throws Exception {
            return Frames.call(
                    () -> {
                        clock.advance(Duration.ofSeconds(1));
                        KeyCode code = KeyCode.valueOf(name);
                        long now = System.nanoTime();
                        fire(KeyEvent.KEY_PRESSED, code);
                        fire(KeyEvent.KEY_RELEASED, code);
                        return now;
                    });
        }

        private void fire(EventType<KeyEvent> type, KeyCode code) {
            terminal.visits()
                    .scene()
                    .getRoot()
                    .fireEvent(
                            new KeyEvent(
                                    type,
                                    KeyEvent.CHAR_UNDEFINED,
                                    code.getName(),
                                    code,
                                    false,
                                    false,
                                    false,
                                    false));
        }
    }
}
