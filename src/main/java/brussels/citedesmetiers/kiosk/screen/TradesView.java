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
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The sectors of trades, or trades six at a time where the display has room for so many, each with
/// the drawing of its sector.
final class TradesView {
    private static final int AT_A_TIME = 6;

    /// How much stands in a row: what one does in the trade is left out, and the drawing made
    /// smaller, where six would not have room.
    private enum Dress {
        TOLD,
        NAMED,
        CLOSE
    }

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
        return show(
                scenery.text("trades.sectors"),
                dress -> all.sectors().stream().map(sector -> row(sector, dress)).toList(),
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
        Action sectors =
                scenery.act(
                        "trades", "", "trades.all", new Event.TradesTapped(Place.Trades.SECTORS));
        return show(
                title,
                dress -> listed.stream().map(trade -> row(trade, dress)).toList(),
                fit
                        ? List.of(scenery.back("trades.back"), sectors)
                        : List.of(scenery.back("trades.back")),
                place.page());
    }

    private Hit row(Sector sector, Dress dress) {
        return row(
                "sector-" + sector.id(),
                sector.picture(),
                new Words(sector.name().in(scenery.language()), look, Role.CHOICE),
                dress,
                new Event.TradesTapped(sector.id()));
    }

    private Hit row(Trade trade, Dress dress) {
        return row(
                "trade-" + trade.id(),
                scenery.content().trades().sector(trade.sector()).orElseThrow().picture(),
                words(trade, dress),
                dress,
                new Event.TradeTapped(trade.id()));
    }

    private Region words(Trade trade, Dress dress) {
        Words name = new Words(trade.name().in(scenery.language()), look, Role.CHOICE);
        if (dress != Dress.TOLD) {
            return name;
        }
        Role role = look.portrait() ? Role.HINT : Role.LABEL;
        Words does = new Words(trade.does().in(scenery.language()), look, role, "mute");
        VBox words = new VBox(look.betweenLines(), name, does);
        words.setAlignment(Pos.CENTER_LEFT);
        return words;
    }

    private List<Dress> dresses() {
        if (look.comfort().textStep() > 0) {
            // Whoever asks for larger letters gets no smaller drawing with them.
            return List.of(Dress.NAMED);
        }
        if (look.small()) {
            return List.of(Dress.NAMED, Dress.CLOSE);
        }
        return look.comfort().lowered() ? List.of(Dress.NAMED) : List.of(Dress.TOLD, Dress.NAMED);
    }

    /// The list as full as it can be, up to six on a page; where long words leave a column only
    /// room for many short lines, one column holds more than two.
    private Region show(
            String title, Function<Dress, List<Hit>> rows, List<Action> foot, int page) {
        Frame.@Nullable Listed best = null;
        int fewest = Integer.MAX_VALUE;
        for (Dress dress : dresses()) {
            List<Hit> dressed = rows.apply(dress);
            int wanted = (dressed.size() + AT_A_TIME - 1) / AT_A_TIME;
            for (int columns = look.portrait() ? 1 : 2; columns > 0 && fewest > wanted; columns--) {
                Words heading = new Words(title, look, Role.QUESTION);
                Frame.Listed list = new Frame.Listed(heading, dressed, columns, foot, page);
                int pages = scenery.frame().pages(list);
                if (pages < fewest) {
                    best = list;
                    fewest = pages;
                }
            }
        }
        return scenery.frame().show(Objects.requireNonNull(best));
    }

    private Hit row(String id, String picture, Region words, Dress dress, Event event) {
        boolean close = dress == Dress.CLOSE;
        Icon drawing = new Icon(picture, look.px(close ? 36 : 52, 96, 92));
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
                .inset(look, look.px(look.tight() ? 0 : 2, 8, 10), look.px(close ? 6 : 10, 28, 32));
    }
}
