package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
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
        double width = look.display().widthPx() - 2 * look.px(24, 160, 56);
        Region close =
                new Foot(scenery)
                        .action("close", "close", "panel.close", new Event.PanelClosed())
                        .lay(width);
        double room =
                look.display().heightPx()
                        - 2 * look.px(20, 80, 80)
                        - close.prefHeight(width)
                        - look.gap();
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
        Rows.Laid laid = new Rows(look, 1, width).lay(hits, room, room, 0);
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        return sheet(laid.region(), close);
    }

    private VBox sheet(Region... children) {
        VBox box = new VBox(look.gap(), children);
        box.getStyleClass().add("room");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(
                new Insets(
                        look.px(20, 80, 80),
                        look.px(24, 160, 56),
                        look.px(20, 80, 80),
                        look.px(24, 160, 56)));
        return box;
    }

    Region accessibility() {
        double width = look.display().widthPx() - 2 * look.px(24, 160, 56);
        Comfort now = scenery.visit().comfort();
        Words title = new Words(scenery.text("access.title"), look, Role.QUESTION);
        VBox options = new VBox(look.gap());
        options.getChildren().add(option("text-size", "access.text", textSizes(now)));
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
        options.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(options, Priority.ALWAYS);
        Words only = new Words(scenery.text("access.only"), look, Role.SUPPORT, "ink");
        Region done =
                new Foot(scenery)
                        .primary("done", "tick", "access.done", new Event.PanelClosed())
                        .lay(width);
        VBox sheet = sheet(title, options, only, done);
        if (look.comfort().lowered()) {
            sheet.setPadding(new Insets(look.px(80), look.px(56), look.px(276 + 40), look.px(56)));
            Region space = new Region();
            VBox.setVgrow(space, Priority.ALWAYS);
            VBox.setVgrow(options, Priority.NEVER);
            sheet.getChildren().addFirst(space);
        }
        return sheet;
    }

    private List<Hit> textSizes(Comfort now) {
        List<Hit> sizes = new ArrayList<>();
        double[] letters = {1.0, 1.25, 1.5};
        for (int step = 0; step < letters.length; step++) {
            Comfort then = new Comfort(step, now.highContrast(), now.lowered());
            Look size = new Look(look.display(), then, look.language(), look.theme(), look.day());
            sizes.add(
                    new Hit(
                                    "text-" + step,
                                    look,
                                    false,
                                    () -> scenery.send(new Event.ComfortChanged(then)),
                                    Words.line("A", size, Role.ACTION))
                            .centred()
                            .inset(look, 0, 0)
                            .spoken(scenery.text("access.text") + " " + (step + 1))
                            .chosen(now.textStep() == step));
        }
        return sizes;
    }

    private List<Hit> onOff(String id, boolean on, Comfort off, Comfort turnedOn) {
        return List.of(
                segment(id + "-off", "access.off", !on, off),
                segment(id + "-on", "access.on", on, turnedOn));
    }

    private Hit segment(String id, String key, boolean chosen, Comfort comfort) {
        return new Hit(
                        id,
                        look,
                        false,
                        () -> scenery.send(new Event.ComfortChanged(comfort)),
                        Words.line(scenery.text(key), look, Role.ACTION))
                .centred()
                .inset(look, 0, look.px(6))
                .chosen(chosen);
    }

    private Region option(String icon, String key, List<Hit> hits) {
        Words words = new Words(scenery.text(key), look, Role.CHOICE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(words.widestWord());
        HBox segments = new HBox(look.gap());
        double one = look.px(112, 180, 170);
        for (Hit hit : hits) {
            one = Math.max(one, Math.ceil(hit.prefWidth(-1)));
        }
        for (Hit hit : hits) {
            hit.sized(one, Math.max(look.control(), hit.prefHeight(-1)));
            segments.getChildren().add(hit);
        }
        segments.setMinWidth(Region.USE_PREF_SIZE);
        segments.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(look.gap(), new Icon(icon, look.icon()), words, segments);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    Region stillThere(Panel.StillThere still, Instant now) {
        long left = Math.max(0, Duration.between(now, still.wipeAt()).plusMillis(999).toSeconds());
        double width = look.display().widthPx() - 2 * look.px(48, 160, 70);
        double doorW = look.px(190, 340, 320);
        double doorH = look.px(236, 420, 400);
        StackPane door =
                new StackPane(Words.line(Long.toString(left), look, Role.COUNT, "sun-ink"));
        door.getStyleClass().add("countdown");
        door.setStyle("-fx-background-radius: %.1f %.1f 8 8;".formatted(doorW / 2, doorW / 2));
        door.setMinSize(doorW, doorH);
        door.setMaxSize(doorW, doorH);
        Words title = new Words(scenery.text("still.title"), look, Role.PAGE);
        Words what = new Words(scenery.text("still.else", left), look, Role.CHOICE);
        VBox words = new VBox(look.gap(), title, what);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox middle = new HBox(look.px(44, 80, 60), door, words);
        middle.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Region foot =
                new Foot(scenery)
                        .action("wipe", "", "still.wipe", new Event.EndTapped())
                        .primary("go-on", "tick", "still.go-on", new Event.Touched())
                        .lay(width);
        VBox box = new VBox(look.px(24, 60, 60), middle, foot);
        box.getStyleClass().add("room");
        box.setPadding(
                new Insets(
                        look.px(36, 160, 300),
                        look.px(48, 160, 70),
                        look.px(36, 160, 300),
                        look.px(48, 160, 70)));
        box.setOnMouseReleased(e -> scenery.send(new Event.Touched()));
        return box;
    }

    Region confirmStartOver() {
        double width = look.display().widthPx() - 2 * look.px(48, 160, 70);
        Words title = new Words(scenery.text("start-over.title"), look, Role.PAGE);
        Words what = new Words(scenery.text("start-over.what"), look, Role.CHOICE);
        VBox words = new VBox(look.gap(), title, what);
        words.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(words, Priority.ALWAYS);
        Region foot =
                new Foot(scenery)
                        .action("wipe", "", "still.wipe", new Event.EndTapped())
                        .primary("go-on", "back", "start-over.stay", new Event.PanelClosed())
                        .lay(width);
        VBox box = new VBox(look.px(24, 60, 60), words, foot);
        box.getStyleClass().add("room");
        box.setPadding(
                new Insets(
                        look.px(36, 160, 300),
                        look.px(48, 160, 70),
                        look.px(36, 160, 300),
                        look.px(48, 160, 70)));
        return box;
    }
}
