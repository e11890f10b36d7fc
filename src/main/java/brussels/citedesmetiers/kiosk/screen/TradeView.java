package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.TradeWords;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// One trade: what one does, how one learns it here, and whether people are wanted.
final class TradeView {
    private final Scenery scenery;
    private final Look look;

    TradeView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(Place.Trade place) {
        Trades all = scenery.content().trades();
        Trade trade = all.trade(place.trade()).orElseThrow();
        Words title = new Words(trade.name().in(scenery.language()), look, Role.QUESTION);
        TradeWords words = new TradeWords(scenery.content(), look.language());
        Optional<String> address = words.address(trade);
        List<String> said = new ArrayList<>(words.sentences(trade));
        boolean kept = scenery.visit().kept().contains(trade.id());
        if (!kept && scenery.machine().keepsNoMore(scenery.visit())) {
            said.addFirst(scenery.text("trade.full"));
        }
        return new DetailView(scenery)
                .panels(
                        title,
                        said,
                        address.orElse(""),
                        List.of(scenery.back("trades.back"), keep(trade)),
                        place.page());
    }

    private Action keep(Trade trade) {
        boolean kept = scenery.visit().kept().contains(trade.id());
        boolean full = scenery.machine().keepsNoMore(scenery.visit());
        Action.Weight weight =
                kept ? Action.Weight.PLAIN : full ? Action.Weight.WAITING : Action.Weight.PRIMARY;
        String label = scenery.text(kept ? "trade.kept" : "trade.keep");
        return new Action("keep", kept ? "close" : "tick", label, new Event.TradeKept(), weight);
    }
}
