package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import java.time.LocalDate;
import java.util.List;

/// Three terminals as the page of a site's counts shows them; nothing is given here.
///
/// @param missing whether one of them has not given, and the centre does not know the site
record GivenSample(boolean missing) implements Gathering {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

    @Override
    public boolean isMember(String terminal) {
        return false;
    }

    @Override
    public Giving.Answer take(Giving giving) throws OutboxException {
        throw new OutboxException("nothing is given here", null);
    }

    @Override
    public Standing standing() {
        return new Standing(
                List.of(
                        new Member("bruxelles-a", OCTOBER, false),
                        new Member(
                                "bruxelles-b",
                                missing ? LocalDate.of(2026, 9, 30) : OCTOBER,
                                missing),
                        new Member("bruxelles-c", LocalDate.EPOCH, missing)),
                LocalDate.of(2026, 9, 30),
                missing ? 2 : 0,
                missing ? "token-refused" : null,
                missing);
    }
}
