package brussels.citedesmetiers.kiosk.store;

import java.nio.file.Path;

/// Another terminal program uses this data folder; two would give the same numbers.
public final class DataFolderBusyException extends DataFolderException {
    private static final long serialVersionUID = 1L;

    DataFolderBusyException(Path folder) {
        super(
                Reason.HELD_ELSEWHERE,
                "Another kiosk program is using the data folder "
                        + folder
                        + ": stop that one first, or start this one with a data folder of its own.",
                null);
    }
}
