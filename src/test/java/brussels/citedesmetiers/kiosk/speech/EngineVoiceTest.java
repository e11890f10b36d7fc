package brussels.citedesmetiers.kiosk.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.speech.EngineVoice.Fault;
import brussels.citedesmetiers.kiosk.speech.Utterance.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real programs: `espeak-ng`, and outputs that write what they would play.
class EngineVoiceTest {
    private static final long LIMIT_SECONDS = 30;

    @TempDir Path folder;
    private final BlockingQueue<Fault> faults = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private @Nullable EngineVoice voice;

    private final Voice.Listener listener =
            new Voice.Listener() {
                @Override
                public void began(Utterance utterance, int part) {
                    told.add(part);
                }

                @Override
                public void ended(Utterance utterance) {
                    told.add(utterance);
                }
            };

    @AfterEach
    void close() {
        if (voice != null) {
            voice.close();
        }
    }

    private EngineVoice voice(Engine engine, String loudspeaker) throws IOException {
        Map<Output, List<String>> outputs =
                Map.of(
                        Output.LOUDSPEAKER, List.of(script("loud", loudspeaker)),
                        Output.HEADSET,
                                List.of(script("head", "cat > " + folder.resolve("headset"))));
        EngineVoice made =
                new EngineVoice(
                        engine,
                        outputs,
                        new Pronunciation(Map.of("fr", Map.of("VDAB", "le grand service flamand"))),
                        faults::add);
        voice = made;
        return made;
    }

    private String script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private String writing() {
        return "cat > " + folder.resolve("played");
    }

    private static Utterance of(int volume, Output output, String... texts) {
        List<Part> parts = List.of(texts).stream().map(t -> new Part("", "fr", t)).toList();
        return new Utterance(parts, output, new Volume(volume), Utterance.LONGEST);
    }

    private Object next() throws InterruptedException {
        Object next = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing was told");
        return next;
    }

