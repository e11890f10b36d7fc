package brussels.citedesmetiers.kiosk.printing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// One open way to a printer. One thread may write while another reads; both calls block. A blocked
/// call ends with an `IOException` when its thread is interrupted or the connection is closed; how
/// much of an interrupted write was sent is then unknown.
///
/// No connection is closed during a write: the JDK wakes the writing thread and waits for its
/// system call to return before it releases the descriptor. This matters because usblp discards
/// data in flight when it is closed.
interface Connection extends Closeable {

    /// Writes some of the remaining bytes, at least one.
    void write(ByteBuffer bytes) throws IOException;

    /// Reads at least one byte into the buffer.
    ///
    /// @return false if the device never sends anything, although it may print
    /// @throws IOException also at the end of the stream: the device is gone
    boolean read(ByteBuffer into) throws IOException;

    /// Whether it can send anything at all; if not, [#read] is never called.
    boolean answers();

    /// Ends the output before a close, once everything is written.
    ///
    /// @return true if the other side is now expected to end the stream it sends
    boolean endOutput() throws IOException;

    /// Opens the device at an address. Blocks; an interrupt ends it.
    ///
    /// @param limit for making a network connection or configuring a serial line
    /// @throws NoConnectionException if it cannot be opened now
    static Connection open(PrinterAddress address, Duration limit) throws IOException {
        return switch (address) {
            case PrinterAddress.Usb usb -> DeviceConnection.usb(usb.device());
            case PrinterAddress.Serial serial -> DeviceConnection.serial(serial, limit);
            case PrinterAddress.Tcp tcp -> TcpConnection.open(tcp, limit);
            case PrinterAddress.File file -> FileConnection.open(file.path());
        };
    }
}
