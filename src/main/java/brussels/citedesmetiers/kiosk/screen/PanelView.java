package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
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
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;

/// The panels that cover a screen for a moment: languages, accessibility, "still there?", and
/// "start over?".
final class PanelView {
    private static final int MOST_SEGMENTS = 20;

    private final Scenery scenery;
    private final Look look;

    PanelView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region languages() {
        Words title = new Words(scenery.text("nav.language"), look, Role.QUESTION);
        int columns = scenery.content().languages().size() > 4 && !look.portrait() ? 2 : 1;
        Frame frame = scenery.frame();
        List<Action> close = List.of(close());
        double room = frame.room(title, List.of(), close, false);
        Region list = new TurningList(look, columns, frame.width(), room, this::names);
        return frame.show(title, list, close);
    }

    private Action close() {
        return Action.plain("close", "close", scenery.text("panel.close"), new Event.PanelClosed());
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
                                        now.withContrast(false),
                                        now.withContrast(true))));
        if (look.portrait()) {
            options.getChildren()
                    .add(
                            option(
                                    "lower",
                                    "access.lower",
                                    onOff(
                                            "lower",
                                            now.lowered(),
                                            now.withLowered(false),
                                            now.withLowered(true))));
        }
        // Where letters are large or what is touched is low, there is room for "listen" alone.
        boolean room = !look.tight() && !(look.portrait() && now.lowered());
        if (scenery.around().speaks() && room) {
            boolean on = now.speech() != Comfort.Speech.SILENT;
            options.getChildren()
                    .add(
                            option(
                                    "speaker",
                                    "access.speech",
                                    onOff(
                                            "speech",
                                            on,
                                            now.with(Comfort.Speech.SILENT),
                                            on ? now : now.with(Comfort.Speech.DISCREET))));
        }
        for (Node option : options.getChildren()) {
            VBox.setVgrow(option, Priority.ALWAYS);
        }
        VBox.setVgrow(options, Priority.ALWAYS);
        Words only = new Words(scenery.text("access.only"), look, Role.SUPPORT, "ink");
        VBox heading = new VBox(look.px(2, 8, 8), title, only);
        return scenery.frame()
                .show(
                        heading,
                        options,
                        List.of(
                                Action.plain(
                                        "last-sent",
                                        "chart",
                                        scenery.text("sent.open"),
                                        new Event.LastSentTapped()),
                                Action.primary(
                                        "done",
                                        "tick",
                                        scenery.text("access.done"),
                                        new Event.PanelClosed())));
    }

    private List<Hit> textSizes(Comfort now) {
        List<Hit> sizes = new ArrayList<>();
        double[] letters = {1.0, 1.25, 1.5};
        for (int step = 0; step < letters.length; step++) {
            Comfort then = now.withText(step);
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
        double ends = look.px(look.tight() ? 4 : 8, 14, 14);
        row.setPadding(new Insets(ends, 0, ends, 0));
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
        Sizes.fix(door, doorW, doorH);
        Frame frame = scenery.frame();
        Region seconds = seconds(left, frame.aloneWidth());
        Listen.Foot choice = choice("tick", "still.go-on", new Event.Touched());
        double apart = look.px(44, 80, 60);
        double width = frame.aloneWidth() - doorW - apart;
        double height =
                frame.aloneHeight()
                        - Math.ceil(seconds.minHeight(-1))
                        - choice.height()
                        - 3 * look.gap();
        VBox words = asked(left, Role.STILL_THERE);
        if (words.minWidth(-1) > width || words.prefHeight(width) > height) {
            words = asked(left, Role.PAGE);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox middle = new HBox(apart, door, words);
        middle.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Region box = frame.alone(middle, seconds, choice.region());
        box.setOnMouseReleased(e -> scenery.send(new Event.Touched()));
        return box;
    }

    private VBox asked(long left, Role heading) {
        VBox words =
                new VBox(
                        look.gap(),
                        new Words(scenery.text("still.title"), look, heading),
                        new Words(scenery.text("still.else", left), look, Role.CHOICE));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setId(Frame.HEADING);
        return KeySlot.TITLE.on(words);
    }

    /// A bar that gets shorter every second.
    private Region seconds(long left, double width) {
        long whole = Math.max(left, scenery.machine().warning(scenery.visit()).toSeconds());
        long each = Math.ceilDiv(whole, MOST_SEGMENTS);
        int count = Math.toIntExact(Math.ceilDiv(whole, each));
        long full = Math.ceilDiv(left, each);
        double between = look.px(8, 12, 8);
        double one = (width + between) / count;
        double height = look.px(22, 36, 32);
        Pane bar = new Pane();
        for (int i = 0; i < count; i++) {
            double from = Math.round(i * one);
            double to = Math.round((i + 1) * one - between);
            Rectangle segment = new Rectangle(from, 0, to - from, height);
            segment.setArcWidth(height / 2);
            segment.setArcHeight(height / 2);
            segment.setStrokeType(StrokeType.INSIDE);
            segment.setStrokeWidth(look.line());
            segment.getStyleClass().addAll("second", i < full ? "left" : "gone");
            bar.getChildren().add(segment);
        }
        Sizes.fix(bar, width, height);
        VBox.setMargin(bar, new Insets(0, 0, look.gap(), 0));
        return bar;
    }

    /// The choice between wiping everything and staying.
    private Listen.Foot choice(String icon, String key, Event stay) {
        return Listen.before(
                scenery,
                scenery.frame().aloneWidth(),
                width ->
                        Actions.tall(
                                look,
                                width,
                                scenery::send,
                                Action.plain(
                                        "wipe",
                                        "",
                                        scenery.text("still.wipe"),
                                        new Event.EndTapped()),
                                Action.primary("go-on", icon, scenery.text(key), stay)));
    }

    Region confirmStartOver() {
        VBox words =
                KeySlot.TITLE.on(
                        new VBox(
                                look.gap(),
                                new Words(scenery.text("start-over.title"), look, Role.PAGE),
                                new Words(scenery.text("start-over.what"), look, Role.CHOICE)));
        words.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(words, Priority.ALWAYS);
        Frame frame = scenery.frame();
        words.setId(Frame.HEADING);
        return frame.alone(
                words, choice("back", "start-over.stay", new Event.PanelClosed()).region());
    }
}
