package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Recommendation.Access;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.screen.look.Bands;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Rows;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What helps, best first. Where no queue is needed it says so before anything else; where a wrong
/// step costs rights it proposes the adviser first.
final class ResultView {
    private static final int FIRST = 3;

    private final Scenery scenery;
    private final Look look;
    private final Frame frame;
    private final double width;

    ResultView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.frame = new Frame(scenery);
        this.width = frame.width();
    }

    Region build(int page) {
        List<Recommendation> all =
                scenery.machine().recommended(scenery.visit()).stream()
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
                            new Event.RecommendationTapped(r.id())));
        }
        interests().ifPresent(hit -> rows.add(Math.min(2, rows.size()), hit));
        boolean large = look.comfort().textStep() == 2;
        if (look.tight() || large || look.comfort().lowered()) {
            Region title = head(adviser, direct, width);
            Listing listing = new Listing(scenery).above(title);
            if (look.tight() || large) {
                // What was said on the first page leaves its room to the list.
                listing.later();
            }
            return listing.build(rows, 1, acts(adviser), page);
        }
        Region acts = acts(adviser).lay(width);
        double room = frame.height() - acts.prefHeight(width) - look.gap();
        Rows list = new Rows(look, 1, width);
        Region head = head(adviser, direct, width);
        Rows.Laid laid = laid(list, rows, room, head.prefHeight(width), page);
        if (laid.pages() == 1) {
            return frame.around(head, grow(laid.region()), acts);
        }
        double beside = width - look.gap() - small(laid).prefWidth(-1);
        Region narrow = head(adviser, direct, beside);
        laid = laid(list, rows, room, narrow.prefHeight(beside), page);
        HBox top = new HBox(look.gap(), narrow, small(laid));
        top.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(narrow, Priority.ALWAYS);
        return frame.around(top, grow(laid.region()), acts);
    }

    private Rows.Laid laid(Rows list, List<Hit> rows, double room, double head, int page) {
        double height = Math.max(head, look.control()) + look.gap();
        return list.lay(rows, room - height, room - height, page);
    }

    private static Region grow(Region region) {
        VBox.setVgrow(region, Priority.ALWAYS);
        return region;
    }

    private Hit small(Rows.Laid laid) {
        return new Hit(
                        "more",
                        look,
                        false,
                        () -> scenery.send(new Event.PageTurned((laid.page() + 1) % laid.pages())),
                        new Icon("more", look.icon()),
                        Words.line((laid.page() + 1) + "/" + laid.pages(), look, Role.ACTION))
                .centred()
                .inset(look, look.px(2, 6, 6), look.px(12, 24, 24))
                .spoken(scenery.text("list.more", laid.page() + 1, laid.pages()));
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
        if (adviser && refusal.isPresent()) {
            return Bands.warning(look, "clock", refusal.get(), room);
        }
        if (direct) {
            return Bands.good(look, "no-queue", scenery.text("result.no-queue"), room);
        }
        return new Words(
                scenery.text(adviser ? "result.adviser-first" : "result.title"),
                look,
                Role.QUESTION);
    }

    private Optional<Hit> interests() {
        if (scenery.visit().theme() == null) {
            return Optional.empty();
        }
        Profile profile = scenery.guide().profile(scenery.visit().answers());
        if (profile.certainty() == Profile.Certainty.NONE
                || scenery.visit().themeId().filter("U"::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                row(
                        "interests",
                        "chart",
                        scenery.text("interests.title"),
                        InterestsView.inShort(scenery, profile),
                        new Event.InterestsTapped()));
    }

    private Hit row(String id, String icon, String title, String summary, Event event) {
        VBox words = new VBox(look.betweenLines(), new Words(title, look, Role.TITLE));
        // In large letters there is room for one of the two; the other is a tap away.
        boolean brief =
                look.tight() || (look.comfort().lowered() && look.comfort().textStep() == 2);
        if (!brief) {
            words.getChildren().add(new Words(summary, look, Role.HINT, "mute"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Icon drawing = new Icon(icon, look.px(44, 84, 84));
        drawing.getStyleClass().add("theme");
        Icon next = new Icon("next", look.px(32, 48, 44));
        return new Hit(
                        id,
                        look,
                        false,
                        () -> scenery.send(event),
                        look.tight() ? new Node[] {words, next} : new Node[] {drawing, words, next})
                .inset(look, look.px(3, 8, 12), look.px(18, 40, 40));
    }

    private Foot acts(boolean adviser) {
        Foot foot = new Foot(scenery);
        boolean paper = scenery.around().canPrint();
        if (Waits.refusal(scenery).isPresent()) {
            if (paper) {
                act(foot, "print", "printer", "result.print", new Event.PrintListTapped(), true);
            }
            act(foot, "phone", "phone", "result.phone", new Event.PhoneTapped(), !paper);
            return foot;
        }
        if (adviser) {
            act(foot, "adviser", "adviser", "result.adviser", new Event.AdviserTapped(), true);
        }
        if (paper) {
            act(foot, "print", "printer", "result.print", new Event.PrintListTapped(), !adviser);
        }
        act(foot, "phone", "phone", "result.phone", new Event.PhoneTapped(), !adviser && !paper);
        if (!adviser) {
            act(foot, "adviser", "adviser", "result.adviser", new Event.AdviserTapped(), false);
        }
        return foot;
    }

    private void act(Foot foot, String id, String icon, String key, Event event, boolean primary) {
        String label =
                scenery.text(look.portrait() && !look.comfort().lowered() ? key + ".long" : key);
        boolean column = look.small() && !look.tight();
        foot.with(
                (drawing, brief) -> {
                    Words words = Words.line(label, look, Role.ACTION).centred();
                    Node[] inside =
                            drawing
                                    ? new Node[] {new Icon(icon, look.icon()), words}
                                    : new Node[] {words};
                    Hit hit =
                            new Hit(id, look, column, () -> scenery.send(event), inside)
                                    .centred()
                                    .inset(look, look.px(3, 6, 6), look.px(8, 12, 24));
                    return primary ? hit.primary() : hit;
                });
    }
}
