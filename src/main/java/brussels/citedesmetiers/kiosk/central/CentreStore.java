package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import brussels.citedesmetiers.kiosk.pin.Lanes;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a centre keeps: its database, and beside it small texts such as its key and its password.
///
/// With Derby one process has all of it, and the texts are files of the centre's folder. On a
/// database server several centres may answer as one, and the texts are in the database, so that
/// all have the same: key, certificate, password, who is signed in, who tried to, and settings.
///
/// Thread-safe. Close it, or the [Centre] on it, when nothing is under way.
public final class CentreStore implements AutoCloseable {
    /// The name of the centre's key.
    public static final String KEY = "centre-key";

    /// Not the key, which comes last: whoever finds that finds the others too, and whoever has
    /// another brings nothing.
    private static final List<String> TAKEN_OVER =
            List.of(
                    StaffPin.PASSWORD,
                    CentreServer.NAME + ServerCertificate.KEY_FILE,
                    CentreServer.NAME + ServerCertificate.CERTIFICATE_FILE);

    private final Database database;
    private final Function<String, KeptText> kept;
    private final @Nullable Path alone;

    /// @param alone the folder of a machine that may have been alone on its database, or null
    private CentreStore(Database database, Function<String, KeptText> kept, @Nullable Path alone) {
        this.database = database;
        this.kept = kept;
        this.alone = alone;
    }

    /// Opens it, and makes what is missing.
    ///
    /// @param folder the centre's
    /// @param url of an existing database, as `jdbc:postgresql://host/database?user=centre`, or
    ///   null for Derby in the folder, which one process may use
    /// @throws CentreException if it cannot be opened, for example because another process has it
    public static CentreStore open(Path folder, @Nullable String url)
            throws CentreException, IOException {
        return url == null ? derby(folder) : at(url, folder);
    }

    static CentreStore derby(Path folder) throws CentreException {
        return new CentreStore(
                Database.derby(folder), name -> new KeptFile(folder.resolve(name)), null);
    }

    /// Takes over what a centre that was alone on its database had in its folder.
    private void takeOver() {
        if (alone == null) {
            return;
        }
        try {
            for (String name : TAKEN_OVER) {
                Optional<String> own = new KeptFile(alone.resolve(name)).read();
                if (own.isPresent()) {
                    var _ = kept(name).change(present -> present.or(() -> own));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CentreStore at(String url) throws CentreException {
        return at(url, null);
    }

    private static CentreStore at(String url, @Nullable Path alone) throws CentreException {
        Database database = Database.at(url);
        return new CentreStore(database, name -> new SharedText(database, name), alone);
    }

    Database database() {
        return database;
    }

    /// Whether other centres may use the same.
    public boolean shared() {
        return database.shared();
    }

    /// A text of this name.
    public KeptText kept(String name) {
        return kept.apply(name);
    }

    /// The gate to a secret of this centre; with one count of attempts for all that share it.
    public PinGate gate(Secret secret) {
        if (!shared()) {
            return new PinGate(secret);
        }
        Lanes lanes = new SharedLanes(database);
        return new PinGate(secret, lanes);
    }

    /// The text of the key that all centres of a shared database sign with.
    ///
    /// @param ownOrNull the key of this machine's folder, from the time when it was alone
    /// @param fresh makes a new one, if there is none yet
    /// @throws CentreException if this machine has another key, or another machine must bring the
    ///   key first
    public String key(@Nullable String ownOrNull, Supplier<String> fresh)
            throws CentreException, IOException {
        boolean needed = !used();
        String key =
                kept(KEY)
                        .change(
                                present -> {
                                    Optional<String> next =
                                            present.or(() -> Optional.ofNullable(ownOrNull))
                                                    .or(
                                                            () ->
                                                                    needed
                                                                            ? Optional.of(
                                                                                    fresh.get())
                                                                            : Optional.empty());
                                    if (next.isPresent()
                                            && (ownOrNull == null
                                                    || ownOrNull.equals(next.get()))) {
                                        takeOver();
                                    }
                                    return next;
                                })
                        .orElseThrow(
                                () ->
                                        new CentreException(
                                                "The key of this database's centre is still in the"
                                                        + " folder of the machine that ran it until"
                                                        + " now: start the centre there first.",
                                                null));
        if (ownOrNull != null && !ownOrNull.equals(key)) {
            throw new CentreException(
                    KEY
                            + " in this machine's folder is not the key of the centre on this"
                            + " database, which terminals go by: move that file aside, or name the"
                            + " database that it belongs to.",
                    null);
        }
        return key;
    }

    private boolean used() throws CentreException {
        return database.in(
                c -> {
                    try (PreparedStatement s = c.prepareStatement("select count(*) from terminal");
                            ResultSet r = s.executeQuery()) {
                        r.next();
                        return r.getLong(1) > 0;
                    }
                });
    }

    /// The centre on it, which closes it.
    public Centre centre(Centre.Authority authority) throws CentreException {
        return new Centre(database, kept, authority);
    }

    @Override
    public void close() {
        database.close();
    }
}
