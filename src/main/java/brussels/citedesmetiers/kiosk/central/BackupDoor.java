package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tinylog.Logger;

/// How another process has a running centre copy its Derby database, which no two processes can
/// open: a socket in the centre's folder, which only its user may enter. Whoever connects gets a
/// fresh copy in [#COPY] there, and one word when it is whole.
///
/// One copy at a time. A crash leaves a part of one, which the next replaces and nobody reads.
public final class BackupDoor implements AutoCloseable {
    /// The folder of the copy, in the centre's.
    static final String COPY = "backup.making";

    /// The name of the socket.
    static final String SOCKET = "backup.socket";

    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final int LONGEST_WORD = 16;

    private final Path socket;
    private final Path copy;
    private final Copying copying;
    private final ServerSocketChannel server;

    /// Copies the database into a folder that is not there yet.
    @FunctionalInterface
    interface Copying {
        void into(Path folder) throws CentreException;
    }

    private BackupDoor(Path folder, Copying copying, ServerSocketChannel server) {
        this.socket = folder.resolve(SOCKET);
        this.copy = folder.resolve(COPY);
        this.copying = copying;
        this.server = server;
    }

    /// Opens it for a centre on Derby.
    ///
    /// @param folder the centre's
    /// @throws IOException if there can be no socket in that folder
    public static BackupDoor open(Path folder, Centre centre) throws IOException {
        return open(folder, centre.database()::copyInto);
    }

    static BackupDoor open(Path folder, Copying copying) throws IOException {
        Path socket = folder.resolve(SOCKET);
        // Of a centre that was killed; only one can have the database.
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        BackupDoor door = new BackupDoor(folder, copying, server);
        Thread.ofPlatform().daemon().name("centre-backup").start(door::serve);
        return door;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel caller = server.accept()) {
                caller.write(ByteBuffer.wrap(word().getBytes(StandardCharsets.US_ASCII)));
            } catch (ClosedChannelException e) {
                Logger.debug(e, "No more backups are asked for");
            } catch (IOException e) {
                Logger.debug(e, "Whoever asked for a backup has gone");
            }
        }
    }

    private String word() {
        DiskSteps disk = new RealDisk();
        try {
            disk.deleteTree(copy);
            copying.into(copy);
            return DONE;
        } catch (IOException | CentreException | RuntimeException e) {
            Logger.error(e, "The database could not be copied");
            return FAILED;
        }
    }

    /// Has a running centre copy its database.
    ///
    /// @return whether a centre runs on this folder
    /// @throws CentreException if it runs and could not
    static boolean ask(Path folder) throws CentreException {
        Path socket = folder.resolve(SOCKET);
        if (!Files.exists(socket)) {
            return false;
        }
        StringBuilder said = new StringBuilder();
        try (SocketChannel door = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer word = ByteBuffer.allocate(LONGEST_WORD);
            while (word.hasRemaining() && door.read(word) >= 0) {
                word.flip();
                said.append(StandardCharsets.US_ASCII.decode(word));
                word.clear();
            }
        } catch (IOException e) {
            if (said.isEmpty()) {
                // Left by a centre that was killed.
                Logger.debug(e, "No centre answers");
                return false;
            }
        }
        if (!said.toString().equals(DONE)) {
            throw new CentreException(
                    "The running centre could not copy its database; its log says why.", null);
        }
        return true;
    }

    /// No more backups are made. One that is under way is waited for by nobody.
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            Logger.debug(e, "The socket for backups is left");
        }
    }
}
