package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import brussels.citedesmetiers.kiosk.pin.Lanes;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /// Besides the key, what a centre that was alone on its database had in its folder.
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

    /// The text of the key that all centres of a shared database sign with. The machine that brings
    /// it, and any that has no other, also brings what is still missing of the texts of a folder,
    /// in the same transaction: whoever finds the key finds those too.
    ///
    /// @param ownOrNull the key of this machine's folder, from the time when it was alone
    /// @param fresh makes a new one, if there is none yet; may be asked more than once
    /// @throws CentreException if this machine has another key, or another machine must bring the
    ///   key first
    public String key(@Nullable String ownOrNull, Supplier<String> fresh)
            throws CentreException, IOException {
        Map<String, String> brought = textsOfFolder();
        Optional<String> key =
                database.in(
                        c -> {
                            String first = ownOrNull == null && !used(c) ? fresh.get() : ownOrNull;
                            Optional<String> agreed = bring(c, KEY, first);
                            if (agreed.isPresent() && isNoOther(ownOrNull, agreed.get())) {
                                for (Map.Entry<String, String> text : brought.entrySet()) {
                                    var _ = bring(c, text.getKey(), text.getValue());
                                }
                            }
                            return agreed;
                        });
        String agreed =
                key.orElseThrow(
                        () ->
                                new CentreException(
                                        "The key of this database's centre is still in the folder"
                                                + " of the machine that ran it until now: start the"
                                                + " centre there first.",
                                        null));
        if (!isNoOther(ownOrNull, agreed)) {
            throw new CentreException(
                    KEY
                            + " in this machine's folder is not the key of the centre on this"
                            + " database, which terminals go by: move that file aside, or name the"
                            + " database that it belongs to.",
                    null);
        }
        return agreed;
    }

    private Map<String, String> textsOfFolder() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (alone != null) {
            for (String name : TAKEN_OVER) {
                new KeptFile(alone.resolve(name)).read().ifPresent(text -> texts.put(name, text));
            }
        }
        return texts;
    }

    /// @return what is there now: this only if there was none
    private Optional<String> bring(Connection c, String name, @Nullable String own)
            throws SQLException {
        return new SharedText(database, name)
                .change(c, present -> present.or(() -> Optional.ofNullable(own)));
    }

    private static boolean isNoOther(@Nullable String ownOrNull, String key) {
        return ownOrNull == null || ownOrNull.equals(key);
    }

    private static boolean used(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select count(*) from terminal");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1) > 0;
        }
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
