package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Recommendation.Access;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
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
        Region acts = acts(adviser);
        double room = frame.height() - acts.prefHeight(width) - look.gap();
        Rows list = new Rows(look, 1, width);
        Node head = head(adviser, direct, width);
        Rows.Laid laid = laid(list, rows, room, head, page);
        if (laid.pages() == 1) {
            return frame.around(head, grow(laid.region()), acts);
        }
        Hit more = small(laid);
        double beside = width - look.gap() - more.prefWidth(-1);
        Node narrow = head(adviser, direct, beside);
        laid = laid(list, rows, room, narrow, page);
        HBox top = new HBox(look.gap(), narrow, small(laid));
        HBox.setHgrow(narrow, Priority.ALWAYS);
        return frame.around(top, grow(laid.region()), acts);
    }

    private Rows.Laid laid(Rows list, List<Hit> rows, double room, Node head, int page) {
        double height = Math.max(head.prefHeight(width), look.control()) + look.gap();
        Rows.Laid laid = list.lay(rows, room - height, room - height, page);
        return laid;
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

    private Node head(boolean adviser, boolean direct, double room) {
        if (!scenery.around().canPrint()) {
            return Bands.warning(look, "no-paper", scenery.text("result.no-paper"), room);
        }
        if (direct) {
            return Bands.good(look, "no-queue", scenery.text("result.no-queue"), room);
        }
        return new Words(
                scenery.text(adviser ? "result.adviser-first" : "result.title"),
                look,
                Role.QUESTION);
    }

    private java.util.Optional<Hit> interests() {
        if (scenery.visit().theme() == null) {
            return java.util.Optional.empty();
        }
        Profile profile = scenery.guide().profile(scenery.visit().answers());
        if (profile.certainty() == Profile.Certainty.NONE
                || scenery.visit().themeId().filter("U"::equals).isPresent()) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(
                row(
                        "interests",
                        "chart",
                        scenery.text("interests.title"),
                        InterestsView.inShort(scenery, profile),
                        new Event.InterestsTapped()));
    }

    private Hit row(String id, String icon, String title, String summary, Event event) {
        VBox words =
                new VBox(
                        new Words(title, look, Role.TITLE),
                        new Words(summary, look, Role.HINT, "mute"));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Icon drawing = new Icon(icon, look.px(44, 84, 84));
        drawing.getStyleClass().add("theme");
        return new Hit(
                        id,
                        look,
                        false,
                        () -> scenery.send(event),
                        drawing,
                        words,
                        new Icon("next", look.px(32, 48, 44)))
                .inset(look, look.px(3, 8, 12), look.px(18, 40, 40));
    }

    private Region acts(boolean adviser) {
        List<Hit> acts = new ArrayList<>();
        boolean paper = scenery.around().canPrint();
        Hit see = act("adviser", "adviser", "result.adviser", new Event.AdviserTapped());
        Hit phone = act("phone", "phone", "result.phone", new Event.PhoneTapped());
        if (paper) {
            Hit print = act("print", "printer", "result.print", new Event.PrintListTapped());
            acts.addAll(
                    adviser
                            ? List.of(see.primary(), print, phone)
                            : List.of(print.primary(), phone, see));
        } else {
            acts.addAll(adviser ? List.of(see.primary(), phone) : List.of(phone.primary(), see));
        }
        Foot foot = new Foot(scenery);
        acts.forEach(foot::hit);
        return foot.lay(width);
    }

    private Hit act(String id, String icon, String key, Event event) {
        String label = scenery.text(look.portrait() ? key + ".long" : key);
        return new Hit(
                        id,
                        look,
                        look.small(),
                        () -> scenery.send(event),
                        new Icon(icon, look.icon()),
                        Words.line(label, look, Role.ACTION))
                .centred()
                .inset(look, look.px(3, 6, 6), look.px(8, 12, 24));
    }
}
