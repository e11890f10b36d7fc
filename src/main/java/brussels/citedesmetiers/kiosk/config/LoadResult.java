package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// What came out of reading configuration files: a sound value, or every problem found in them.
public sealed interface LoadResult<T> {

    /// The value, or nothing after every fault was written to `err`, a line each.
    default Optional<T> orSay(PrintWriter err) {
        return switch (this) {
            case Loaded<T>(T value) -> Optional.of(value);
            case Refused<T>(List<Fault> faults) -> {
                faults.forEach(fault -> err.println(fault.line()));
                yield Optional.empty();
            }
        };
    }

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
