package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Reads a ticket's code in a photo from a phone. A picture is untrusted data: its format, size,
/// pixel count and number of scans are checked before decoding. One is decoded at a time per
/// session and two in all, on separate threads: a virtual thread would occupy a processor that all
/// other requests share until the picture is read.
///
/// Nothing of it is stored. Thread-safe.
final class Photo implements AutoCloseable {
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final long MOST_PIXELS = 4_000_000;
    private static final int MOST_SIDE = 10_000;

    /// A progressive JPEG usually has 10; a small file with thousands would take minutes to decode.
    private static final int MOST_SCANS = 30;

    private static final int AT_ONCE = 2;
    private static final long WAIT_SECONDS = 5;

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_ONCE, Thread.ofPlatform().name("photo-", 1).daemon().factory());

    private final Reading reading;

    /// Reads what a file holds, whose format is known.
    @FunctionalInterface
    interface Reading {
        Optional<String> of(byte[] file, String format) throws RefusedException;
    }

    Photo() {
        this(Photo::decode);
    }

    Photo(Reading reading) {
        this.reading = reading;
    }

    /// The text of the code in a JPEG or PNG file.
    ///
    /// @param session whose picture it is; a second one is refused until the first has been read
    /// @throws RefusedException if it is too large, no such picture, or holds no code that can be
    ///   read
    String read(String session, byte[] file) throws RefusedException {
        String format = format(file);
        if (!sessions.add(session)) {
            throw new RefusedException(Reply.BUSY, "busy");
        }
        boolean in = false;
        try {
            in = room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!in) {
                throw new RefusedException(Reply.BUSY, "busy");
            }
            return decoded(file, format)
                    .orElseThrow(() -> new RefusedException(Reply.UNREADABLE, "no-code"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Reply.BUSY, "busy");
        } finally {
            if (in) {
                room.release();
            }
            sessions.remove(session);
        }
    }

    // Not abandoned when the client leaves, because the slot is free only once the thread is.
    private Optional<String> decoded(byte[] file, String format) throws RefusedException {
        try {
            return CompletableFuture.supplyAsync(() -> outcome(file, format), threads)
                    .join()
                    .text();
        } catch (RejectedExecutionException e) {
            throw new RefusedException(Reply.BUSY, "busy");
        }
    }

    /// The result for a picture, passed from one thread to another.
    private record Outcome(@Nullable String textOrNull, @Nullable RefusedException refusalOrNull) {
        Optional<String> text() throws RefusedException {
            if (refusalOrNull != null) {
                throw refusalOrNull;
            }
            return Optional.ofNullable(textOrNull);
        }
    }

    private Outcome outcome(byte[] file, String format) {
        try {
            return new Outcome(reading.of(file, format).orElse(null), null);
        } catch (RefusedException e) {
            return new Outcome(null, e);
        }
    }

    /// Accepts no more pictures.
    @Override
    public void close() {
        threads.shutdown();
    }

    private static String format(byte[] file) throws RefusedException {
        if (file.length > MOST_BYTES) {
            throw new RefusedException(Reply.TOO_LARGE, "too-large");
        }
        if (startsWith(file, 0xff, 0xd8, 0xff)) {
            if (scans(file) > MOST_SCANS) {
                throw new RefusedException(Reply.TOO_LARGE, "too-large");
            }
            return "jpeg";
        }
        if (startsWith(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return "png";
        }
        throw new RefusedException(Reply.UNSUPPORTED_TYPE, "not-a-picture");
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= file.length || (file[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    // In scan data every 0xff is followed by 0x00, so no scan is missed, though a comment may be
    // counted as one.
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xda) {
                scans++;
            }
        }
        return scans;
    }

    private static Optional<String> decode(byte[] file, String format) throws RefusedException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Metadata is skipped, because it may expand to any size.
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS || Math.max(width, height) > MOST_SIDE) {
                throw new RefusedException(Reply.TOO_LARGE, "too-large");
            }
            return QrReader.read(width, height, PaperTones.of(reader.read(0)));
        } catch (IOException | RuntimeException e) {
            // For a damaged file the JDK's readers throw either.
            Logger.debug(e, "A photo cannot be decoded");
            throw new RefusedException(Reply.UNREADABLE, "not-a-picture");
        } finally {
            reader.dispose();
        }
    }
}
