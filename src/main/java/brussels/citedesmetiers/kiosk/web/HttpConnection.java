package brussels.citedesmetiers.kiosk.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One connection of a client: HTTP/1.1 (RFC 9112), request after request until one side ends it.
/// It runs on a virtual thread; closing its socket ends it.
final class HttpConnection {
    private static final int LINGER_BYTES = 256 * 1024;
    private static final int LINGER_BYTES_KNOWN = 8 * 1024 * 1024;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final WebServer server;
    private final Socket socket;
    private final Places.Seat seat;
    private final Wire wire;
    private final OutputStream out;
    private final Consumer<Boolean> busy;

    /// @param socket after the handshake
    /// @param busy told when a request begins and when its answer has been sent
    HttpConnection(WebServer server, Socket socket, Places.Seat seat, Consumer<Boolean> busy)
            throws IOException {
        this.server = server;
        this.socket = socket;
        this.seat = seat;
        this.busy = busy;
        this.wire = new Wire(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), 2048);
    }

    /// Serves requests until the connection ends.
    ///
    /// @param raw the socket below TLS
    void serve(Socket raw) throws IOException, InterruptedException {
        boolean goesOn = true;
        while (goesOn) {
            server.allow(
                    seat.standing() == Standing.STRANGER
                            ? server.times().idle()
                            : server.times().idleKnown());
            if (!wire.await()) {
                return;
            }
            server.allow(server.times().request());
            busy.accept(true);
            goesOn = next() && !server.isClosing();
            busy.accept(false);
        }
        linger(raw);
    }

    private boolean next() throws IOException, InterruptedException {
        RequestHead head;
        try {
            head = RequestHead.of(wire.head());
        } catch (RefusedException e) {
            new Answer(null).send(e.reply());
            return false;
        }
        if (!seat.isKnown()) {
            server.waitForTurn();
        }
        Answer answer = new Answer(head);
        Wire.Body body = wire.body(head.length(), head.wantsContinue() ? this::goOn : null);
        Reply reply = server.answer(new Request(head, body, answer, server.clientOf(head, socket)));
        if (reply != null) {
            answer.sends(reply, body.isOver());
        }
        return answer.kept;
    }

    private void goOn() throws IOException {
        out.write(CONTINUE);
        out.flush();
    }

    /// Lets a client that is still sending read the answer: closing at once would make it lose the
    /// answer. What it sends is not decrypted.
    private void linger(Socket raw) throws IOException {
        server.allow(LINGER);
        socket.shutdownOutput();
        InputStream in = raw.getInputStream();
        byte[] rest = new byte[8 * 1024];
        int left = seat.standing() == Standing.STRANGER ? LINGER_BYTES : LINGER_BYTES_KNOWN;
        for (int read = in.read(rest); read >= 0 && left > 0; read = in.read(rest)) {
            left -= read;
        }
    }

    /// The answer to one request.
    final class Answer {
        private final @Nullable RequestHead head;
        private boolean kept;

        private Answer(@Nullable RequestHead head) {
            this.head = head;
        }

        boolean rise(Standing to) {
            return seat.rise(to);
        }

        private void sends(Reply reply, boolean bodyRead) throws IOException {
            kept = head != null && head.keeps() && bodyRead;
            send(reply);
        }

        private void send(Reply reply) throws IOException {
            boolean bodiless = head != null && head.method().equals("HEAD");
            StringBuilder lines = reply.lines();
            if (!reply.isBodiless()) {
                lines.append("Content-Length: ").append(reply.body().length).append("\r\n");
            }
            begin(lines);
            if (!bodiless) {
                out.write(reply.body());
            }
            out.flush();
        }

        private void begin(StringBuilder lines) throws IOException {
            if (!kept) {
                lines.append("Connection: close\r\n");
            } else if (head != null && head.oldProtocol()) {
                lines.append("Connection: keep-alive\r\n");
            }
            out.write(lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Begins an answer of unlimited length; the connection ends with it.
        ///
        /// @return a stream whose writes are sent at once
        OutputStream stream(String type) throws IOException {
            begin(Reply.of(type, new byte[0]).lines());
            out.flush();
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int at, int length) throws IOException {
                    out.write(bytes, at, length);
                    out.flush();
                }

                @Override
                public void close() {
                    Logger.debug("a stream has ended");
                }
            };
        }
    }
}
