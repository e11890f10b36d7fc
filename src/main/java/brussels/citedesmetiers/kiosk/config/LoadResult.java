package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The result of reading configuration files: a sound value, or every fault found in them.
public sealed interface LoadResult<T> {

    /// The value, or empty after writing every kind of fault to `err`, one per line.
    default Optional<T> orSay(PrintWriter err) {
        return switch (this) {
            case Loaded<T>(T value) -> Optional.of(value);
            case Refused<T>(List<Fault> faults) -> {
                FaultReport.lines(faults).forEach(err::println);
                yield Optional.empty();
            }
        };
    }

    /// A refusal of a configuration folder's files, with the line of each fault.
    ///
    /// @param faults not empty
    static <T> Refused<T> refused(Path config, List<Fault> faults) {
        return new Refused<>(FaultRows.added(config, faults));
    }

    /// The files were sound.
    record Loaded<T>(T value) implements LoadResult<T> {}

    /// The files had faults, all of them listed; nothing in them may be used.
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
