package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.speech.EngineVoice;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.speech.Voice;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Speaking;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A process of its own in which visits are played on the real screens to their end, with tickets
/// printed into a file; the first is read aloud. Its memory is dumped before them and after each.
final class EndedVisit {
    static final String TERMINAL = "bruxelles-a";
    static final String BEFORE = "before.hprof";
    static final String AFTER = "after";
    static final String KEEPING = "keeping";
    static final String DUMP = "dump.hprof";
    static final String PAPER = "paper";
    static final String CODE = "code";
    static final String TOKEN = "token";

    /// What was read aloud.
    static final String SAID = "said";

    /// What the visitor of [Bench#toPreview()] chose, as it stands on the screen.
    static final String CHOSEN = "Choisir une option ou une école";

    /// Typed as the code of an appointment, which it is not.
    static final String TYPED = "QX7ZK93";

    private static final List<Object> KEPT = new ArrayList<>();

    private EndedVisit() {}

    /// Plays one visit, then another that it keeps, and says `done`, or what went wrong.
    ///
    /// @param args a folder for all that is made
    public static void main(String[] args) {
        try {
            play(Path.of(args[0]));
            System.out.println("done");
        } catch (Exception | AssertionError e) {
            // The screen's thread would keep this process alive, and the test waiting.
            System.out.println(e);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void play(Path folder) throws Exception {
        Bench bench =
                Bench.open(
                        ConfigFolder.SHIPPED,
                        folder.resolve("data"),
                        "file:" + folder.resolve(PAPER),
                        PrinterFaults.QUICK,
                        null);
        Path said = folder.resolve(SAID);
        bench.terminal().speaking().speakBy(report -> voice(said, report));
        bench.await("all parts", visits -> visits.atRest());
        // Until it is computed the files that it is computed from are kept, with all their texts.
        String version = bench.visits().content().version();
        // Content is read once more to be kept, and is in memory twice until it is.
        Path kept = folder.resolve("data/content").resolve(version);
        bench.await("the content to be kept", _ -> Files.exists(kept));
        dump(folder.resolve(BEFORE));
        Path first = Files.createDirectory(folder.resolve(AFTER));
        wrongCode(bench);
        bench.play("key DOWN").toPreview();
        aloud(bench, said);
        bench.play("tap print", "expect taken");
        write(first, bench.visits().visit());
        toItsEnd(bench);
        dump(first.resolve(DUMP));

        Path second = Files.createDirectory(folder.resolve(KEEPING));
        KEPT.add(wrongCode(bench));
        bench.toPreview().play("tap print", "expect taken");
        String code = write(second, bench.visits().visit());
        KEPT.add(bench.visits().visit());
        KEPT.add(Files.readAllBytes(folder.resolve(PAPER)));
        KEPT.add(answersAsBytes(code));
        Frames.call(
                () -> {
                    bench.visits().scene().getRoot().setAccessibleText("1. " + CHOSEN);
                    return true;
                });
        toItsEnd(bench);
        dump(second.resolve(DUMP));
    }

    /// A visit of somebody who types a code that nobody knows, and leaves.
    ///
    /// @return how it was before its end
    private static Visit wrongCode(Bench bench) throws Exception {
        bench.play("tap language-fr");
        Frames.call(
                () -> {
                    bench.visits().on(new Event.ArrivalTapped(true));
                    for (int i = 0; i < TYPED.length(); i++) {
                        bench.visits().on(new Event.CodeTyped(TYPED.charAt(i)));
                    }
                    bench.visits().on(new Event.CodeEntered());
                    return true;
                });
        bench.await(
                "the answer",
                visits -> visits.visit().place().equals(new Place.ArrivalCode(TYPED, true)));
        Visit visit = bench.visits().visit();
        bench.play("idle 45", "idle 20", "expect language-uk");
        return visit;
    }

    /// One that writes down what it reads before it does.
    private static Voice voice(Path said, Consumer<EngineVoice.Fault> report) {
        String engine = "tee -a " + said + " | espeak-ng -v fr --stdin --stdout";
        return Speaking.voice(
                new TerminalSettings.Speech(List.of("sh", "-c", engine), List.of("cat"), List.of()),
                Pronunciation.NONE,
                report);
    }

    /// Has everything read on the loudspeaker, down to the answer that is looked for.
    private static void aloud(Bench bench, Path said) throws Exception {
        bench.play("idle 1", "key DOWN", "idle 1", "key END");
        for (int item = 0; item < 3; item++) {
            bench.play("idle 1", "key DOWN");
        }
        bench.await(
                "the answer to be read",
                _ -> {
                    try {
                        return Files.exists(said) && Files.readString(said).contains(CHOSEN);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    static void toItsEnd(Bench bench) throws Exception {
        bench.play(
                "tap taken", "tap feedback-3", "expect goodbye", "idle 45", "expect language-uk");
    }

    private static String write(Path folder, Visit visit) throws IOException {
        Ticket ticket = visit.issued().orElseThrow();
        Files.writeString(folder.resolve(TOKEN), ticket.token());
        Files.writeString(folder.resolve(CODE), ticket.code());
        return ticket.code();
    }

    /// How the bytes begin that a token signs: they have the answers.
    static byte[] answersAsBytes(String code) {
        String lengthOfCode = String.valueOf((char) (0x60 + code.length()));
        return (TERMINAL + lengthOfCode + code).getBytes(StandardCharsets.ISO_8859_1);
    }

    static void dump(Path file) throws Exception {
        Frames.painted();
        System.gc();
        System.gc();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), true);
    }
}
