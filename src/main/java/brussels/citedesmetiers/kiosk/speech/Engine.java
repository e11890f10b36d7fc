package brussels.citedesmetiers.kiosk.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// A program that makes speech of text: one process for each text, which it reads from its standard
/// input, so that a text never becomes part of a command. It writes WAV to its standard output.
/// Immutable.
public final class Engine {
    /// What stands for the language's code in a command.
    public static final String LANGUAGE = "{language}";

    /// `espeak-ng`, which needs no network and no file of its own.
    public static final List<String> ESPEAK =
            List.of("espeak-ng", "-v", LANGUAGE, "-s", "145", "--stdin", "--stdout");

    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final List<String> command;
    private final Duration limit;

    /// `espeak-ng` on the path, within 5 seconds.
    public Engine() {
        this(ESPEAK, Duration.ofSeconds(5));
    }

    /// @param command in which `{language}` stands for the language's code
    /// @param limit how long a whole file may take
    public Engine(List<String> command, Duration limit) {
        this.command = List.copyOf(command);
        this.limit = limit;
    }

    /// The program's name.
    String program() {
        return command.getFirst();
    }

    /// Starts saying a text.
    ///
    /// @param language BCP 47 code
    /// @throws IOException if there is no such program
    Process start(String language, String text) throws IOException {
        String code = language.split("-", 2)[0];
        if (!CODE.matcher(code).matches()) {
            throw new IOException("no voice for " + language);
        }
        List<String> filled = command.stream().map(word -> word.replace(LANGUAGE, code)).toList();
        Process process =
                new ProcessBuilder(filled).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException(program() + " takes no text", e);
        }
        return process;
    }

    /// A whole WAV file that says the text.
    ///
    /// @throws IOException if there is no voice for it, or it takes too long
    public byte[] wav(String language, String text) throws IOException {
        Process process = start(language, text);
        CompletableFuture<byte[]> wav = new CompletableFuture<>();
        Thread.ofVirtual().name("speech").start(() -> collect(process.getInputStream(), wav));
        try {
            byte[] bytes = wav.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    || process.exitValue() != 0
                    || bytes.length == 0) {
                throw new IOException(program() + " has no speech for " + language);
            }
            return Wav.withLength(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while speaking", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(program() + " did not speak in time", e);
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
