package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A [KeptText] in a file that only its owner may read (0600). It is read each time, since another
/// process may replace it; a crash leaves the old or the new one (see [Durable]).
public final class KeptFile implements KeptText {
    private final Path file;
    private final Durable durable;

    public KeptFile(Path file) {
        this(file, Durable.onDisk());
    }

    public KeptFile(Path file, Durable durable) {
        this.file = file.toAbsolutePath();
        this.durable = durable;
    }

    @Override
    public Optional<String> read() throws IOException {
        try {
            // Whatever is in it: what was damaged must not be in the way of what replaces it.
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized Optional<String> change(UnaryOperator<Optional<String>> change)
            throws IOException {
        Optional<String> present = read();
        Optional<String> next = change.apply(present);
        if (next.equals(present)) {
            return next;
        }
        if (next.isEmpty()) {
            durable.delete(file);
            return next;
        }
        Path folder = file.getParent();
        if (folder != null) {
            PrivateFolder.create(folder);
        }
        durable.writePrivate(file, next.get());
        return next;
    }
}
