package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks whether the paper came out, after printing went wrong.
final class JamView {
    /// Length of the paper in pixels of the small screen, and the share of it that is out.
    private static final double STUCK_PAPER = 430;

    private static final double STUCK_AT = 0.53;

    private final Scenery scenery;
    private final Look look;

    JamView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(Place.Jam jam) {
        Paper paper = jam.paper();
        Words title =
                new Words(scenery.text(PaperView.key("jam.title", paper)), look, Role.QUESTION);
        List<Action> answers =
                List.of(
                        scenery.act("not-in-hand", "close", "jam.no", new Event.JamAnswered(false)),
                        scenery.on("in-hand", "tick", "jam.yes", new Event.JamAnswered(true)));
        double height = scenery.frame().sight(title, List.of(), answers, false);
        return scenery.frame().show(title, stuck(paper, height), answers);
    }

    /// The number and the question, next to a picture if there is room for one.
    private Region stuck(Paper paper, double height) {
        double sides = look.px(24, 60, 48);
        double ends = look.px(look.tight() ? 8 : 16, 40, 40);
        double room = height - 2 * ends;
        double across = scenery.frame().width() - 2 * sides;
        VBox words = stuckWords(paper, across, room);
        PaperSlot large = stuckPaper(paper, 1);
        PaperSlot small = stuckPaper(paper, small());
        double beside = across - sides - small.getMinWidth();
        if (look.portrait() && large.getMinHeight() + sides + words.prefHeight(across) <= room) {
            VBox panel = new VBox(sides, large, words);
            panel.setAlignment(Pos.CENTER_LEFT);
            return panel(panel, ends, sides);
        }
        HBox panel = new HBox(sides, words);
        panel.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (words.minWidth(-1) <= beside && words.prefHeight(beside) <= room) {
            panel.getChildren().addFirst(small);
        }
        return panel(panel, ends, sides);
    }

    private double small() {
        return switch (look.format()) {
            case S -> 0.62;
            case M -> 0.8;
            case L -> 0.55;
        };
    }

    private static Region panel(Pane panel, double ends, double sides) {
        panel.getStyleClass().addAll("panel", "scene");
        panel.setPadding(new Insets(ends, sides, ends, sides));
        return panel;
    }

    private PaperSlot stuckPaper(Paper paper, double share) {
        double height = PaperSlot.px(look, STUCK_PAPER) * share;
        return new PaperSlot(scenery, share, paper, height, STUCK_AT, false);
    }

    /// The words. What "no" leads to comes last and only if there is room: the next screen says it
    /// again.
    private VBox stuckWords(Paper paper, double width, double room) {
        VBox words = new VBox(look.px(10, 32, 28));
        words.setAlignment(Pos.CENTER_LEFT);
        scenery.visit()
                .issued()
                .filter(t -> paper == Paper.TICKET)
                .ifPresent(t -> words.getChildren().add(Words.line(t.code(), look, Role.CODE)));
        Words otherwise = new Words(scenery.text("jam.else"), look, Role.CHOICE, "ink");
        words.getChildren()
                .addAll(
                        new Words(scenery.text("jam.question"), look, Role.THEME, "ink"),
                        otherwise);
        if (words.prefHeight(width) > room) {
            words.getChildren().remove(otherwise);
        }
        return words;
    }
}
