package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The screens from issuing the number to taking the paper. They look like one scene in which only
/// the paper moves.
final class PaperView {
    private static final double SLOT_LEFT = 56;
    private static final double FROM_SLOT = 60;

    /// Height of the words on the tall screen, by text size. The paper takes the rest, above them.
    private static final double[] WORDS_ON_TALL = {740, 810, 830};

    private final Scenery scenery;
    private final Look look;

    PaperView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region issuing() {
        return scene(Paper.TICKET, PaperSlot.EDGE, false, "print.number");
    }

    Region printing(Place.Printing place) {
        return scene(place.paper(), progress(place), false, key("print.now", place.paper()));
    }

    Region printed(Place.Printed place) {
        return scene(place.paper(), 1, true, key("print.done", place.paper()));
    }

    /// The share of the paper that is seen.
    static double progress(Place.Printing place) {
        return Math.max(PaperSlot.EDGE, place.progress());
    }

    private Words title(String key) {
        return new Words(
                scenery.text(key), look, look.tight() ? Role.QUESTION : Role.PAGE, "theme");
    }

    /// How much taller the heading of another of the states is: the space to add above this one, so
    /// that what follows keeps its place.
    private double longer(Paper paper, Words title) {
        double tallest =
                Stream.of("print.number", key("print.now", paper), key("print.done", paper))
                        .skip(paper == Paper.TICKET ? 0 : 1)
                        .mapToDouble(key -> title(key).prefHeight(width()))
                        .max()
                        .orElse(0);
        return look.tight() ? 0 : Math.max(0, tallest - title.prefHeight(width()));
    }

    /// What to do with the paper, and how long the wait will be.
    private List<Region> told(Paper paper) {
        Role role = look.portrait() ? Role.CHOICE : Role.SUPPORT;
        List<Region> told = new ArrayList<>();
        told.add(new Words(scenery.text(key("print.then", paper)), look, role, "ink"));
        if (paper == Paper.TICKET) {
            scenery.around()
                    .issued()
                    .ifPresent(i -> told.addAll(Waits.forHolder(look, i.estimate())));
        }
        return told;
    }

    private Hit taken(Paper paper) {
        return new Hit(
                        "taken",
                        look,
                        false,
                        () -> scenery.send(new Event.PaperTaken()),
                        new Icon("tick", look.icon()),
                        new Words(scenery.text(key("print.taken", paper)), look, Role.ACTION))
                .centred()
                .inset(look, look.px(2, 6, 6), look.px(8, 24, 24))
                .primary();
    }

    /// The key of a text that has a form for tickets and one for lists.
    static String key(String key, Paper paper) {
        return switch (paper) {
            case TICKET -> key + ".ticket";
            case LIST -> key + ".list";
        };
    }

    /// Where to take the paper, lit once it is out; or, if a strip of other paper may lie there
    /// too, which one is the visitor's.
    private Region take(Paper paper, boolean out) {
        String code = scenery.visit().issued().map(Ticket::code).orElse("");
        String key = out && scenery.around().otherPaper() ? "print.other" : "print.take";
        Words words = new Words(scenery.text(key(key, paper), code), look, Role.THEME);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox take = new HBox(look.gap(), new Icon("take", look.px(60, 96, 92)), words);
        take.setAlignment(Pos.CENTER_LEFT);
        take.getStyleClass().addAll("band", out ? "good" : "soon");
        double ends = look.px(look.tight() ? 4 : 10, 18, 18);
        take.setPadding(new Insets(ends, look.px(18), ends, look.px(18)));
        return take;
    }

    /// The scale of the picture, smaller where the words need the room.
    private double share() {
        return look.tight() ? 0.6 : look.portrait() && look.comfort().lowered() ? 0.8 : 1;
    }

    private double slotLeft() {
        double wide = look.display().widthPx();
        return look.portrait()
                ? (wide - PaperSlot.width(look) * share()) / 2
                : look.px(SLOT_LEFT, SLOT_LEFT * 1.8, 0) * share();
    }

    private double slotTop() {
        double top = look.px(88, 158, 102) * share();
        // In large letters on the small screen the picture is smaller, and "listen" is not.
        return look.tight() && scenery.around().speaks() ? look.px(88) : top;
    }

