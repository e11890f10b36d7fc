package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;

/// What a program from before joining does with a terminal's folder: it looks at its own mark only.
public final class EarlierProgram {
    private EarlierProgram() {}

    /// Whether it would seal anything that ended before this day.
    public static boolean seals(Path data, Sealer sealer, LocalDate today) throws Exception {
        try (DataFolder held = DataFolder.lock(data);
                DerbyStore store =
                        DerbyStore.open(
                                held,
                                new StoreFaults(),
                                InstantSource.system(),
                                System::nanoTime)) {
            return seals(store, sealer, today);
        }
    }

    static boolean seals(DerbyStore store, Sealer sealer, LocalDate today) throws StoreException {
        return store.with(
                c -> {
                    SealMark own = CountRows.mark(c).orElse(SealMark.NONE);
                    return sealer.next(CountRows.open(c, own), own, today).isPresent();
                });
    }
}
