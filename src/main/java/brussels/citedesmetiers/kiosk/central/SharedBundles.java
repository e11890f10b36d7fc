package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sees to it that all centres of a database have the same bundles on their shelves: what one has
/// goes into the database, and what is there comes to all. A bundle is in the database whole or not
/// at all, and on a shelf only once it was found to be as it was signed.
public final class SharedBundles implements AutoCloseable {
    /// A piece as text is as long as a column may be.
    private static final int PIECE = 22_500;

    private static final int PIECES_AT_ONCE = 40;
    private static final long EVERY_SECONDS = 60;

    private final Database database;
    private final BundleShelf shelf;
    private final Path arriving;

    /// In the database; not fetched again before the next start.
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("centre-bundles").daemon().unstarted(task));

    /// @param folder the centre's
    public SharedBundles(CentreStore store, Path folder) {
        this.database = store.database();
        this.shelf = new BundleShelf(folder);
        this.arriving = folder.resolve("bundle." + ProcessHandle.current().pid() + ".arriving.tmp");
    }

    /// Looks every minute from now on.
    public void start() {
        var _ = timer.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            settle();
        } catch (CentreException e) {
            Logger.debug(e, "The database is away; bundles wait");
        } catch (IOException | RuntimeException e) {
            Logger.error(e, "Bundles could not be shared with the other centres; tried again");
        }
    }

    /// Brings shelf and database in line. A bundle that fails is in no other's way.
    ///
    /// @throws IOException if one of this shelf could not be shared
    public void settle() throws CentreException, IOException {
        Set<String> shared = database.in(SharedBundles::known);
        Set<String> here = new HashSet<>();
        @Nullable IOException failed = null;
        for (BundleShelf.OnShelf bundle : shelf.all()) {
            here.add(bundle.sha256());
            if (!shared.contains(bundle.sha256())) {
                try {
                    put(bundle);
                } catch (IOException e) {
                    if (failed != null) {
                        e.addSuppressed(failed);
                    }
                    failed = e;
                }
            }
        }
        for (String sha256 : shared) {
            if (!here.contains(sha256) && !damaged.contains(sha256)) {
                try {
                    fetch(sha256);
                } catch (IOException e) {
                    Logger.error(e, "The bundle {} of another centre cannot be had", sha256);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static Set<String> known(Connection c) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement s =
                        c.prepareStatement("select sha256 from shared_bundle where part = 0");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                known.add(r.getString(1));
            }
        }
        return known;
    }

    private void put(BundleShelf.OnShelf bundle) throws CentreException, IOException {
        try {
            var _ = database.in(c -> put(c, bundle));
        } catch (UncheckedIOException e) {
            throw new IOException("The bundle " + bundle.file() + " cannot be read", e);
        }
    }

    /// @return how many pieces there are; none if another centre was faster
    private static int put(Connection c, BundleShelf.OnShelf bundle) throws SQLException {
        if (known(c).contains(bundle.sha256())) {
            return 0;
        }
        int part = 0;
        try (InputStream in = Files.newInputStream(bundle.file());
                PreparedStatement s =
                        c.prepareStatement(
                                "insert into shared_bundle (sha256, part, piece)"
                                        + " values (?, ?, ?)")) {
            for (byte[] piece = in.readNBytes(PIECE);
                    piece.length > 0;
                    piece = in.readNBytes(PIECE)) {
                s.setString(1, bundle.sha256());
                s.setInt(2, part++);
                s.setString(3, Base64.getEncoder().encodeToString(piece));
                s.addBatch();
                if (part % PIECES_AT_ONCE == 0) {
                    s.executeBatch();
                }
            }
            s.executeBatch();
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch(String sha256) throws CentreException, IOException {
        DiskSteps disk = new RealDisk();
        disk.deleteTree(arriving);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(arriving))) {
                for (int part = 0; ; part++) {
                    Optional<String> piece = piece(sha256, part);
                    if (piece.isEmpty()) {
                        break;
                    }
                    out.write(Base64.getDecoder().decode(piece.get()));
                }
            }
            if (!BundleWriter.sha256(arriving).equals(sha256)) {
                damaged.add(sha256);
                throw new IOException("What is in the database is another bundle than it says");
            }
            var _ = shelf.add(arriving);
            Logger.info("The bundle {} came from another centre", sha256);
        } catch (BundleException | IllegalArgumentException e) {
            damaged.add(sha256);
            throw new IOException("What is in the database is no bundle", e);
        } finally {
            disk.deleteTree(arriving);
        }
    }

    private Optional<String> piece(String sha256, int part) throws CentreException {
        return database.in(
                c -> {
                    try (PreparedStatement s =
                            c.prepareStatement(
                                    "select piece from shared_bundle"
                                            + " where sha256 = ? and part = ?")) {
                        s.setString(1, sha256);
                        s.setInt(2, part);
                        try (ResultSet r = s.executeQuery()) {
                            return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
                        }
                    }
                });
    }

    /// Looks no more.
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