    private double left() {
        return look.portrait()
                ? look.px(56)
                : slotLeft()
                        + PaperSlot.width(look) * share()
                        + look.px(FROM_SLOT, 86, 0) * share();
    }

    private double width() {
        return Math.floor(look.display().widthPx() - left() - look.px(28, 72, 56));
    }

    private double bottom() {
        return look.display().heightPx() - look.px(30, 60, look.comfort().lowered() ? 276 : 60);
    }

    private double top() {
        return look.portrait()
                ? bottom() - look.px(WORDS_ON_TALL[look.comfort().textStep()])
                : look.px(look.tight() ? 26 : 48, 86, 0);
    }

    /// The scene for all three states, in which everything keeps its place: only the paper moves,
    /// and once it is out, where to take it is lit and the way on is there.
    ///
    /// @param out whether the print has ended; it has not yet when all of it was sent
    private Region scene(Paper paper, double progress, boolean out, String heading) {
        Words title = KeySlot.TITLE.on(title(heading));
        title.setId(Frame.HEADING);
        double gap = look.px(look.tight() ? 10 : 16, 28, 28);
        double between = look.px(6, 12, 12);
        Region take = take(paper, out);
        Hit taken = taken(paper);
        if (!out) {
            // Its room is kept; nobody finds it yet.
            taken.setVisible(false);
            taken.setId("taken-later");
        }
        Region on = look.portrait() ? withListen(taken) : taken;
        double room = bottom() - top() - height(List.of(title, take, on), gap);
        List<Region> told = told(paper);
        double above = longer(paper, title);
        above = height(told, between) + above <= room ? above : 0;
        room -= above;
        // The number of people ahead goes first: the waiting time says more.
        while (told.size() > 1 && (height(told, between) > room || tooWide(told.get(1)))) {
            told.remove(1);
        }
        room -= height(told, between);
        VBox said = new VBox(between);
        said.getChildren().addAll(told);
        VBox words = new VBox(gap, title, take, said, on);
        VBox.setMargin(title, new Insets(above, 0, 0, 0));
        // On the wide screens the way on is at the same place for a ticket and a list.
        double free = look.portrait() ? Math.clamp(room, 0, look.px(56)) : Math.max(0, room);
        VBox.setMargin(on, new Insets(free, 0, 0, 0));
        words.setManaged(false);
        words.resizeRelocate(left(), top(), width(), bottom() - top());
        PaperSlot slot = new PaperSlot(scenery, share(), paper, paperHeight(), progress, !out);
        slot.relocate(slotLeft(), slotTop());
        Pane pane = new Pane(slot, words);
        pane.getStyleClass().add("tint");
        if (!look.portrait()) {
            Listen.of(scenery).ifPresent(listen -> pane.getChildren().add(aboveSlot(listen)));
        }
        return pane;
    }

    /// On the tall screen "listen" is at the foot, before the way on.
    private Region withListen(Hit taken) {
        HBox foot = new HBox(look.gap());
        Listen.of(scenery).ifPresent(foot.getChildren()::add);
        HBox.setHgrow(taken, Priority.ALWAYS);
        taken.setMaxWidth(Double.MAX_VALUE);
        foot.getChildren().add(taken);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private Hit aboveSlot(Hit listen) {
        listen.resizeRelocate(
                slotLeft(),
                (slotTop() - Listen.size(look)) / 2,
                Listen.size(look),
                Listen.size(look));
        return listen;
    }

    private double height(List<? extends Region> parts, double gap) {
        return parts.stream().mapToDouble(p -> Math.ceil(p.prefHeight(width())) + gap).sum();
    }

    private boolean tooWide(Region part) {
        return part.minWidth(-1) > width();
    }

    /// Length of the paper. On the wide screens it runs off the lower edge.
    private double paperHeight() {
        double mouth = PaperSlot.mouth(look) * share();
        double end =
                look.portrait() ? top() - look.px(60) : look.display().heightPx() + look.px(20);
        return Math.floor(end - slotTop() - mouth);
    }
}
