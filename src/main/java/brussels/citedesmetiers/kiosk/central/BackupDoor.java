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
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /// How long a copy may take.
    private static final Duration LIMIT = Duration.ofHours(1);

    private static final int PAUSE_SECONDS = 1;

    private final Path socket;
    private final Path copy;
    private final Copying copying;
    private final ServerSocketChannel server;
    private final CountDownLatch closed = new CountDownLatch(1);

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
            try {
                answer(server.accept());
            } catch (ClosedChannelException e) {
                Logger.debug(e, "No more backups are asked for");
            } catch (Throwable e) {
                // Catches everything: without this thread there are no backups.
                Logger.error(e, "Nobody could ask for a backup; that is tried again");
                pause();
            }
        }
    }

    /// What fails once, as without memory or files, mostly fails again at once.
    private void pause() {
        try {
            var _ = closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Logger.debug(e, "Nobody interrupts this thread");
        }
    }

    private void answer(SocketChannel caller) {
        try (caller) {
            caller.write(ByteBuffer.wrap(word().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            Logger.debug(e, "Whoever asked for a backup has gone");
        }
    }

    private String word() {
        DiskSteps disk = new RealDisk();
        try {
            disk.deleteTree(copy);
            copying.into(copy);
            return DONE;
        } catch (Throwable e) {
            // Catches everything: whoever asked must learn of it.
            Logger.error(e, "The database could not be copied");
            return FAILED;
        }
    }

    /// Has a running centre copy its database.
    ///
    /// @return whether a centre runs on this folder
    /// @throws CentreException if it runs and could not
    static boolean ask(Path folder) throws CentreException {
        return ask(folder, LIMIT);
    }

    /// @param limit how long the copy may take
    static boolean ask(Path folder, Duration limit) throws CentreException {
        Path socket = folder.resolve(SOCKET);
        if (!Files.exists(socket)) {
            return false;
        }
        StringBuilder said = new StringBuilder();
        AtomicBoolean late = new AtomicBoolean();
        try (SocketChannel door = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Limit _ = Limit.over(door, limit, late)) {
            ByteBuffer word = ByteBuffer.allocate(LONGEST_WORD);
            while (word.hasRemaining() && door.read(word) >= 0) {
                word.flip();
                said.append(StandardCharsets.US_ASCII.decode(word));
                word.clear();
            }
        } catch (IOException e) {
            if (late.get()) {
                throw new CentreException(
                        "The running centre did not come to an end with copying its database;"
                                + " restart it.",
                        e);
            }
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

    /// Cuts a line that says nothing for too long: such a socket knows no time-out of its own.
    private record Limit(CountDownLatch ended) implements AutoCloseable {
        static Limit over(SocketChannel line, Duration limit, AtomicBoolean late) {
            CountDownLatch ended = new CountDownLatch(1);
            Thread.ofPlatform()
                    .daemon()
                    .name("centre-backup-limit")
                    .start(
                            () -> {
                                try {
                                    if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                                        late.set(true);
                                        line.close();
                                    }
                                } catch (InterruptedException | IOException e) {
                                    Logger.debug(e, "The line to the centre was cut already");
                                }
                            });
            return new Limit(ended);
        }

        @Override
        public void close() {
            ended.countDown();
        }
    }

    /// No more backups are made. One that is under way is waited for by nobody.
    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            Logger.debug(e, "The socket for backups is left");
        }
    }
}
