package brussels.citedesmetiers.kiosk.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The input of a connection, split into heads and bodies. It buffers at most one head.
///
/// Used on the connection's thread only.
final class Wire {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})(?:[ \\t]*;.*)?");
    private static final int MOST_LINE = 256;
    private static final int MOST_TRAILERS = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[RequestHead.MOST_BYTES + END.length];
    private int begin;
    private int end;

    Wire(InputStream in) {
        this.in = in;
    }

    /// Whether there is unread input.
    boolean hasMore() {
        return begin < end;
    }

    /// Waits for the first byte of a request; false if the client is gone.
    boolean await() throws IOException {
        return begin < end || fill();
    }

    /// The next head without the empty line at its end.
    byte[] head() throws IOException, RefusedException {
        int looked = begin;
        while (true) {
            for (; looked + END.length <= end; looked++) {
                if (Arrays.equals(buffer, looked, looked + END.length, END, 0, END.length)) {
                    byte[] head = Arrays.copyOfRange(buffer, begin, looked);
                    begin = looked + END.length;
                    return head;
                }
            }
            if (end - begin == buffer.length) {
                throw new RefusedException(Reply.HEADERS_TOO_LARGE, "too-large");
            }
            int shift = begin;
            if (!fill()) {
                throw new EOFException("the client went in the middle of a request");
            }
            looked -= shift - begin;
        }
    }

    private boolean fill() throws IOException {
        if (begin == end) {
            begin = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    private int read(byte[] into, int at, int length) throws IOException {
        if (begin == end) {
            return in.read(into, at, length);
        }
        int read = Math.min(length, end - begin);
        System.arraycopy(buffer, begin, into, at, read);
        begin += read;
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() <= MOST_LINE) {
            if (!await()) {
                throw new EOFException("the client went in the middle of a body");
            }
            char c = (char) (buffer[begin++] & 0xff);
            if (c == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                return line.substring(0, line.length() - 1);
            }
            line.append(c);
        }
        throw new IOException("a chunk that is none");
    }

    /// The body after a head; reading it never reads past its end.
    ///
    /// @param before run once, before waiting for the first byte
    Body body(long length, @Nullable Step before) {
        return new Body(length, before);
    }

    /// Something to do on the connection.
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /// See [Wire#body].
    final class Body extends InputStream {
        private final boolean chunked;
        private long left;
        private boolean over;
        private boolean first = true;
        private @Nullable Step before;

        private Body(long length, @Nullable Step before) {
            this.chunked = length == RequestHead.CHUNKED;
            this.left = chunked ? 0 : length;
            this.over = length == 0;
            this.before = before;
        }

        /// Whether all of it has been read.
        boolean isOver() {
            return over;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (over) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            if (before != null) {
                Step once = before;
                before = null;
                once.run();
            }
            if (chunked && left == 0) {
                nextChunk();
                if (over) {
                    return -1;
                }
            }
            int read = Wire.this.read(into, at, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the client went in the middle of a body");
            }
            left -= read;
            over = !chunked && left == 0;
            return read;
        }

        private void nextChunk() throws IOException {
            if (!first && !line().isEmpty()) {
                throw new IOException("a chunk that is longer than it says");
            }
            first = false;
            var size = SIZE.matcher(line());
            if (!size.matches()) {
                throw new IOException("a chunk that is none");
            }
            left = Long.parseLong(size.group(1), 16);
            if (left == 0) {
                for (int trailers = 0; !line().isEmpty(); trailers++) {
                    if (trailers == MOST_TRAILERS) {
                        throw new IOException("too many trailers");
                    }
                }
                over = true;
            }
        }
    }
}