    private byte[] played(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Test
    void partsAreSaidInOrderAndTheEndIsTold() throws Exception {
        Utterance two = of(4, Output.LOUDSPEAKER, "Bonjour.", "Au revoir.");
        voice(new Engine(), writing()).say(two, listener);
        assertEquals(0, next());
        assertEquals(1, next());
        assertEquals(two, next());
        assertTrue(Wav.isPlain(played("played")));
        assertEquals(List.of(), List.copyOf(faults));
    }

    @Test
    void headsetHasItsOwnOutput() throws Exception {
        voice(new Engine(), writing()).say(of(4, Output.HEADSET, "Bonjour."), listener);
        assertEquals(0, next());
        next();
        assertTrue(played("headset").length > Wav.HEAD);
        assertTrue(Files.notExists(folder.resolve("played")));
    }

    /// EN 301 549 8.2.1.1 and 8.2.1.2.
    @Test
    void volumeHasARangeOf24DecibelsAndAStep12AboveTheLowest() throws Exception {
        double lowest = loudness(1);
        assertEquals(12, 20 * Math.log10(loudness(3) / lowest), 0.2);
        assertEquals(24, 20 * Math.log10(loudness(Volume.STEPS) / lowest), 0.2);
    }

    /// Root mean square of the samples.
    private double loudness(int volume) throws Exception {
        voice(new Engine(), writing()).say(of(volume, Output.LOUDSPEAKER, "Bonjour."), listener);
        next();
        next();
        byte[] wav = played("played");
        ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        double sum = 0;
        int count = (wav.length - Wav.HEAD) / 2;
        for (int i = 0; i < count; i++) {
            double sample = samples.getShort(Wav.HEAD + 2 * i);
            sum += sample * sample;
        }
        return Math.sqrt(sum / count);
    }

    @Test
    void wordsAreSaidAsTheHouseSaysThem() throws Exception {
        voice(new Engine(), writing()).say(of(4, Output.LOUDSPEAKER, "VDAB"), listener);
        next();
        next();
        int spelled = new Engine().wav("fr", "le grand service flamand").length;
        assertEquals(spelled, played("played").length);
    }

    @Test
    void whatIsSaidNextEndsWhatIsBeingSaidAtOnce() throws Exception {
        String hanging = "echo $$ > " + folder.resolve("pid") + "\nexec tail -f /dev/null";
        voice(new Engine(), hanging).say(of(4, Output.LOUDSPEAKER, "Bonjour."), listener);
        assertEquals(0, next());
        ProcessHandle playing = playing();
        Utterance other = of(4, Output.HEADSET, "Bonsoir.");
        Objects.requireNonNull(voice).say(other, listener);
        playing.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(0, next());
        assertEquals(other, next());
        assertEquals(List.of(), List.copyOf(faults));
    }

    private ProcessHandle playing() throws Exception {
        Path file = folder.resolve("pid");
        String pid =
                Await.some(
                        "the output's process",
                        () -> {
                            String read = Files.exists(file) ? Files.readString(file) : "";
                            return read.endsWith("\n") ? read.strip() : null;
                        });
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Test
    void stopIsSilentAtOnce() throws Exception {
        String hanging = "echo $$ > " + folder.resolve("pid") + "\nexec tail -f /dev/null";
        voice(new Engine(), hanging).say(of(4, Output.LOUDSPEAKER, "Bonjour."), listener);
        ProcessHandle playing = playing();
        Objects.requireNonNull(voice).stop();
        playing.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whatNobodyAskedForIsCutOff() throws Exception {
        String hanging = "exec tail -f /dev/null";
        List<Part> parts = List.of(new Part("", "fr", "Bonjour."));
        Utterance brief =
                new Utterance(parts, Output.LOUDSPEAKER, Volume.AT_FIRST, Duration.ofMillis(300));
        voice(new Engine(), hanging).say(brief, listener);
        assertEquals(0, next());
        assertEquals(brief, next());
    }

    @Test
    void missingEngineIsReportedOnceAndAgainWhenItIsBack() throws Exception {
        Path program = folder.resolve("engine");
        Engine engine = new Engine(List.of(program.toString()), Duration.ofSeconds(5));
        voice(engine, writing());
        for (int i = 0; i < 3; i++) {
            Objects.requireNonNull(voice).say(of(4, Output.LOUDSPEAKER, "Bonjour."), listener);
            next();
            next();
        }
        assertEquals(List.of(Fault.ENGINE), List.copyOf(faults));
        script("engine", "exec espeak-ng -v fr --stdin --stdout");
        Objects.requireNonNull(voice).say(of(4, Output.LOUDSPEAKER, "Bonjour."), listener);
        next();
        next();
        assertEquals(List.of(Fault.ENGINE, Fault.NONE), List.copyOf(faults));
    }

    @Test
    void trialIsNotHeardAndTellsThatTheVoiceIsBack() throws Exception {
        Path program = folder.resolve("engine");
        Engine engine = new Engine(List.of(program.toString()), Duration.ofSeconds(5));
        voice(engine, writing()).tryAgain(new Part("", "fr", "Bonjour."));
        assertEquals(Fault.ENGINE, faults.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
        script("engine", "exec espeak-ng -v fr --stdin --stdout");
        Objects.requireNonNull(voice).tryAgain(new Part("", "fr", "Bonjour."));
        assertEquals(Fault.NONE, faults.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
        byte[] wav = played("played");
        assertTrue(wav.length > 1_000);
        for (int i = Wav.HEAD; i < wav.length; i++) {
            assertEquals(0, wav[i], "a sound");
        }
    }

    @Test
    void engineThatFailsAndOutputThatFailsAreToldApart() throws Exception {
        Engine failing = new Engine(List.of(script("engine", "exit 3")), Duration.ofSeconds(5));
        voice(failing, writing()).say(of(4, Output.LOUDSPEAKER, "Bonjour."), listener);
        assertEquals(Fault.ENGINE, faults.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
        voice(new Engine(), "exit 1").say(of(4, Output.LOUDSPEAKER, "Bonjour."), listener);
        assertEquals(Fault.OUTPUT, faults.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
}
