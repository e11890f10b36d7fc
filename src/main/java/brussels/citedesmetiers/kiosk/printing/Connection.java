package brussels.citedesmetiers.kiosk.printing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// One open way to a printer. One thread may write while another reads; both calls block. A blocked
/// call ends with an `IOException` when its thread is interrupted or the connection is closed, and
/// how much of an interrupted write has left is then not known.
///
/// No connection is closed under a write: the JDK wakes the writing thread and waits for its system
/// call to return before it gives the descriptor back, because usblp throws away what is in flight
/// when it is closed.
interface Connection extends Closeable {

    /// Writes a part of what remains, at least one byte.
    void write(ByteBuffer bytes) throws IOException;

    /// Reads at least one byte into the buffer.
    ///
    /// @return false if the device never says anything, though it may well print
    /// @throws IOException also at the end of the stream: the device is gone
    boolean read(ByteBuffer into) throws IOException;

    /// Whether it can say anything at all; if not, [#read] is never called.
    boolean answers();

    /// Says goodbye before a close, with nothing left to write.
    ///
    /// @return true if the other side is now expected to end the stream it sends
    boolean endOutput() throws IOException;

    /// Opens the device at an address. Blocks; an interrupt ends it.
    ///
    /// @param limit for a network connection to come about, or a serial line to be set
    /// @throws NoConnectionException if it cannot be had now
    static Connection open(PrinterAddress address, Duration limit) throws IOException {
        return switch (address) {
            case PrinterAddress.Usb usb -> DeviceConnection.usb(usb.device());
            case PrinterAddress.Serial serial -> DeviceConnection.serial(serial, limit);
            case PrinterAddress.Tcp tcp -> TcpConnection.open(tcp, limit);
            case PrinterAddress.File file -> FileConnection.open(file.path());
        };
    }
}
