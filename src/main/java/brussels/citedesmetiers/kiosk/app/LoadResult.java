package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.util.List;

/// What came out of reading configuration files: a sound value, or every problem found in them.
public sealed interface LoadResult<T> {

    /// The files were sound.
    record Loaded<T>(T value) implements LoadResult<T> {}

    /// The files had problems, all listed; nothing of them may be used.
    ///
    /// @param faults never empty, in the order of the files
    record Refused<T>(List<Fault> faults) implements LoadResult<T> {
        public Refused {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("refused without a fault");
            }
        }
    }
}
