package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A network printer's raw port. Most printers accept one connection at a time and stay busy for a
/// minute or more after an unclean end, so one connection is kept open and its output is shut down
/// before it is closed.
///
/// Bytes count as accepted once they are in the system's send buffer, which is kept small so that a
/// printer that stops reading is noticed.
final class TcpConnection implements Connection {
    private static final int SEND_BUFFER_BYTES = 8 * 1024;

    private final SocketChannel channel;

    private TcpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static TcpConnection open(PrinterAddress.Tcp address, Duration limit) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket()
                    .connect(
                            new InetSocketAddress(address.host(), address.port()),
                            Math.toIntExact(limit.toMillis()));
            return new TcpConnection(channel);
        } catch (IOException e) {
            channel.close();
            throw new NoConnectionException(
                    PrinterState.UNPLUGGED, "No connection to " + address, e);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
    }

    @Override
    public boolean read(ByteBuffer into) throws IOException {
        if (channel.read(into) < 0) {
            throw new EOFException("The printer has ended the connection");
        }
        return true;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public boolean endOutput() throws IOException {
        channel.shutdownOutput();
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
