package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tinylog.Logger;

/// Reads a ticket's code in a photo from a phone. A picture is data from outside: its kind, size,
/// pixels and passes are looked at before anything is decoded, and two are decoded at once at most.
///
/// Nothing is kept of it. Thread-safe.
final class Photo {
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final long MOST_PIXELS = 4_000_000;
    private static final int MOST_SIDE = 10_000;

    /// A progressive JPEG usually has 10; a small file with thousands would decode for minutes.
    private static final int MOST_SCANS = 30;

    private static final int AT_ONCE = 2;
    private static final long WAIT_SECONDS = 5;

    private final Semaphore room = new Semaphore(AT_ONCE);

    /// The text of the code in a JPEG or PNG file.
    ///
    /// @throws RefusedException if it is too large, no such picture, or holds no code that can be
    ///   read
    String read(byte[] file) throws RefusedException {
        String format = format(file);
        boolean in = false;
        try {
            in = room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!in) {
                throw new RefusedException(Reply.BUSY, "busy");
            }
            return decode(file, format)
                    .orElseThrow(() -> new RefusedException(Reply.UNREADABLE, "no-code"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Reply.BUSY, "busy");
        } finally {
            if (in) {
                room.release();
            }
        }
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

    // In the data of a scan every 0xff is followed by 0x00, so that none is missed, though some in
    // a comment may be counted too many.
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
            // Metadata is skipped: it may unfold to anything.
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS || Math.max(width, height) > MOST_SIDE) {
                throw new RefusedException(Reply.TOO_LARGE, "too-large");
            }
            return QrReader.read(width, height, PaperTones.of(reader.read(0)));
        } catch (IOException | RuntimeException e) {
            // The JDK's readers answer a damaged file with either.
            Logger.debug(e, "A photo cannot be decoded");
            throw new RefusedException(Reply.UNREADABLE, "not-a-picture");
        } finally {
            reader.dispose();
        }
    }
}
