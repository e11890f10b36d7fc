package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Offering;
import brussels.citedesmetiers.kiosk.queue.MutableDayClock;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.store.GivingTerminal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a joined terminal makes of its hub's answers.
final class GivingRoundsTest implements Offering {
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 31);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 28);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
    private static final LocalDate EARLIER = LocalDate.of(2027, 2, 1);

    private final InMemorySite site = new InMemorySite();
    private final GivingTerminal terminal = new GivingTerminal(InMemorySite.TERMINAL);
    private final MutableDayClock days = new MutableDayClock(MARCH);
    private LocalDate hubsDay = MARCH;
    private Optional<LocalDate> offered = Optional.of(FEBRUARY);
    private long nanos;
    private final GivingRounds rounds =
            new GivingRounds(
                    this,
                    OneAtATime.locking(),
                    giving -> site.take(giving, hubsDay),
                    days,
                    () -> nanos,
                    new Random(1));

    @Override
    public Optional<Giving> giving(Giving.Answer heard) {
        return Optional.of(terminal.after(heard).next(MARCH));
    }

    @Override
    public void heard(Giving sent, Giving.Answer answer) {}

    @Override
    public OptionalInt waiting(Giving.Answer heard) {
        return OptionalInt.of(terminal.after(heard).next(MARCH).offers().size());
    }

    @Override
    public Optional<LocalDate> offeredThrough() {
        return offered;
    }

    @Test
    void nothingIsSaidToBeGivenThatWasTakenBackOrGoesAnotherWay() {
        terminal.visits(4, GivingTerminal.FIRST, "10");
        offered = Optional.of(JANUARY);
        rounds.once();
        assertEquals(Optional.of(JANUARY), rounds.status().givenThrough());
        offered = Optional.empty();
        rounds.once();
        assertEquals(Optional.empty(), rounds.status().givenThrough());
    }

    @Test
    void whatClosedIsGivenAndTheHubIsAskedFromTimeToTime() {
        terminal.visits(4, GivingTerminal.FIRST, "10");
        assertEquals(GivingRounds.LOOK, rounds.once());
        assertEquals(new GivingStatus(true, 0, FEBRUARY, null), rounds.status());
    }

    @Test
    void aHubForWhichTheDaysHaveNotEndedIsToldFromAStranger() {
        terminal.visits(4, GivingTerminal.FIRST, "10");
        hubsDay = EARLIER;
        Duration again = rounds.once();
        assertEquals(new GivingStatus(true, 1, JANUARY, GivingTrouble.NOT_TAKEN), rounds.status());
        assertTrue(GivingTrouble.NOT_TAKEN.needsStaff());
        hubsDay = MARCH;
        nanos += again.toNanos();
        rounds.once();
        assertEquals(new GivingStatus(true, 0, FEBRUARY, null), rounds.status());
    }

    @Test
    void whatWasOfferedAheadWaitsForItsDaysAndNobodyIsSentToTheClocks() {
        terminal.visits(4, GivingTerminal.FIRST, "10");
        hubsDay = EARLIER;
        days.set(EARLIER, true);
        rounds.once();
        assertEquals(new GivingStatus(true, 1, JANUARY, GivingTrouble.AHEAD), rounds.status());
        assertFalse(GivingTrouble.AHEAD.needsStaff());
        days.set(EARLIER, false);
        rounds.once();
        assertEquals(Optional.of(GivingTrouble.NOT_TAKEN), rounds.status().trouble());
        hubsDay = MARCH;
        days.set(MARCH, true);
        rounds.once();
        assertEquals(new GivingStatus(true, 0, FEBRUARY, null), rounds.status());
    }
}
