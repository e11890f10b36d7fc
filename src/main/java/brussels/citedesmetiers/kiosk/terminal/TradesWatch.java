package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ContentGuard;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.content.TradesCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Reads the trades once the first screen is up, and again when somebody edits them. A file with
/// faults changes nothing that is shown. One thread at a time.
final class TradesWatch {
    private final Supplier<Path> place;
    private byte @Nullable [] seen;
    private String with = "";
    private volatile @Nullable String fault;

    /// @param place the folder whose content is shown
    TradesWatch(Supplier<Path> place) {
        this.place = place;
    }

    /// What staff need to know about it.
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /// Reads the file if it, or the content, is another than the last time.
    ///
    /// @param content what it is shown with
    /// @return whether what staff need to know has changed
    boolean look(Content content, Consumer<Trades> take) {
        byte[] now = bytes();
        if (seen != null && Arrays.equals(seen, now) && with.equals(content.version())) {
            return false;
        }
        seen = now;
        with = content.version();
        String before = fault;
        List<Fault> faults =
                switch (TradesReader.load(place.get())) {
                    case LoadResult.Loaded<Trades>(Trades trades) -> taken(trades, content, take);
                    case LoadResult.Refused<Trades>(List<Fault> found) -> found;
                };
        fault = faults.isEmpty() ? null : ContentGuard.summary(faults);
        faults.stream().limit(20).forEach(f -> Logger.error("{}", f.line()));
        return before == null ? fault != null : !before.equals(fault);
    }

    private static List<Fault> taken(Trades trades, Content content, Consumer<Trades> take) {
        List<Fault> faults = new TradesCheck(content).check(trades);
        if (faults.isEmpty()) {
            take.accept(trades);
        }
        return faults;
    }

    private byte[] bytes() {
        try {
            Path folder = place.get();
            return TradesReader.isThere(folder)
                    ? Files.readAllBytes(folder.resolve(ContentFile.TRADES))
                    : new byte[0];
        } catch (IOException e) {
            Logger.warn(e, "The trades cannot be read; it is tried again");
            return new byte[0];
        }
    }
}
