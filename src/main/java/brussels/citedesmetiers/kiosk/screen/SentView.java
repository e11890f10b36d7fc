package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.TurningList;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// "What this terminal last sent", for any visitor: every number of the last batch.
final class SentView {
    private final Scenery scenery;
    private final Look look;

    SentView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build() {
        Frame frame = scenery.frame();
        double width = frame.aloneWidth();
        Words title = new Words(scenery.text("sent.title"), look, Role.QUESTION);
        Action close =
                Action.primary(
                        "close", "close", scenery.text("panel.close"), new Event.PanelClosed());
        Listen.Foot foot =
                Listen.before(scenery, width, wide -> Actions.of(look, wide, scenery::send, close));
        double room =
                frame.aloneHeight()
                        - foot.height()
                        - Math.ceil(title.prefHeight(width))
                        - 2 * look.gap();
        Region list = new TurningList(look, 1, width, room, this::rows);
        VBox.setVgrow(list, Priority.ALWAYS);
        title.setId(Frame.HEADING);
        return frame.alone(KeySlot.TITLE.on(title), list, foot.region());
    }

    private List<Region> rows() {
        List<Region> rows = new ArrayList<>();
        rows.add(said(scenery.text("sent.why")));
        switch (scenery.around().sentOrNull()) {
            case null -> rows.add(said(scenery.text("sent.nothing")));
            case Sent.Given given ->
                    SentWords.given(given, look.language()).forEach(line -> rows.add(said(line)));
            case SentCounts counts -> rows.addAll(rows(counts));
        }
        return rows;
    }

    private List<Region> rows(SentCounts sent) {
        List<Region> rows = new ArrayList<>();
        SentWords words = new SentWords(sent, scenery.content(), look.language());
        rows.add(said(words.days()));
        for (SentWords.Section section : words.sections()) {
            rows.add(opening(section));
            section.lines().stream().skip(1).forEach(line -> rows.add(row(line)));
        }
        words.left().ifPresent(left -> rows.add(said(left)));
        return rows;
    }

    /// The heading of a table and its first line as one row, so that no page ends between them.
    private Region opening(SentWords.Section section) {
        VBox opening = new VBox(look.gap() / 2, new Words(section.title(), look, Role.VALUE));
        section.note().ifPresent(note -> opening.getChildren().add(said(note)));
        section.lines().stream()
                .findFirst()
                .ifPresent(line -> opening.getChildren().add(row(line)));
        return opening;
    }

    private Region said(String text) {
        return new Words(text, look, Role.BODY, "ink");
    }

    private Region row(SentWords.Line line) {
        Words name = new Words(line.name(), look, Role.BODY, "ink");
        name.setMinWidth(name.widestWord());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Words number = Words.line(Long.toString(line.n()), look, Role.VALUE);
        number.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(look.gap(), name, number);
        row.setAlignment(Pos.CENTER_LEFT);
        double sides = look.px(18, 36, 36);
        row.getStyleClass().add("panel");
        row.setPadding(new Insets(look.px(4, 8, 8), sides, look.px(4, 8, 8), sides));
        return row;
    }
}
