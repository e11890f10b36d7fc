package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.sync.CentreKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Reads receipts from a stick and writes every batch to it that the centre has not acknowledged.
/// Writing acknowledges nothing, because a stick may get lost. A receipt acknowledges a batch only
/// with the centre's signature and the digest of a batch that is here.
///
/// Anybody may have prepared the stick. Links on it are never followed, and only plain files with
/// the names of this terminal's batches are overwritten.
///
/// **Crash.** A file on the stick is complete or absent (see [Durable]). A stick pulled out at any
/// step can be used again.
public final class StickExport {
    /// The suffix of [Durable]'s temporary file.
    private static final String BESIDE = ".new";

    private final String terminal;
    private final Outbox outbox;
    private final @Nullable CentreKey centre;

    /// @param centre the key that receipts are checked with; if null, none is believed
    public StickExport(String terminal, Outbox outbox, @Nullable CentreKey centre) {
        this.terminal = terminal;
        this.outbox = outbox;
        this.centre = centre;
    }

    /// What was done.
    ///
    /// @param receipts of this terminal that were believed
    /// @param refused receipts of this terminal that were not
    /// @param written batches newly written to the stick
    /// @param waiting batches on the stick that the centre has not acknowledged
    public record Done(int receipts, int refused, int written, int waiting) {}

    /// Puts batches on a stick and takes receipts from it.
    ///
    /// @param stick where the stick is mounted
    /// @param today the first day of the 400 for which acknowledged batches stay
    /// @throws IOException if the stick cannot be read or written
    /// @throws OutboxException if the outbox cannot be used
    public Done run(Path stick, LocalDate today) throws IOException, OutboxException {
        Path folder = stick.resolve(StickFile.FOLDER);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            requireNothing(folder);
            Files.createDirectory(folder);
        }
        int believed = 0;
        int refused = 0;
        for (Path file : receipts(folder)) {
            Optional<Receipt> receipt = read(file);
            if (receipt.isEmpty() || !receipt.get().terminal().equals(terminal)) {
                continue;
            }
            if (believe(receipt.get(), today)) {
                believed++;
            } else {
                refused++;
            }
        }
        List<SealedBatch> waiting = outbox.waiting(Integer.MAX_VALUE);
        int written = 0;
        for (SealedBatch batch : waiting) {
            written += write(folder, batch) ? 1 : 0;
        }
        return new Done(believed, refused, written, waiting.size());
    }

    private static List<Path> receipts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(StickFile.RECEIPT))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Receipt> read(Path file) throws IOException {
        if (!isPlain(file) || Files.size(file) > StickFile.MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Receipt.read(bytes(file)));
        } catch (BatchFormatException e) {
            Logger.warn("{} is no receipt", file.getFileName());
            return Optional.empty();
        }
    }

    private boolean believe(Receipt receipt, LocalDate today) throws OutboxException {
        if (centre == null || !centre.signed(receipt)) {
            return false;
        }
        Optional<SealedBatch> batch =
                outbox.from(receipt.epoch(), receipt.seq(), 1).stream().findFirst();
        if (batch.isEmpty() || !receipt.isOf(terminal, batch.get())) {
            return false;
        }
        outbox.acknowledge(receipt.epoch(), receipt.seq(), today);
        return true;
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(StickFile.MOST_BYTES + 1);
        }
    }

    private static void requireNothing(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    path.toString(),
                    null,
                    "it is not ours, perhaps a link: delete it or take another stick");
        }
    }

    /// @return whether it was new
    private boolean write(Path folder, SealedBatch batch) throws IOException {
        Path target = folder.resolve(StickFile.batchName(terminal, batch.epoch(), batch.seq()));
        byte[] bytes = StickFile.write(batch);
        if (isPlain(target) && Arrays.equals(bytes(target), bytes)) {
            return false;
        }
        for (Path ours : List.of(target, target.resolveSibling(target.getFileName() + BESIDE))) {
            if (!isPlain(ours)) {
                requireNothing(ours);
            }
        }
        Durable.onDisk().write(target, bytes);
        return true;
    }
}
