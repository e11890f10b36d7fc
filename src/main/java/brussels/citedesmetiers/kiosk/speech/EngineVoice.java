package brussels.citedesmetiers.kiosk.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A voice of two programs: an engine makes samples of a text, an output plays them. Both run only
/// while something is said, a pair for each part; whatever is said next ends them at once. A
/// program that is missing or fails is reported when that begins, and again only after it has
/// worked.
public final class EngineVoice implements Voice {
    private static final int CHUNK = 4096;
    private static final Duration TRIAL = Duration.ofSeconds(5);

    private final Engine engine;
    private final Map<Utterance.Output, List<String>> outputs;
    private final Pronunciation pronunciation;
    private final Consumer<Fault> report;
    private final AtomicReference<@Nullable Saying> present = new AtomicReference<>();
    private volatile Fault reported = Fault.NONE;

    /// What keeps the voice from speaking.
    public enum Fault {
        NONE,
        /// The engine is missing or makes no speech.
        ENGINE,
        /// The output is missing or takes no samples.
        OUTPUT
    }

    /// @param outputs the command of each output; the loudspeaker's serves where one has none
    /// @param report told on any thread what keeps the voice from speaking, and when it speaks
    ///   again
    public EngineVoice(
            Engine engine,
            Map<Utterance.Output, List<String>> outputs,
            Pronunciation pronunciation,
            Consumer<Fault> report) {
        this.engine = engine;
        this.outputs = Map.copyOf(outputs);
        this.pronunciation = pronunciation;
        this.report = report;
    }

    @Override
    public void say(Utterance utterance, Listener listener) {
        begin(new Saying(utterance, listener, false));
    }

    @Override
    public void tryAgain(Part part) {
        Utterance one =
                new Utterance(List.of(part), Utterance.Output.LOUDSPEAKER, Volume.AT_FIRST, TRIAL);
        begin(new Saying(one, Listener.NOBODY, true));
    }

    private void begin(Saying next) {
        Saying before = present.getAndSet(next);
        if (before != null) {
            before.end();
        }
        Thread.ofVirtual().name("voice").start(next::run);
    }

    @Override
    public void stop() {
        Saying before = present.getAndSet(null);
        if (before != null) {
            before.end();
        }
    }

    private List<String> command(Utterance.Output output) {
        List<String> command = outputs.get(output);
        return command == null
                ? outputs.getOrDefault(Utterance.Output.LOUDSPEAKER, List.of())
                : command;
    }

    private void tell(Fault fault) {
        Fault before = reported;
        reported = fault;
        if (before != fault) {
            report.accept(fault);
        }
    }

    /// A fault of one of the programs.
    private static final class VoiceException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Fault fault;

        VoiceException(Fault fault, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.fault = fault;
        }
    }

    /// One utterance on its own thread.
    private final class Saying {
        private final Utterance utterance;
        private final Listener listener;
        private final boolean mute;
        private final CountDownLatch done = new CountDownLatch(1);
        private boolean ended;

        /// Other samples than those of a plain file cannot be made silent and are not played mute.
        private boolean played;

        private @Nullable Process makes;
        private @Nullable Process plays;

        /// @param mute whether samples are played as silence
        Saying(Utterance utterance, Listener listener, boolean mute) {
            this.mute = mute;
            this.utterance = utterance;
            this.listener = listener;
        }

        void run() {
            Thread.ofVirtual().name("voice limit").start(this::cutOff);
            try {
                for (int i = 0; i < utterance.parts().size() && !isEnded(); i++) {
                    listener.began(utterance, i);
                    say(utterance.parts().get(i));
                }
                if (!isEnded()) {
                    tell(Fault.NONE);
                }
            } catch (VoiceException e) {
                if (!isEnded()) {
                    if (reported != e.fault) {
                        Logger.error(e, "The voice cannot speak");
                    }
                    tell(e.fault);
                }
            } finally {
                done.countDown();
                boolean last = present.compareAndSet(this, null);
                end();
                if (last) {
                    listener.ended(utterance);
                }
            }
        }

        private void cutOff() {
            try {
                if (!done.await(utterance.atMost().toMillis(), TimeUnit.MILLISECONDS)) {
                    end();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized boolean isEnded() {
            return ended;
        }

        synchronized void end() {
            ended = true;
            destroy(makes);
            destroy(plays);
        }

        private static void destroy(@Nullable Process process) {
            if (process != null) {
                process.destroyForcibly();
            }
        }

        private void say(Part part) throws VoiceException {
            String text = pronunciation.of(part.language(), part.text());
            Process making = keep(true, () -> engine.start(part.language(), text));
            Process playing =
                    keep(
                            false,
                            () ->
                                    new ProcessBuilder(command(utterance.output()))
                                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                            .start());
            if (isEnded()) {
                return;
            }
            long bytes = copy(making, playing);
            try {
                if ((making.waitFor() != 0 || bytes == 0) && !isEnded()) {
                    throw new VoiceException(
                            Fault.ENGINE, engine.program() + " makes no speech", null);
                }
                if (playing.waitFor() != 0 && played && !isEnded()) {
                    throw new VoiceException(
                            Fault.OUTPUT, command(utterance.output()).getFirst() + " failed", null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VoiceException(Fault.ENGINE, "interrupted while speaking", e);
            }
        }

        private long copy(Process making, Process playing) throws VoiceException {
            long bytes = 0;
            double gain = mute ? 0 : utterance.volume().gain();
            byte[] chunk = new byte[CHUNK];
            try (InputStream from = making.getInputStream();
                    OutputStream to = playing.getOutputStream()) {
                int length = from.readNBytes(chunk, 0, Wav.HEAD);
                boolean scales = length == Wav.HEAD && Wav.isPlain(chunk);
                while (length > 0) {
                    if (scales && bytes > 0) {
                        Wav.scale(chunk, length, gain);
                    }
                    if (scales || !mute) {
                        write(to, chunk, length);
                        played = true;
                    }
                    bytes += length;
                    length = from.read(chunk, 0, CHUNK);
                    if (length % 2 != 0 && length > 0) {
                        // Half a sample: its other byte is next in the pipe.
                        length += Math.max(0, from.readNBytes(chunk, length, 1));
                    }
                }
                return bytes;
            } catch (IOException e) {
                if (isEnded()) {
                    return bytes;
                }
                // Also when the output went away while its pipe was being closed.
                throw new VoiceException(Fault.ENGINE, "the speech broke off", e);
            }
        }

        private void write(OutputStream to, byte[] chunk, int length) throws VoiceException {
            try {
                to.write(chunk, 0, length);
                to.flush();
            } catch (IOException e) {
                if (!isEnded()) {
                    throw new VoiceException(Fault.OUTPUT, "the output takes no samples", e);
                }
            }
        }

        /// A program to start.
        private interface Start {
            Process process() throws IOException;
        }

        private Process keep(boolean engineIt, Start start) throws VoiceException {
            Process process;
            try {
                process = start.process();
            } catch (IOException | IndexOutOfBoundsException e) {
                Fault fault = engineIt ? Fault.ENGINE : Fault.OUTPUT;
                throw new VoiceException(fault, "a program of the voice does not start", e);
            }
            synchronized (this) {
                if (engineIt) {
                    makes = process;
                } else {
                    plays = process;
                }
                if (ended) {
                    process.destroyForcibly();
                }
            }
            return process;
        }
    }
}
