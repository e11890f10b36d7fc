package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.KeptText;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.supervisor.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The centre on its database, without its server: what `kiosk central` does.
///
/// Thread-safe. Close it when nothing is under way.
public final class Centre implements AutoCloseable {
    private static final int VALID_SECONDS = 30;

    /// A report over years may hold every connection for a while.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Authority authority;
    private final Database database;
    private final Terminals terminals;
    private final Inbox inbox;
    private final Fleet fleet;
    private final Handouts handouts;
    private final Function<String, KeptText> kept;
    private volatile @Nullable SiteAgenda agenda;
    private volatile Duration backupMayBe = BackupAge.USUAL;

    /// What the centre goes by.
    ///
    /// @param codes the closed lists; a code that was ever in them stays valid
    /// @param signer Ed25519 signatures by the centre's key, 64 bytes
    /// @param signatures checks those of terminals
    public record Authority(
            Codes codes,
            UnaryOperator<byte[]> signer,
            SignatureCheck signatures,
            InstantSource clock) {}

    Centre(Database database, Function<String, KeptText> kept, Authority authority)
            throws CentreException {
        this.database = database;
        this.kept = kept;
        Codes codes = database.in(c -> CodeRows.merged(c, authority.codes()));
        this.authority = authority;
        this.terminals = new Terminals(database, authority.clock());
        this.inbox = new Inbox(database, codes, authority.signer(), authority.clock());
        this.fleet = new Fleet(database, terminals, authority.clock());
        this.handouts = new Handouts(database, authority.clock());
    }

    /// Opens the centre on Derby in this folder, created if necessary. Only one process may use it.
    ///
    /// @throws CentreException if it cannot be opened, for example because another process has it
    public static Centre inFolder(Path folder, Authority authority) throws CentreException {
        return CentreStore.derby(folder).centre(authority);
    }

    /// Opens the centre on a database server, whose empty database already exists.
    ///
    /// @param url as `jdbc:postgresql://host/database?user=centre`
    /// @throws CentreException if it cannot be reached
    public static Centre at(String url, Authority authority) throws CentreException {
        return CentreStore.at(url).centre(authority);
    }

    /// The terminals known to the centre.
    public Terminals terminals() {
        return terminals;
    }

    /// Takes the batches of a stick and leaves receipts on it.
    ///
    /// @param stick the folder that holds `cdm-counts`, or is it
    /// @throws IOException if the stick cannot be read or written
    /// @throws CentreException if the database cannot be reached; batches imported before that stay
    ///   imported
    public StickImport.Report importFrom(Path stick) throws IOException, CentreException {
        return new StickImport(this).from(stick);
    }

    /// Hands what is in a folder's `agenda.json` to the terminals of a site from now on, whenever
    /// it is there.
    ///
    /// @param site the id of the site whose calendar it is from
    public void handAgenda(Path folder, String site) {
        agenda = new SiteAgenda(folder, site, authority.signer());
    }

    /// The agenda that is handed out; empty if no calendar is named here.
    Optional<SiteAgenda> agenda() {
        return Optional.ofNullable(agenda);
    }

    /// Has the fleet's page say when the newest backup is older than this.
    ///
    /// @param most zero if that is nobody's concern
    public void expectBackups(Duration most) {
        backupMayBe = most;
    }

    /// How old the newest backup may become before somebody is told.
    Duration backupMayBe() {
        return backupMayBe;
    }

    /// The counts that reports read.
    public CountSource counts() {
        return new ReleasedCounts(database);
    }

    /// Comes round when the database has answered or refused; one that is away is for its own
    /// keepers to bring back.
    public Loop loop() {
        return new Loop("centre-database", PATIENCE, this::whenRound);
    }

    private void whenRound(Runnable turned) {
        var _ =
                Thread.ofPlatform()
                        .daemon()
                        .name("centre-database")
                        .start(
                                () -> {
                                    try {
                                        database.in(c -> c.isValid(VALID_SECONDS));
                                    } catch (CentreException e) {
                                        Logger.debug(e, "the database is away");
                                    }
                                    turned.run();
                                });
    }

    Inbox inbox() {
        return inbox;
    }

    Fleet fleet() {
        return fleet;
    }

    Handouts handouts() {
        return handouts;
    }

    Database database() {
        return database;
    }

    /// How old its newest backup is.
    BackupAge backup() throws CentreException {
        Instant first =
                terminals.all().stream()
                        .map(Terminals.Enrolled::since)
                        .min(Instant::compareTo)
                        .orElse(null);
        try {
            Instant last = kept(CentreBackup.LAST).read().map(Centre::moment).orElse(null);
            return new BackupAge(last, last == null && first != null ? missedSince(first) : first);
        } catch (IOException | UncheckedIOException e) {
            // Not to know is no reason to tell people that there is none.
            Logger.warn(e, "When the last backup was made cannot be read");
            return new BackupAge(null, null);
        }
    }

    /// Backups that were made before there was a note of them are not known here.
    private @Nullable Instant missedSince(Instant first) throws IOException {
        String now = authority.clock().instant() + "\n";
        Instant looked =
                kept(CentreBackup.LOOKED)
                        .change(present -> present.or(() -> Optional.of(now)))
                        .map(Centre::moment)
                        .orElse(null);
        return looked != null && looked.isBefore(first) ? first : looked;
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            Logger.debug(e, "no moment of a backup");
            return null;
        }
    }

    /// What else is kept with the database, by its name: alone, in the centre's folder; if other
    /// centres may be on the same database, in that.
    KeptText kept(String name) {
        return kept.apply(name);
    }

    Authority authority() {
        return authority;
    }

    @Override
    public void close() {
        database.close();
    }
}
