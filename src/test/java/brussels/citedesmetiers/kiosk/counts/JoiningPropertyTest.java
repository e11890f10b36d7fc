package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/// What holds for every history of a joined site: whatever is cut, repeated, reordered, restored or
/// copied, no visit is counted twice, and none is lost but with the memory that had it.
class JoiningPropertyTest {

    /// What may happen.
    enum Op {
        VISIT,
        DAYS,
        GIVE,
        GIVE_UNHEARD,
        GIVE_UNANSWERED,
        REPLAY,
        SEAL,
        SEAL_WITHOUT_POWER,
        SEND,
        SEND_UNANSWERED,
        CLOCK_AHEAD,
        CLOCKS_AHEAD,
        DAY_CONFIRMED,
        HUB_REMEMBERS,
        HUB_RESTORED,
        HUB_COPIED,
        HUB_REPLACED,
        TERMINAL_REMEMBERS,
        TERMINAL_RESTORED,
        TERMINAL_COPIED
    }

    record Happens(Op op, int n) {}

    private static Arbitrary<List<Happens>> history(Op last) {
        Arbitrary<Op> ops =
                Arbitraries.frequencyOf(
                        Tuple.of(24, Arbitraries.just(Op.VISIT)),
                        Tuple.of(10, Arbitraries.just(Op.DAYS)),
                        Tuple.of(10, Arbitraries.just(Op.GIVE)),
                        Tuple.of(
                                14,
                                Arbitraries.of(Op.values()).filter(op -> op.compareTo(last) <= 0)));
        return Combinators.combine(ops, Arbitraries.integers().between(0, 59))
                .as(Happens::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(180);
    }

    @Provide
    Arbitrary<List<Happens>> cuts() {
        return history(Op.SEND_UNANSWERED);
    }

    @Provide
    Arbitrary<List<Happens>> hubs() {
        return history(Op.HUB_REPLACED);
    }

    @Provide
    Arbitrary<List<Happens>> everything() {
        return history(Op.TERMINAL_COPIED);
    }

    private static SiteWorld played(List<Happens> history) {
        SiteWorld world = new SiteWorld();
        for (Happens each : history) {
            play(world, each);
        }
        world.settle();
        return world;
    }

    private static void play(SiteWorld world, Happens each) {
        SiteWorld.Terminal terminal = world.terminals.get(each.n() % 3);
        switch (each.op()) {
            case VISIT -> world.visit(each.n() % 3, each.n());
            case DAYS -> world.later(1 + each.n() / 2);
            case GIVE -> terminal.exchange(true, true);
            case GIVE_UNHEARD -> terminal.exchange(false, false);
            case GIVE_UNANSWERED -> terminal.exchange(true, false);
            case REPLAY -> world.replay(each.n());
            case SEAL -> world.hub.seal(true);
            case SEAL_WITHOUT_POWER -> world.hub.seal(false);
            case SEND -> world.hub.send(true);
            case SEND_UNANSWERED -> world.hub.send(false);
            case CLOCK_AHEAD -> terminal.ahead(40 + each.n(), false);
            case CLOCKS_AHEAD -> terminal.ahead(40 + each.n(), true);
            case DAY_CONFIRMED -> terminal.confirmDay();
            case HUB_REMEMBERS -> world.hub.remember();
            case HUB_RESTORED -> {
                world.hub.send(true);
                world.hub.restore();
            }
            case HUB_COPIED -> {
                world.hub.send(true);
                world.hub.becomeCopy();
            }
            case HUB_REPLACED -> {
                world.hub.send(true);
                world.hub.replace();
            }
            case TERMINAL_REMEMBERS -> terminal.remember();
            case TERMINAL_RESTORED -> terminal.restore();
            case TERMINAL_COPIED -> terminal.becomeCopy();
        }
    }

    @Property(tries = 60)
    void cutsAndRepeatsLoseDoubleAndWithholdNothing(@ForAll("cuts") List<Happens> history) {
        SiteWorld world = played(history);
        world.assertEveryVisitIsCounted();
        world.assertNothingIsWithheld();
        world.assertTotalsAgree();
        world.assertNothingRawIsLeft();
    }

    @Property(tries = 60)
    void aHubThatForgotLosesAndDoublesNothing(@ForAll("hubs") List<Happens> history) {
        SiteWorld world = played(history);
        world.assertEveryVisitIsCounted();
        world.assertNothingIsCountedTwice();
        world.assertTotalsAgree();
    }

    @Property(tries = 60)
    void whateverIsRestoredOrCopiedNobodyIsCountedTwice(
            @ForAll("everything") List<Happens> history) {
        SiteWorld world = played(history);
        world.assertNothingIsCountedTwice();
        world.assertTotalsAgree();
    }

    private static SiteWorld replaced(boolean knowsWhatClosed) {
        SiteWorld world = new SiteWorld();
        world.knowsWhatClosed = knowsWhatClosed;
        for (int who = 0; who < 12; who++) {
            world.visit(who % 3, who);
        }
        world.later(31 + SiteWorld.PATIENCE + 1);
        for (SiteWorld.Terminal terminal : world.terminals.subList(0, 2)) {
            terminal.exchange(true, true);
            terminal.exchange(true, true);
        }
        world.hub.seal(true);
        world.hub.send(true);
        world.hub.replace();
        world.settle();
        return world;
    }

    @Test
    void findsAHubThatDoesNotKnowWhatHadClosed() {
        replaced(true).assertNothingIsCountedTwice();
        replaced(true).assertEveryVisitIsCounted();
        SiteWorld planted = replaced(false);
        assertThrows(AssertionError.class, planted::assertNothingIsCountedTwice);
    }
}
