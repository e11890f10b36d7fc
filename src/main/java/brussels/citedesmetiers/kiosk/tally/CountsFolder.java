package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.store.DerbyOutbox;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyVisitCounts;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A data folder opened to inspect or process its counts without the terminal. It is locked while
/// open, so the terminal must be stopped.
///
/// One thread.
public final class CountsFolder implements AutoCloseable {
    private static final int PAGE = 500;
    private static final int ALL = 1_000_000;

    private final DataFolder folder;
    private final DerbyStore store;
    private final OwnKey key;
    private final DerbyOutbox outbox;

    private CountsFolder(
            DataFolder folder,
            String terminal,
            Measures measures,
            List<CountSettings.Stop> places,
            boolean joins) {
        this.folder = folder;
        this.key = OwnKey.in(folder.path());
        this.store =
                DerbyStore.open(
                        folder, new StoreFaults(), InstantSource.system(), System::nanoTime);
        this.outbox =
                new DerbyOutbox(
                        store,
                        new Sealer(terminal, measures, CountSettings.names(places), key::sign),
                        joins);
    }

    /// Opens the folder, creating it if necessary. Without a usable key nothing can be sealed;
    /// everything else works.
    ///
    /// @throws DataFolderException if another program uses it or it cannot be written
    public static CountsFolder open(Path data, String terminal, Measures measures)
            throws DataFolderException {
        return open(data, terminal, measures, List.of());
    }

    /// The same for a truck.
    ///
    /// @param places it may stand at
    public static CountsFolder open(
            Path data, String terminal, Measures measures, List<CountSettings.Stop> places)
            throws DataFolderException {
        return open(data, terminal, measures, places, false);
    }

    /// The same for a terminal that may give its counts to the hub of its site.
    ///
    /// @param joins whether the settings say that it does
    public static CountsFolder open(
            Path data,
            String terminal,
            Measures measures,
            List<CountSettings.Stop> places,
            boolean joins)
            throws DataFolderException {
        DataFolder folder = DataFolder.lock(data);
        try {
            return new CountsFolder(folder, terminal, measures, places, joins);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public DerbyOutbox outbox() {
        return outbox;
    }

    /// The joined counts of the site, if this was ever its hub.
    public Optional<DerbySite> site(SiteSettings settings, Measures measures) {
        if (!DerbySite.isThere(store)) {
            return Optional.empty();
        }
        OwnKey siteKey = DerbySite.key(folder.path());
        return Optional.of(
                DerbySite.of(store, settings.sender(), settings.givers(), measures, siteKey::sign));
    }

    public DerbyVisitCounts counts() {
        return new DerbyVisitCounts(store);
    }

    /// The terminal's key.
    ///
    /// @throws KeyFileException if its file cannot be used
    public TerminalKey key() throws KeyFileException {
        return key.orThrow();
    }

    public Path path() {
        return folder.path();
    }

    /// Every batch the centre has not acknowledged, in order.
    public List<SealedBatch> waiting() throws OutboxException {
        return outbox.waiting(ALL);
    }

    /// Every batch that is still here, in order.
    public List<SealedBatch> all() throws OutboxException {
        List<SealedBatch> all = new ArrayList<>();
        SealMark mark = outbox.mark();
        for (long epoch = 1; epoch <= mark.epoch(); epoch++) {
            List<SealedBatch> page = outbox.from(epoch, 1, PAGE);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = outbox.from(epoch, page.getLast().seq() + 1, PAGE);
            }
        }
        return all;
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }
}
