package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Speech by the program `espeak-ng`, one process per text, killed if it takes too long. The text
/// is passed on standard input and never becomes part of the command.
public final class EspeakSpeaker implements Speaker {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final String WORDS_A_MINUTE = "145";

    private final String program;
    private final Duration limit;

    /// Speaks with the `espeak-ng` on the path, within 5 seconds.
    public EspeakSpeaker() {
        this("espeak-ng", Duration.ofSeconds(5));
    }

    EspeakSpeaker(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    @Override
    public byte[] speak(String language, String text) throws IOException {
        String voice = language.split("-", 2)[0];
        if (!LANGUAGE.matcher(voice).matches()) {
            throw new IOException("no voice for " + language);
        }
        Process process =
                new ProcessBuilder(
                                program, "-v", voice, "-s", WORDS_A_MINUTE, "--stdin", "--stdout")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        CompletableFuture<byte[]> wav = new CompletableFuture<>();
        Thread.ofVirtual().name("speech").start(() -> collect(process.getInputStream(), wav));
        try {
            byte[] bytes = wav.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    || process.exitValue() != 0
                    || bytes.length == 0) {
                throw new IOException(program + " has no speech for " + voice);
            }
            return Wav.withLength(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while speaking", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(program + " did not speak in time", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void collect(InputStream out, CompletableFuture<byte[]> wav) {
        try (out) {
            wav.complete(out.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            wav.completeExceptionally(e);
        }
    }
}
