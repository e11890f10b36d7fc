package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Sector;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.guide.TradeFit;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The trades, as they are said. Which of them go with the answers, and which are kept, is about
/// the visitor.
final class SpokenTrades {
    private final SpokenVisit of;
    private final Telling telling;
    private final Phrases phrases;
    private final Trades all;

    SpokenTrades(SpokenVisit of, Telling telling) {
        this.of = of;
        this.telling = telling;
        this.phrases = telling.phrases();
        this.all = of.content().trades();
    }

    SpokenScreen trades(Place.Trades place) {
        boolean fit = place.list().equals(Place.Trades.FITTING);
        if (place.list().equals(Place.Trades.SECTORS)) {
            telling.heading(phrases.text("trades.sectors"));
            for (Sector sector : all.sectors()) {
                telling.item(
                        "sector-" + sector.id(),
                        sector.name().in(of.language()),
                        new Event.TradesTapped(sector.id()));
            }
        } else if (fit) {
            telling.heading(phrases.text("trades.fit"));
            telling.personal(() -> list(TradeFit.of(all, of.guide(), of.visit().answers())));
        } else {
            telling.heading(all.sector(place.list()).orElseThrow().name().in(of.language()));
            list(all.in(place.list()));
        }
        back();
        if (fit) {
            telling.item(
                    "trades",
                    phrases.text("trades.all"),
                    new Event.TradesTapped(Place.Trades.SECTORS));
        }
        return telling.ways().done("trades " + place.list());
    }

    private void list(List<Trade> trades) {
        for (Trade trade : trades) {
            telling.choice(
                    "trade-" + trade.id(),
                    Phrases.sentence(trade.name().in(of.language()))
                            + " "
                            + Phrases.plain(trade.does().in(of.language())),
                    of.visit().kept().contains(trade.id()),
                    new Event.TradeTapped(trade.id()));
        }
    }

    SpokenScreen trade(Place.Trade place) {
        Trade trade = all.trade(place.trade()).orElseThrow();
        if (place.from().list().equals(Place.Trades.FITTING)) {
            telling.personal(() -> said(trade));
        } else {
            said(trade);
        }
        back();
        boolean kept = of.visit().kept().contains(trade.id());
        boolean full = !kept && of.machine().keepsNoMore(of.visit());
        telling.item(
                "keep",
                full
                        ? phrases.text("trade.full")
                        : phrases.text(kept ? "trade.kept" : "trade.keep"),
                new Event.TradeKept());
        return telling.ways().done("trade " + trade.id());
    }

    private void said(Trade trade) {
        telling.heading(trade.name().in(of.language()));
        telling.say(trade.does().in(of.language()));
        telling.say(phrases.text("trade.level." + trade.level().name().toLowerCase(Locale.ROOT)));
        telling.say(phrases.text("trade.learn", bodies(trade)));
        trade.shortage()
                .ifPresent(
                        s ->
                                telling.say(
                                        phrases.text(
                                                "trade.shortage." + s.list(),
                                                String.valueOf(s.year()))));
    }

    private String bodies(Trade trade) {
        return trade.learn().stream()
                .flatMap(id -> Optional.ofNullable(of.content().recommendations().get(id)).stream())
                .filter(body -> body.isIn(of.language()) || none(trade))
                .map(Recommendation::title)
                .map(title -> title.in(of.language()))
                .collect(Collectors.joining(", "));
    }

    /// Whether nothing is learnt in the visitor's language.
    private boolean none(Trade trade) {
        return trade.learn().stream()
                .flatMap(id -> Optional.ofNullable(of.content().recommendations().get(id)).stream())
                .noneMatch(body -> body.isIn(of.language()));
    }

    private void back() {
        telling.item("back-to-list", phrases.text("trades.back"), new Event.BackTapped());
    }
}
