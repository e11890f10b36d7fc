package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Choices that are pictures with a word each, for people who read little: all on one page where
/// they have room, and each picture as large as that leaves. The word stands under its picture; in
/// letters so large that it has no room there, beside it.
final class PictureChoices {
    private final Scenery scenery;
    private final Look look;
    private final Frame frame;
    private final List<Choice> choices;
    private final ChoiceControls controls;

    /// Only measured; each tile gets its own.
    private final List<Words> measured;

    /// How the pictures are set.
    ///
    /// @param heard whether each has a speaker beside it
    /// @param picture width and height of each
    private record Setting(int columns, boolean above, boolean heard, double picture) {}

    /// The tiles, and how many stand beside one another.
    record Tiles(List<Region> tiles, int columns) {}

    PictureChoices(Scenery scenery, List<Choice> choices, ChoiceControls controls) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.frame = scenery.frame();
        this.choices = choices;
        this.controls = controls;
        measured = choices.stream().map(this::word).toList();
    }

    /// @param room height for all of them
    Tiles in(double room) {
        int most = look.portrait() ? 2 : 3;
        boolean voice = scenery.around().speaks();
        Setting setting =
                (voice ? above(most, room, true) : Optional.<Setting>empty())
                        .or(() -> above(most, room, false))
                        .or(() -> beside(2, room))
                        .or(() -> beside(1, room))
                        .or(() -> beside(2, Double.MAX_VALUE))
                        .or(() -> beside(1, Double.MAX_VALUE))
                        .orElseGet(() -> new Setting(1, false, false, leastBeside()));
        List<Region> tiles = new ArrayList<>();
        choices.forEach(choice -> tiles.add(tile(choice, setting)));
        return new Tiles(tiles, setting.columns());
    }

    /// Words under pictures, if all tiles fit into the height.
    private Optional<Setting> above(int columns, double room, boolean heard) {
        double words = column(columns) - aroundWidth() - (heard ? controls.besideSpeaker() : 0);
        // In the middle of the tile, clear of the box in its corner.
        double clear = words - 2 * (controls.markSize() + look.px(4, 8, 8));
        double most = Math.min(look.px(150, 280, 260), clear);
        double tall = high(columns, room) - tallest(words) - look.px(0, 6, 6);
        double picture = Math.min(most, tall);
        return picture >= look.px(70, 130, 110)
                ? Optional.of(new Setting(columns, true, heard, Math.floor(picture)))
                : Optional.empty();
    }

    /// Words beside pictures, these as large as words and height leave room for. Without a limit to
    /// the height, several pages are turned.
    private Optional<Setting> beside(int columns, double room) {
        double high = high(columns, room);
        double most = Math.min(look.px(100, 170, 150), high);
        for (double picture = Math.floor(most); picture >= leastBeside(); picture -= look.px(4)) {
            double words =
                    column(columns) - aroundWidth() - picture - look.gap() - markWidth(columns);
            double tallest = tallest(words);
            double needed = isStacked(columns) ? picture + controls.markSize() : picture;
            boolean least = picture - look.px(4) < leastBeside();
            if (Math.max(needed, tallest) <= high
                    && tallest < Double.POSITIVE_INFINITY
                    && (needed <= tallest || least || !look.tight())) {
                return Optional.of(new Setting(columns, false, false, picture));
            }
        }
        return Optional.empty();
    }

    private double high(int columns, double room) {
        int rows = (choices.size() + columns - 1) / columns;
        return Math.floor((room - (rows - 1) * look.gap()) / rows) - aroundHeight();
    }

    /// The height of the highest word at this width; without end if one does not fit into it.
    private double tallest(double width) {
        double tallest = 0;
        for (Words word : measured) {
            if (word.widestWord() > width) {
                return Double.POSITIVE_INFINITY;
            }
            tallest = Math.max(tallest, word.prefHeight(width));
        }
        return tallest;
    }

    private double leastBeside() {
        return look.px(64, 110, 96);
    }

    private double column(int columns) {
        return Math.floor((frame.width() - (columns - 1) * look.gap()) / columns);
    }

    /// Width that the box takes beside a picture. Nothing lies over what carries the meaning. In
    /// large letters on the small screen words take more lines, and the box stands above.
    private double markWidth(int columns) {
        return isStacked(columns) ? 0 : controls.markSize() + look.gap();
    }

    private boolean isStacked(int columns) {
        return look.tight() && columns > 1;
    }

    private double vertical() {
        return look.px(look.tight() ? 1 : 4, 12, 12);
    }

    private double sides() {
        return look.px(8, 20, 20);
    }

    private double aroundWidth() {
        return 2 * (sides() + look.line());
    }

    private double aroundHeight() {
        return 2 * vertical() + look.line() + look.px(6, 7, 7);
    }

    private Words word(Choice choice) {
        return new Words(choice.text().in(scenery.language()), look, Role.CHOICE);
    }

    private Region tile(Choice choice, Setting setting) {
        Icon picture = new Icon(choice.picture(), setting.picture());
        picture.getStyleClass().addAll("picture", "theme");
        Words word = word(choice);
        HBox.setHgrow(word, Priority.ALWAYS);
        word.setMaxWidth(Double.MAX_VALUE);
        Region box = controls.mark(choice);
        Node[] inside = {box, picture, word};
        if (isStacked(setting.columns())) {
            VBox drawn = new VBox(box, picture);
            drawn.setAlignment(Pos.CENTER);
            inside = new Node[] {drawn, word};
        }
        if (setting.above()) {
            word.centred();
            StackPane.setAlignment(box, Pos.TOP_LEFT);
            StackPane drawn = new StackPane(picture, box);
            drawn.setMaxWidth(Double.MAX_VALUE);
            inside = new Node[] {drawn, word};
        }
        Hit hit =
                controls.control(choice, setting.above(), inside).inset(look, vertical(), sides());
        return setting.heard() ? controls.heard(choice, hit) : hit;
    }
}
