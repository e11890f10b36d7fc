package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// Paper on its way: the slot, as much of the paper as the printer has taken, and what to do.
final class PaperView {
    private static final double SLOT_LEFT = 56;
    private static final double SLOT_WIDTH = 380;

    private final Scenery scenery;
    private final Look look;
    private final double scale;

    PaperView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.scale =
                switch (look.format()) {
                    case S -> look.tight() ? 0.7 : 1;
                    case M -> 1.8;
                    case L -> 1.7;
                };
    }

    private double px(double small) {
        return look.px(small * scale);
    }

    Region issuing() {
        return screen(
                Paper.TICKET, 0, new Words(scenery.text("print.number"), look, Role.PAGE, "theme"));
    }

    Region printing(Place.Printing place) {
        return screen(
                place.paper(),
                place.progress(),
                new Words(scenery.text(key("print.now", place.paper())), look, Role.PAGE, "theme"),
                // There is time to read it now, and room.
                withWait(
                        place.paper(),
                        new Words(
                                scenery.text(key("print.then", place.paper())),
                                look,
                                Role.CHOICE)));
    }

    Region printed(Place.Printed place) {
        Hit taken =
                new Hit(
                                "taken",
                                look,
                                false,
                                () -> scenery.send(new Event.PaperTaken()),
                                new Icon("tick", look.icon()),
                                new Words(
                                        scenery.text(key("print.taken", place.paper())),
                                        look,
                                        Role.ACTION))
                        .centred()
                        .primary();
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        List<Node> said = new ArrayList<>();
        said.add(
                new Words(
                        scenery.text(key("print.done", place.paper())), look, Role.PAGE, "theme"));
        said.add(take(place.paper()));
        if (!look.tight()) {
            said.add(
                    withWait(
                            place.paper(),
                            new Words(
                                    scenery.text(key("print.then", place.paper())),
                                    look,
                                    Role.SUPPORT,
                                    "ink")));
        }
        said.addAll(List.of(space, taken));
        return screen(place.paper(), 1, said.toArray(Node[]::new));
    }

    /// Something went wrong: did it come out?
    Region jam(Place.Jam jam) {
        Words title = new Words(scenery.text(key("jam.title", jam.paper())), look, Role.QUESTION);
        VBox panel = new VBox(look.gap());
        scenery.visit()
                .issued()
                .filter(t -> jam.paper() == Paper.TICKET)
                .ifPresent(t -> panel.getChildren().add(Words.line(t.code(), look, Role.CODE)));
        panel.getChildren().add(new Words(scenery.text("jam.question"), look, Role.TITLE, "ink"));
        panel.setAlignment(Pos.CENTER_LEFT);
        panel.getStyleClass().add("panel");
        panel.setPadding(
                new Insets(
                        look.px(12, 30, 30),
                        look.px(24, 40, 40),
                        look.px(12, 30, 30),
                        look.px(24, 40, 40)));
        return scenery.frame()
                .show(
                        title,
                        panel,
                        List.of(
                                Action.plain(
                                        "not-in-hand",
                                        "close",
                                        scenery.text("jam.no"),
                                        new Event.JamAnswered(false)),
                                Action.primary(
                                        "in-hand",
                                        "tick",
                                        scenery.text("jam.yes"),
                                        new Event.JamAnswered(true))));
    }

    /// What to do with the paper, and how long it will be.
    private Region withWait(Paper paper, Words then) {
        VBox box = new VBox(look.px(6, 12, 12), then);
        if (paper == Paper.TICKET && !look.tight()) {
            scenery.around()
                    .issued()
                    .ifPresent(i -> box.getChildren().addAll(Waits.forHolder(look, i.estimate())));
        }
        return box;
    }

    private static String key(String key, Paper paper) {
        return switch (paper) {
            case TICKET -> key + ".ticket";
            case LIST -> key + ".list";
        };
    }

    /// Where it is, or which of two papers it is.
    private Region take(Paper paper) {
        String code = scenery.visit().issued().map(Ticket::code).orElse("");
        Words words =
                new Words(
                        scenery.around().otherPaper()
                                ? scenery.text(key("print.other", paper), code)
                                : scenery.text(key("print.take", paper)),
                        look,
                        Role.VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox take = new HBox(look.gap(), new Icon("more", look.icon()), words);
        take.setAlignment(Pos.CENTER_LEFT);
        take.getStyleClass().addAll("band", "good");
        take.setPadding(new Insets(look.px(10), look.px(18), look.px(10), look.px(18)));
        return take;
    }

    private Region screen(Paper paper, double progress, Node... said) {
        Pane pane = new Pane();
        pane.getStyleClass().add("tint");
        double left =
                look.portrait() ? (look.display().widthPx() - px(SLOT_WIDTH)) / 2 : px(SLOT_LEFT);
        double top = px(60);
        Region slot = new Region();
        slot.getStyleClass().add("slot");
        slot.setStyle(String.format(Locale.ROOT, "-fx-background-radius: %.1f;", px(18)));
        slot.resizeRelocate(left, top, px(SLOT_WIDTH), px(36));
        slot.setManaged(false);
        double paperHeight =
                look.portrait() ? px(440) : look.display().heightPx() - top - px(18) + px(20);
        Region sheet = sheet(paper, px(308), paperHeight);
        Pane window = new Pane(sheet);
        window.setClip(new Rectangle(px(308), paperHeight));
        sheet.relocate(0, (progress - 1) * paperHeight);
        sheet.resize(px(308), paperHeight);
        sheet.setManaged(false);
        sheet.setId("paper");
        window.relocate(left + px(36), top + px(18));
        VBox words = new VBox(look.px(16, 28, 28), said);
        double wordsLeft = look.portrait() ? look.px(56) : left + px(SLOT_WIDTH) + px(48);
        double wordsTop = look.portrait() ? top + px(18) + paperHeight + look.px(60) : px(48);
        double below = look.px(30, 60, look.comfort().lowered() ? 276 : 60);
        words.setManaged(false);
        words.resizeRelocate(
                wordsLeft,
                wordsTop,
                look.display().widthPx() - wordsLeft - look.px(28, 72, 56),
                look.display().heightPx() - wordsTop - below);
        pane.getChildren().addAll(slot, window, words);
        return pane;
    }

    private Region sheet(Paper paper, double width, double height) {
        VBox sheet = new VBox(px(20));
        sheet.getStyleClass().add("paper-sheet");
        sheet.setAlignment(Pos.TOP_CENTER);
        sheet.setPadding(new Insets(px(34), px(10), 0, px(10)));
        sheet.getChildren().add(Shapes.mark(px(64)));
        scenery.visit()
                .issued()
                .filter(t -> paper == Paper.TICKET)
                .map(Ticket::code)
                .ifPresent(
                        code ->
                                sheet.getChildren()
                                        .addAll(
                                                Words.line(code, look, Role.PAPER_CODE, "paper-ink")
                                                        .centred(),
                                                QrPicture.of(QrCode.of(code), px(180))));
        if (paper == Paper.LIST) {
            sheet.getChildren().add(new Icon("form", px(120)));
        }
        sheet.setMinSize(width, height);
        return sheet;
    }
}
