package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.tally.SiteFolder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The hub of simulated terminals that are a site: takes what they give, as bytes like on the wire,
/// and releases it as one. One thread.
final class SimulatedHub implements AutoCloseable {
    private final SiteFolder folder;
    private final Map<CountsFolder, Giving.Answer> heard = new HashMap<>();

    SimulatedHub(SiteFolder folder) {
        this.folder = folder;
    }

    SiteFolder folder() {
        return folder;
    }

    /// A terminal gives everything that it has for the hub.
    void take(CountsFolder terminal, LocalDate today) throws OutboxException {
        Giving.Answer last = Objects.requireNonNullElse(heard.get(terminal), Giving.Answer.NONE);
        Optional<Giving> next = terminal.outbox().offers().giving(last);
        while (next.isPresent()
                && (last.equals(Giving.Answer.NONE) || !next.get().offers().isEmpty())) {
            Giving giving = next.get().fitting();
            last = answer(giving, today);
            terminal.outbox().offers().heard(giving, last);
            next = terminal.outbox().offers().giving(last);
        }
        heard.put(terminal, last);
    }

    private Giving.Answer answer(Giving giving, LocalDate today) throws OutboxException {
        try {
            Giving.Answer answer = folder.site().take(Giving.read(giving.bytes()), today);
            return Giving.Answer.read(answer.bytes());
        } catch (BatchFormatException e) {
            throw new OutboxException("What was written cannot be read", e);
        }
    }

    /// Releases what closed before this day.
    void seal(LocalDate today) throws OutboxException {
        folder.site().seal(today);
    }

    @Override
    public void close() {
        folder.close();
    }
}
