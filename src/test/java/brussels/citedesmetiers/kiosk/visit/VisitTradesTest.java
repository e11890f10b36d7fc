package brussels.citedesmetiers.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Forms;
import brussels.citedesmetiers.kiosk.content.Sector;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A visitor looks at trades, keeps some, and the first of them is counted.
class VisitTradesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Trades TRADES =
            new Trades(
                    List.of(new Sector("wood", "build", Forms.text("w"), List.of(), List.of())),
                    IntStream.range(0, 7).mapToObj(VisitTradesTest::trade).toList());
    private static final Content CONTENT = SmallContent.content();
    private final VisitMachine without = new VisitMachine(CONTENT, TimeLimits.STANDARD);
    private final VisitMachine machine = without.with(TRADES);

    private static Trade trade(int number) {
        return new Trade(
                "t" + number,
                "wood",
                "AC",
                Trade.Level.NONE,
                Forms.text("n"),
                Forms.text("d"),
                List.of("web"),
                null,
                "x",
                LocalDate.EPOCH);
    }

    private Visit after(Visit visit, Event... events) {
        Visit at = visit;
        for (Event event : events) {
            at = machine.on(at, event, NOW).visit();
        }
        return at;
    }

    private Visit result() {
        return after(
                machine.start(NOW),
                new Event.LanguageChosen("fr"),
                new Event.ThemeChosen("C"),
                new Event.ChoiceTapped("near"));
    }

    @Test
    void fromTheResultThroughASectorToATradeAndBackTheSameWay() {
        Visit result = result();
        assertTrue(machine.leadsToTrades(result));
        assertFalse(without.leadsToTrades(result));
        Visit sectors = after(result, new Event.TradesTapped(Place.Trades.SECTORS));
        Visit wood = after(sectors, new Event.TradesTapped("wood"), new Event.PageTurned(1));
        Visit trade = after(wood, new Event.TradeTapped("t3"));
        assertEquals(new Place.Trade("t3", new Place.Trades("wood", 1), 0), trade.place());
        assertEquals(wood.place(), after(trade, new Event.BackTapped()).place());
        assertEquals(sectors.place(), after(wood, new Event.BackTapped()).place());
        assertEquals(result.place(), after(sectors, new Event.BackTapped()).place());
        Visit fitting = after(result, new Event.TradesTapped(Place.Trades.FITTING));
        assertEquals(result.place(), after(fitting, new Event.BackTapped()).place());
        Visit interests = after(result, new Event.InterestsTapped());
        assertEquals(
                fitting.place(),
                after(interests, new Event.TradesTapped(Place.Trades.FITTING)).place());
    }

    @Test
    void whatIsNotThereLeadsNowhere() {
        Visit result = result();
        assertEquals(result, after(result, new Event.TradesTapped("iron")));
        assertEquals(
                result.place(),
                without.on(result, new Event.TradesTapped(Place.Trades.SECTORS), NOW)
                        .visit()
                        .place());
        Visit wood = after(result, new Event.TradesTapped("wood"));
        assertEquals(wood, after(wood, new Event.TradeTapped("iron-bender")));
    }

    @Test
    void sixAreKeptInTheirOrderAndTheFirstIsCounted() {
        Visit at = after(result(), new Event.TradesTapped("wood"));
        for (int i = 6; i >= 0; i--) {
            at =
                    after(
                            at,
                            new Event.TradeTapped("t" + i),
                            new Event.TradeKept(),
                            new Event.BackTapped());
        }
        assertEquals(List.of("t6", "t5", "t4", "t3", "t2", "t1"), at.kept());
        assertTrue(machine.keepsNoMore(at));
        at = after(at, new Event.TradeTapped("t6"), new Event.TradeKept());
        assertEquals(List.of("t5", "t4", "t3", "t2", "t1"), at.kept());
        Step end = machine.on(at, new Event.StartOverTapped(), NOW);
        end = machine.on(end.visit(), new Event.EndTapped(), NOW);
        VisitSummary summary =
                end.effects().stream()
                        .filter(Effect.Count.class::isInstance)
                        .map(Effect.Count.class::cast)
                        .map(Effect.Count::summary)
                        .findFirst()
                        .orElseThrow();
        assertEquals("t5", summary.trade());
        assertEquals(List.of(), end.visit().kept());
    }
}
