package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Examined.RefusedBatchException;
import brussels.citedesmetiers.kiosk.central.Terminals.Enrolled;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// Imports the batches on a stick, in any order, each exactly once however often and by whichever
/// route it arrives, and leaves a signed receipt for each batch the centre has.
///
/// **Crash.** Each batch is one transaction; a receipt is written after it, under another name,
/// forced and renamed. The next import does what a crash or a pulled stick left undone. Nothing is
/// deleted from the stick.
public final class StickImport {
    private final Centre centre;

    StickImport(Centre centre) {
        this.centre = centre;
    }

    /// The result for one file.
    ///
    /// @param file its name
    /// @param result in words
    public record Line(String file, Result result, String detail) {}

    /// What became of a file.
    public enum Result {
        APPLIED,
        REPEATED,
        /// Earlier batches are missing: bring them, or let the terminal send them.
        WAITS,
        REFUSED
    }

    /// The results for all files, in the order they were imported.
    public record Report(List<Line> lines) {
        public Report {
            lines = List.copyOf(lines);
        }

        /// How many files had this result.
        public long count(Result result) {
            return lines.stream().filter(line -> line.result() == result).count();
        }
    }

    private record Found(String file, String terminal, SealedBatch batch) {}

    Report from(Path stick) throws IOException, CentreException {
        Path folder = folder(stick);
        List<Line> lines = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        for (Path file : batches(folder)) {
            String name = file.getFileName().toString();
            try {
                SealedBatch batch = StickFile.read(bytes(file));
                found.add(new Found(name, batch.batch().terminal(), batch));
            } catch (BatchFormatException e) {
                lines.add(new Line(name, Result.REFUSED, String.valueOf(e.getMessage())));
            } catch (IOException e) {
                Logger.warn(e, "{} on the stick cannot be read", name);
                lines.add(new Line(name, Result.REFUSED, "the file cannot be read"));
            }
        }
        found.sort(
                Comparator.comparing(Found::terminal)
                        .thenComparingLong(f -> f.batch().epoch())
                        .thenComparingLong(f -> f.batch().seq()));
        for (Found each : found) {
            lines.add(taken(each, folder));
        }
        return new Report(lines);
    }

    /// Anybody may have prepared the stick: a link on it could lead anywhere on this machine.
    private static Path folder(Path stick) throws IOException {
        Path folder = stick.resolve(StickFile.FOLDER);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return folder;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder: delete it, or take another stick");
        }
        return stick;
    }

    private static List<Path> batches(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(StickFile.BATCH))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(StickFile.MOST_BYTES + 1);
        }
    }

    private Line taken(Found each, Path folder) throws IOException, CentreException {
        Optional<Enrolled> terminal = centre.terminals().of(each.terminal());
        if (terminal.isEmpty() || terminal.get().revoked()) {
            return new Line(each.file(), Result.REFUSED, "an unknown or revoked terminal");
        }
        Outcome outcome;
        try {
            Examined sound =
                    Examined.of(each.batch(), terminal.get(), centre.authority().signatures());
            outcome = centre.inbox().apply(sound.batch(), sound.sealed(), true);
        } catch (RefusedBatchException e) {
            return new Line(each.file(), Result.REFUSED, String.valueOf(e.getMessage()));
        } catch (CentreException e) {
            if (!e.forItsData()) {
                throw e;
            }
            Logger.error(e, "{} has what the database cannot hold", each.file());
            return new Line(each.file(), Result.REFUSED, "the database cannot hold it");
        }
        return switch (outcome) {
            case Outcome.Applied(Receipt receipt) -> {
                write(folder, receipt);
                yield new Line(each.file(), Result.APPLIED, "");
            }
            case Outcome.Repeated(Receipt receipt) -> {
                write(folder, receipt);
                yield new Line(each.file(), Result.REPEATED, "");
            }
            case Outcome.NotNext(long epoch, long seq) ->
                    new Line(each.file(), Result.WAITS, "for batch " + epoch + "/" + seq);
            case Outcome.OtherBody _ ->
                    new Line(
                            each.file(),
                            Result.REFUSED,
                            "another batch has this number: a copied or restored card");
            case Outcome.EpochNotLater _ ->
                    new Line(each.file(), Result.REFUSED, "its days were counted already");
            case Outcome.UnknownCode(String what) ->
                    new Line(each.file(), Result.REFUSED, "an unknown code: " + what);
        };
    }

    private static void requireOwn(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is not a file: delete it, or take another stick");
        }
    }

    private static void write(Path folder, Receipt receipt) throws IOException {
        Path target = folder.resolve(StickFile.receiptName(receipt));
        requireOwn(target);
        requireOwn(folder.resolve(StickFile.receiptName(receipt) + ".new"));
        Durable.onDisk().write(target, receipt.bytes());
    }
}
