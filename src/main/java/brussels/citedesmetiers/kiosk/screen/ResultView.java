package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Recommendation.Access;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.screen.look.Bands;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.OfferWords;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The recommendations, best first. If the visitor needs no queue, that comes before anything else;
/// if a wrong step could cost them rights, the adviser comes first.
final class ResultView {
    private static final int FIRST = 3;

    private final Scenery scenery;
    private final Look look;
    private final double width;

    ResultView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.width = scenery.frame().width();
    }

    Region build(int page) {
        List<Recommendation> all =
                scenery.machine().listed(scenery.visit()).stream()
                        .map(id -> scenery.content().recommendations().get(id))
                        .toList();
        List<Recommendation> first = all.stream().limit(FIRST).toList();
        boolean adviser = first.stream().anyMatch(r -> r.access() == Access.ADVISER);
        boolean direct = !adviser && first.getFirst().access() == Access.DIRECT;
        List<Hit> rows = new ArrayList<>();
        for (Recommendation r : all) {
            rows.add(
                    row(
                            "recommendation-" + r.id(),
                            r.icon(),
                            r.title().in(scenery.language()),
                            r.summary().in(scenery.language()),
                            scenery.agenda()
                                    .flatMap(agenda -> agenda.brief(r))
                                    .or(() -> OfferWords.of(scenery.content(), look.language(), r))
                                    .orElse(null),
                            new Event.RecommendationTapped(r.id())));
        }
        // The interests lead on to trades.
        interests().or(this::trades).ifPresent(hit -> rows.add(Math.min(2, rows.size()), hit));
        return scenery.frame()
                .show(new Frame.Listed(head(adviser, direct, width), rows, 1, acts(adviser), page));
    }

    private Region head(boolean adviser, boolean direct, double room) {
        if (scenery.around().hasPrinter() && !scenery.around().canPrint()) {
            boolean paper = scenery.around().printer() == PrinterState.PAPER_OUT;
            return Bands.warning(
                    look,
                    "no-paper",
                    scenery.text(paper ? "result.no-paper" : "result.no-printer"),
                    room);
        }
        Optional<String> refusal = Waits.refusal(scenery);
        if (!direct && refusal.isPresent()) {
            return Bands.warning(look, "clock", refusal.get(), room);
        }
        if (direct) {
            return Bands.good(look, "no-queue", scenery.text("result.no-queue"), room);
        }
        return scenery.title(adviser ? "result.adviser-first" : "result.title");
    }

    private Optional<Hit> interests() {
        if (!scenery.machine().leadsToInterests(scenery.visit())) {
            return Optional.empty();
        }
        Profile profile = scenery.guide().profile(scenery.visit().answers());
        return Optional.of(
                row(
                        "interests",
                        "chart",
                        scenery.text("interests.title"),
                        InterestsView.inShort(scenery, profile),
                        null,
                        new Event.InterestsTapped()));
    }

    /// Where the answers are about trades, a way to look at some.
    private Optional<Hit> trades() {
        if (!scenery.machine().leadsToTrades(scenery.visit())) {
            return Optional.empty();
        }
        String first = TradesView.first(scenery);
        boolean fit = !first.equals(Place.Trades.SECTORS);
        return Optional.of(
                row(
                        "trades",
                        "people",
                        scenery.text("trades.row"),
                        scenery.text(fit ? "trades.row.fit" : "trades.row.all"),
                        null,
                        new Event.TradesTapped(first)));
    }

    /// @param offered when next, or in which languages; null if in the visitor's at any time
    private Hit row(
            String id,
            String icon,
            String title,
            String summary,
            @Nullable String offered,
            Event event) {
        VBox words = new VBox(look.betweenLines(), new Words(title, look, Role.TITLE));
        // In large letters there is room for one of the two; the other is a tap away.
        boolean brief =
                look.tight() || (look.comfort().lowered() && look.comfort().textStep() == 2);
        // Where rows are low, how one is served says more than what is served.
        boolean low = look.small() || look.comfort().lowered();
        if (!brief && (offered == null || !low)) {
            words.getChildren().add(new Words(summary, look, Role.HINT, "mute"));
        }
        if (!brief && offered != null) {
            words.getChildren().add(new Words(offered, look, Role.HINT, "ink"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Icon drawing = new Icon(icon, look.grown(look.px(44, 84, 84)));
        drawing.getStyleClass().add("theme");
        Icon next = new Icon("next", look.grown(look.px(32, 48, 44)));
        // In large letters on the small screen the lip alone says that it leads on.
        Node[] inside =
                look.tight() ? new Node[] {drawing, words} : new Node[] {drawing, words, next};
        return new Hit(id, look, false, () -> scenery.send(event), inside)
                .inset(look, look.px(1, 8, 12), look.px(12, 40, 40));
    }

    private List<Action> acts(boolean adviser) {
        boolean paper = scenery.around().canPrint();
        boolean closed = Waits.refusal(scenery).isPresent();
        List<Action> acts = new ArrayList<>();
        if (adviser && !closed) {
            acts.add(act("adviser", "ticket", "result.adviser", new Event.AdviserTapped()));
        }
        if (paper) {
            acts.add(act("print", "printer", "result.print", new Event.PrintListTapped()));
        }
        acts.add(act("phone", "phone", "result.phone", new Event.PhoneTapped()));
        if (!adviser && !closed) {
            acts.add(act("adviser", "ticket", "result.adviser", new Event.AdviserTapped()));
        }
        Action first = acts.getFirst();
        acts.set(0, Action.primary(first.id(), first.icon(), first.label(), first.event()));
        return acts;
    }

    private Action act(String id, String icon, String key, Event event) {
        boolean large = !look.portrait() && look.comfort().textStep() > 0;
        boolean brief = look.small() || look.comfort().lowered() || large;
        // Where room is scarce the label is a word; the drawing beside it says the rest.
        return scenery.act(id, icon, brief ? key : key + ".long", event);
    }
}
