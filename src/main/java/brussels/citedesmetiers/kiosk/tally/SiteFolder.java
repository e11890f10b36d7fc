package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The joined counts of a site in a folder of their own, without a hub: for a site that releases as
/// one in simulated time. Locked while open.
///
/// One thread.
public final class SiteFolder implements AutoCloseable {
    private static final int PAGE = 500;

    private final DataFolder folder;
    private final DerbyStore store;
    private final OwnKey key;
    private final DerbySite site;

    private SiteFolder(DataFolder folder, String sender, Set<String> members, Measures measures) {
        this.folder = folder;
        this.key = OwnKey.in(folder.path());
        this.store =
                DerbyStore.open(
                        folder, new StoreFaults(), InstantSource.system(), System::nanoTime);
        this.site =
                new DerbySite(
                        store,
                        new Joining(sender, measures, key::sign, Joining.USUAL_PATIENCE),
                        members);
    }

    /// Opens the folder, creating it if necessary.
    ///
    /// @param sender the site's id at the centre
    /// @param members the terminals that give to it
    /// @throws DataFolderException if another program uses it or it cannot be written
    public static SiteFolder open(Path data, String sender, Set<String> members, Measures measures)
            throws DataFolderException {
        DataFolder folder = DataFolder.lock(data);
        try {
            return new SiteFolder(folder, sender, members, measures);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public DerbySite site() {
        return site;
    }

    /// The site's key.
    ///
    /// @throws KeyFileException if its file cannot be used
    public TerminalKey key() throws KeyFileException {
        return key.orThrow();
    }

    public Path path() {
        return folder.path();
    }

    /// Every batch that is still here, in order.
    public List<SealedBatch> all() throws OutboxException {
        List<SealedBatch> all = new ArrayList<>();
        SealMark mark = site.mark();
        for (long epoch = 1; epoch <= mark.epoch(); epoch++) {
            List<SealedBatch> page = site.from(epoch, 1, PAGE);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = site.from(epoch, page.getLast().seq() + 1, PAGE);
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
