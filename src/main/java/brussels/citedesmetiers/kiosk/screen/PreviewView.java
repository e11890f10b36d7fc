package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Exactly what the adviser will see, line by line, each of which can be changed; and "number
/// only".
final class PreviewView {
    private final Scenery scenery;
    private final Look look;

    PreviewView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(int page) {
        Frame frame = new Frame(scenery);
        double width = frame.width();
        Words title = new Words(scenery.text("preview.title"), look, Role.QUESTION);
        Region note = note();
        double sides = look.px(20, 36, 36);
        List<Region> pairs = pairs();
        double bar = look.px(12, 16, 16);
        double fixed = title.prefHeight(width) + note.prefHeight(width) + bar + 3 * look.gap();
        Foot foot = foot();
        double footHeight = foot.lay(width).prefHeight(width);
        double room = frame.height() - fixed - footHeight;
        Rows rows = new Rows(look, 1, width - 2 * sides);
        Rows.Laid laid = rows.lay(pairs, room, room, page);
        if (laid.pages() > 1) {
            foot = foot();
            foot.hit(more(laid));
            laid =
                    rows.lay(
                            pairs,
                            room,
                            frame.height() - fixed - foot.lay(width).prefHeight(width),
                            page);
            foot = foot();
            foot.hit(more(laid));
        }
        VBox sheet = new VBox(laid.region());
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        sheet.getStyleClass().addAll("panel", "sheet");
        sheet.setPadding(new Insets(bar, sides, 0, sides));
        sheet.setStyle("-fx-background-insets: 0, %.1f 0 0 0;".formatted(bar));
        VBox.setVgrow(sheet, Priority.ALWAYS);
        return frame.around(title, sheet, note, foot.lay(width));
    }

    private Hit more(Rows.Laid laid) {
        return new Hit(
                        "more",
                        look,
                        false,
                        () -> scenery.send(new Event.PageTurned((laid.page() + 1) % laid.pages())),
                        new Icon("more", look.icon()),
                        Words.line((laid.page() + 1) + "/" + laid.pages(), look, Role.ACTION))
                .centred()
                .inset(look, look.px(2, 6, 6), look.px(6, 24, 24))
                .spoken(scenery.text("list.more", laid.page() + 1, laid.pages()));
    }

    private Foot foot() {
        Foot foot = new Foot(scenery);
        boolean paper = scenery.around().canPrint();
        Medium medium = paper ? Medium.PAPER : Medium.PHONE;
        foot.action("number-only", "", "preview.number-only", new Event.TicketTaken(false, medium));
        if (paper) {
            foot.primary("print", "printer", "preview.print", new Event.TicketTaken(true, medium));
        } else {
            foot.primary(
                    "take-on-phone", "phone", "preview.phone", new Event.TicketTaken(true, medium));
        }
        return foot;
    }

    private Region note() {
        Words words = new Words(scenery.text("preview.privacy"), look, Role.SUPPORT, "ink");
        HBox note = new HBox(look.px(14), new Icon("lock", look.px(32, 46, 36)), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        note.setAlignment(Pos.CENTER_LEFT);
        return note;
    }

    private List<Region> pairs() {
        List<Region> pairs = new ArrayList<>();
        pairs.add(
                pair(
                        scenery.text("preview.theme"),
                        scenery.theme().name().in(scenery.language()),
                        "edit-theme",
                        new Event.EditThemeTapped()));
        pairs.add(
                pair(
                        scenery.text("preview.language"),
                        look.language().name(),
                        "edit-language",
                        new Event.LanguagesTapped()));
        for (Question q : scenery.guide().asked(scenery.visit().answers())) {
            List<String> ids = scenery.visit().answers().of(q.id());
            String value =
                    q.choices().stream()
                            .filter(c -> ids.contains(c.id()))
                            .map(Choice::text)
                            .map(t -> t.in(scenery.language()))
                            .collect(Collectors.joining(", "));
            pairs.add(
                    pair(
                            q.label().in(scenery.language()),
                            value,
                            "edit-" + q.id(),
                            new Event.EditTapped(q.id())));
        }
        return pairs;
    }

    private Region pair(String label, String value, String id, Event change) {
        Words name = new Words(label, look, Role.SUPPORT, "mute");
        Words said = new Words(value, look, Role.VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        double side = look.px(64, 104, 104);
        Node pencil =
                new Hit(
                                id,
                                look,
                                true,
                                () -> scenery.send(change),
                                new Icon("edit", look.px(40, 56, 50)))
                        .inset(look, 0, 0)
                        .sized(side, side)
                        .spoken(scenery.text("preview.change", label));
        double labelWidth = Math.max(look.px(130, 300, 240), name.widestWord());
        name.setMinWidth(labelWidth);
        name.setMaxWidth(labelWidth);
        HBox row = new HBox(look.px(14, 24, 24), name, said, pencil);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pair");
        row.setPadding(new Insets(look.px(4, 8, 8), 0, look.px(4, 8, 8), 0));
        return row;
    }
}
