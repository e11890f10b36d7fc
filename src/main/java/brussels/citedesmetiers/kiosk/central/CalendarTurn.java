package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Has the calendar fetched by one of the centres on a database, and its dates handed out by all:
/// what one fetched is kept with the database. Thread-safe.
public final class CalendarTurn {
    private static final String AGENDA = "agenda.json";
    private static final String TURN = "calendar-turn";

    /// Longer than a fetch, shorter than the pause between two looks.
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Path file;
    private final KeptText own;
    private final KeptText shared;
    private final SharedTurn turn;

    /// @param folder the centre's, where it has the agenda
    public CalendarTurn(CentreStore store, Path folder, InstantSource clock) {
        this.file = folder.resolve(AGENDA);
        this.own = new KeptFile(file);
        this.shared = store.kept(AGENDA);
        this.turn = new SharedTurn(store.kept(TURN), LONGEST, clock);
    }

    /// Puts what another centre fetched into this one's folder, if it is not there. The file is as
    /// old as the fetch, so that this centre sees when the next one is due.
    public void share() throws IOException {
        Optional<String> present = shared.read();
        if (present.isEmpty() || present.equals(own.read())) {
            return;
        }
        own.write(present.get());
        Optional<Instant> fetched = turn.since();
        if (fetched.isPresent()) {
            Files.setLastModifiedTime(file, FileTime.from(fetched.get()));
        }
    }

    /// Whether this one fetches it now.
    public boolean take() throws IOException {
        return turn.take();
    }

    /// There is a new agenda in this one's folder.
    public void fetched() throws IOException {
        Optional<String> present = own.read();
        if (present.isPresent()) {
            shared.write(present.get());
        }
    }
}
