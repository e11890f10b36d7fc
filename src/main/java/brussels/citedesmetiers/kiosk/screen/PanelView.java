package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.TurningList;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What lies over a screen for a moment: languages, making it easier, "still there?", "wipe
/// everything?".
final class PanelView {
    private final Scenery scenery;
    private final Look look;

    PanelView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region languages() {
        Frame frame = new Frame(scenery);
        double width = frame.aloneWidth();
        Foot close =
                new Foot(scenery).action("close", "close", "panel.close", new Event.PanelClosed());
        double room = frame.aloneHeight() - close.height(width) - look.gap();
        int columns = scenery.content().languages().size() > 4 && !look.portrait() ? 2 : 1;
        Region list = new TurningList(look, columns, width, room, this::names, "list.more");
        VBox.setVgrow(list, Priority.ALWAYS);
        return frame.alone(list, close.lay(width));
    }

    private List<Hit> names() {
        List<Hit> hits = new ArrayList<>();
        for (Language language : scenery.content().languages()) {
            Look own = look.inLanguage(language);
            boolean present = language.code().equals(scenery.language());
            hits.add(
                    new Hit(
                                    "language-" + language.code(),
                                    look,
                                    false,
                                    () -> scenery.send(new Event.LanguageChosen(language.code())),
                                    Words.line(language.name(), own, Role.THEME))
                            .centred()
                            .chosen(present));
        }
        return hits;
    }

    Region accessibility() {
        Frame frame = new Frame(scenery);
        double width = frame.aloneWidth();
        Comfort now = scenery.visit().comfort();
        Words title = new Words(scenery.text("access.title"), look, Role.QUESTION);
        VBox options = new VBox(option("text-size", "access.text", textSizes(now)));
        options.getChildren()
                .add(
                        option(
                                "contrast",
                                "access.contrast",
                                onOff(
                                        "contrast",
                                        now.highContrast(),
                                        new Comfort(now.textStep(), false, now.lowered()),
                                        new Comfort(now.textStep(), true, now.lowered()))));
        if (look.portrait()) {
            options.getChildren()
                    .add(
                            option(
                                    "lower",
                                    "access.lower",
                                    onOff(
                                            "lower",
                                            now.lowered(),
                                            new Comfort(now.textStep(), now.highContrast(), false),
                                            new Comfort(
                                                    now.textStep(), now.highContrast(), true))));
        }
        for (Node option : options.getChildren()) {
            VBox.setVgrow(option, Priority.ALWAYS);
        }
        VBox.setVgrow(options, Priority.ALWAYS);
        return frame.alone(title, options, done(width));
    }

    private Region done(double width) {
        Words only = new Words(scenery.text("access.only"), look, Role.SUPPORT, "ink");
        Foot done =
                new Foot(scenery)
                        .action("last-sent", "chart", "sent.open", new Event.LastSentTapped())
                        .primary("done", "tick", "access.done", new Event.PanelClosed());
        double button = Math.max(look.px(260, 480, 420), done.leastWidth());
        if (look.portrait() || only.lineWidth() > width - button - look.gap()) {
            return new VBox(look.gap(), only, done.lay(width));
        }
        only.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(only, Priority.ALWAYS);
        HBox row = new HBox(look.gap(), only, done.lay(button));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private List<Hit> textSizes(Comfort now) {
        List<Hit> sizes = new ArrayList<>();
        double[] letters = {1.0, 1.25, 1.5};
        for (int step = 0; step < letters.length; step++) {
            Comfort then = new Comfort(step, now.highContrast(), now.lowered());
            Look size = new Look(look.display(), then, look.language(), look.theme(), look.day());
            Hit hit =
                    new Hit(
                                    "text-" + step,
                                    look,
                                    false,
                                    () -> scenery.send(new Event.ComfortChanged(then)),
                                    Words.line("A", size, Role.ACTION))
                            .centred()
                            .inset(look, 0, 0)
                            .spoken(scenery.text("access.text") + " " + (step + 1));
            sizes.add(now.textStep() == step ? hit.primary() : hit);
        }
        return sizes;
    }

    private List<Hit> onOff(String id, boolean on, Comfort off, Comfort turnedOn) {
        return List.of(
                segment(id + "-off", "access.off", !on, off),
                segment(id + "-on", "access.on", on, turnedOn));
    }

    private Hit segment(String id, String key, boolean chosen, Comfort comfort) {
        Hit hit =
                new Hit(
                                id,
                                look,
                                false,
                                () -> scenery.send(new Event.ComfortChanged(comfort)),
                                Words.line(scenery.text(key), look, Role.ACTION))
                        .centred()
                        .inset(look, 0, look.px(6));
        return chosen ? hit.primary() : hit;
    }

    private Region option(String icon, String key, List<Hit> hits) {
        Words words = new Words(scenery.text(key), look, Role.CHOICE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(words.widestWord());
        HBox segments = new HBox(look.gap());
        double one = look.px(112, 180, 170);
        double height = look.control();
        for (Hit hit : hits) {
            one = Math.max(one, Math.ceil(hit.prefWidth(-1)));
            height = Math.max(height, Math.ceil(hit.prefHeight(-1)));
        }
        for (Hit hit : hits) {
            segments.getChildren().add(hit.sized(one, height));
        }
        segments.setMinWidth(Region.USE_PREF_SIZE);
        segments.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(look.gap(), new Icon(icon, look.icon()), words, segments);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("option");
        row.setPadding(new Insets(look.px(8, 14, 14), 0, look.px(8, 14, 14), 0));
        return row;
    }

    Region stillThere(Panel.StillThere still, Instant now) {
        long left = Math.max(0, Duration.between(now, still.wipeAt()).plusMillis(999).toSeconds());
        double doorW = look.px(look.tight() ? 168 : 190, 340, 320);
        double doorH = look.px(look.tight() ? 208 : 236, 420, 400);
        StackPane door =
                new StackPane(
                        Words.line(Long.toString(left), look, Role.COUNT, "sun-ink").centred());
        door.getStyleClass().add("countdown");
        door.setStyle(Door.outline(doorW, 8));
        door.setMinSize(doorW, doorH);
        door.setMaxSize(doorW, doorH);
        VBox words =
                new VBox(
                        look.gap(),
                        new Words(scenery.text("still.title"), look, Role.PAGE),
                        new Words(scenery.text("still.else", left), look, Role.CHOICE));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox middle = new HBox(look.px(44, 80, 60), door, words);
        middle.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Frame frame = new Frame(scenery);
        Region box =
                frame.alone(
                        middle,
                        new Foot(scenery)
                                .action("wipe", "", "still.wipe", new Event.EndTapped())
                                .primary("go-on", "tick", "still.go-on", new Event.Touched())
                                .lay(frame.aloneWidth()));
        box.setOnMouseReleased(e -> scenery.send(new Event.Touched()));
        return box;
    }

    Region confirmStartOver() {
        VBox words =
                new VBox(
                        look.gap(),
                        new Words(scenery.text("start-over.title"), look, Role.PAGE),
                        new Words(scenery.text("start-over.what"), look, Role.CHOICE));
        words.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(words, Priority.ALWAYS);
        Frame frame = new Frame(scenery);
        return frame.alone(
                words,
                new Foot(scenery)
                        .action("wipe", "", "still.wipe", new Event.EndTapped())
                        .primary("go-on", "back", "start-over.stay", new Event.PanelClosed())
                        .lay(frame.aloneWidth()));
    }
}
