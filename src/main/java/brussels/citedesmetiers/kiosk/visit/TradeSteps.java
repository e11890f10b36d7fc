package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;

/// The steps among the trades: the sectors, a list, one trade, and those a visitor keeps.
final class TradeSteps {
    /// As many as a list on paper has room for.
    static final int MOST_KEPT = 6;

    private final Content content;

    TradeSteps(Content content) {
        this.content = content;
    }

    Step atTrades(Visit visit, Place.Trades trades, Event event) {
        return switch (event) {
            case Event.BackTapped() ->
                    Step.to(
                            content.trades().sector(trades.list()).isPresent()
                                    ? visit.at(new Place.Trades(Place.Trades.SECTORS, 0))
                                    : visit.at(new Place.Result(0)));
            case Event.TradesTapped(String list) when isList(list) ->
                    Step.to(visit.at(new Place.Trades(list, 0)));
            case Event.TradeTapped(String id) when content.trades().trade(id).isPresent() ->
                    Step.to(visit.at(new Place.Trade(id, trades, 0)));
            default -> Step.to(visit);
        };
    }

    /// Whether there is a list of this name.
    boolean isList(String list) {
        return !content.trades().isEmpty()
                && (list.equals(Place.Trades.SECTORS)
                        || list.equals(Place.Trades.FITTING)
                        || content.trades().sector(list).isPresent());
    }

    Step atTrade(Visit visit, Place.Trade trade, Event event) {
        return switch (event) {
            case Event.BackTapped() -> Step.to(visit.at(trade.from()));
            case Event.TradeKept()
                    when visit.kept().contains(trade.trade()) || visit.kept().size() < MOST_KEPT ->
                    Step.to(visit.keeping(trade.trade()));
            default -> Step.to(visit);
        };
    }
}
