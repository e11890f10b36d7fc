package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Sector;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.guide.TradeFit;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sectors of trades, or trades six at a time where the display has room for so many, each with
/// the drawing of its sector.
final class TradesView {
    private final Scenery scenery;
    private final Look look;

    TradesView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    /// The name of the list that a visitor is led to first: what goes with the answers, or else the
    /// sectors.
    static String first(Scenery scenery) {
        return fitting(scenery).isEmpty() ? Place.Trades.SECTORS : Place.Trades.FITTING;
    }

    private static List<Trade> fitting(Scenery scenery) {
        return TradeFit.of(scenery.content().trades(), scenery.guide(), scenery.visit().answers());
    }

    Region build(Place.Trades place) {
        return place.list().equals(Place.Trades.SECTORS) ? sectors(place) : trades(place);
    }

    private Region sectors(Place.Trades place) {
        Trades all = scenery.content().trades();
        List<Hit> rows = new ArrayList<>();
        for (Sector sector : all.sectors()) {
            rows.add(
                    row(
                            "sector-" + sector.id(),
                            sector.picture(),
                            new Words(sector.name().in(scenery.language()), look, Role.CHOICE),
                            new Event.TradesTapped(sector.id())));
        }
        return show(
                scenery.text("trades.sectors"),
                rows,
                List.of(scenery.back("trades.back")),
                place.page());
    }

    private Region trades(Place.Trades place) {
        Trades all = scenery.content().trades();
        boolean fit = place.list().equals(Place.Trades.FITTING);
        List<Trade> listed = fit ? fitting(scenery) : all.in(place.list());
        String title =
                fit
                        ? scenery.text("trades.fit")
                        : all.sector(place.list()).orElseThrow().name().in(scenery.language());
        List<Hit> rows = new ArrayList<>();
        for (Trade trade : listed) {
            rows.add(
                    row(
                            "trade-" + trade.id(),
                            all.sector(trade.sector()).orElseThrow().picture(),
                            words(trade),
                            new Event.TradeTapped(trade.id())));
        }
        Action sectors =
                scenery.act(
                        "trades", "", "trades.all", new Event.TradesTapped(Place.Trades.SECTORS));
        return show(
                title,
                rows,
                fit
                        ? List.of(scenery.back("trades.back"), sectors)
                        : List.of(scenery.back("trades.back")),
                place.page());
    }

    private Region words(Trade trade) {
        Words name = new Words(trade.name().in(scenery.language()), look, Role.CHOICE);
        if (look.small() || look.comfort().lowered() || look.comfort().textStep() > 0) {
            return name;
        }
        Words does = new Words(trade.does().in(scenery.language()), look, Role.HINT, "mute");
        VBox words = new VBox(look.betweenLines(), name, does);
        words.setAlignment(Pos.CENTER_LEFT);
        return words;
    }

    private Region show(String title, List<Hit> rows, List<Action> foot, int page) {
        int columns = look.portrait() ? 1 : 2;
        return scenery.frame()
                .show(
                        new Frame.Listed(
                                new Words(title, look, Role.QUESTION), rows, columns, foot, page));
    }

    private Hit row(String id, String picture, Region words, Event event) {
        Icon drawing = new Icon(picture, look.px(52, 96, 92));
        drawing.getStyleClass().addAll("picture", "theme");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        boolean kept = scenery.visit().kept().stream().anyMatch(k -> id.equals("trade-" + k));
        List<Node> inside = new ArrayList<>(List.of(drawing, words));
        if (kept) {
            Icon tick = new Icon("tick", look.px(36, 56, 52));
            tick.getStyleClass().add("theme");
            inside.add(tick);
        }
        return new Hit(id, look, false, () -> scenery.send(event), inside.toArray(Node[]::new))
                .inset(look, look.px(look.tight() ? 0 : 2, 8, 10), look.px(10, 28, 32));
    }
}
