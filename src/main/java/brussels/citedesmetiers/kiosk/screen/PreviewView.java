package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Rows;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
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
        Frame frame = scenery.frame();
        double width = frame.width();
        Words title = new Words(scenery.text("preview.title"), look, Role.QUESTION);
        VBox heading = new VBox(look.px(4, 10, 10), title, note());
        double sides = look.px(20, 36, 36);
        double inner = width - 2 * sides;
        double bar = look.px(look.tight() ? 6 : 12, 16, 16);
        List<Action> foot = foot();
        Rows.Laid laid =
                Rows.touching(look, inner)
                        .lay(
                                pairs(inner),
                                frame.room(heading, List.of(), foot, false) - bar,
                                frame.room(heading, List.of(), foot, true) - bar,
                                page);
        VBox sheet = new VBox(laid.region());
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        sheet.getStyleClass().addAll("panel", "sheet");
        sheet.setPadding(new Insets(bar, sides, 0, sides));
        sheet.setStyle(String.format(Locale.ROOT, "-fx-background-insets: 0, %.1f 0 0 0;", bar));
        return frame.show(
                heading, sheet, List.of(), foot, laid.page(), laid.pages(), Event.PageTurned::new);
    }

    private List<Action> foot() {
        boolean paper = scenery.around().canPrint();
        Medium medium = paper ? Medium.PAPER : Medium.PHONE;
        String length = look.small() || look.comfort().lowered() ? "" : ".long";
        Event whole = new Event.TicketTaken(true, medium);
        return List.of(
                Action.plain(
                        "number-only",
                        "",
                        scenery.text("preview.number-only" + length),
                        new Event.TicketTaken(false, medium)),
                paper
                        ? Action.primary(
                                "print", "printer", scenery.text("preview.print" + length), whole)
                        : Action.primary(
                                "take-on-phone", "phone", scenery.text("preview.phone"), whole));
    }

    private Region note() {
        Words words = new Words(scenery.text("preview.privacy"), look, Role.SUPPORT, "ink");
        HBox note = new HBox(look.px(14), new Icon("lock", look.px(32, 46, 36)), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        note.setAlignment(Pos.CENTER_LEFT);
        return note;
    }

    /// One line of the sheet before it is laid out.
    ///
    /// @param id node id of its pencil
    private record Entry(String label, String value, String id, Event change) {}

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(
                        scenery.text("preview.theme"),
                        scenery.theme().name().in(scenery.language())
                                + " · "
                                + look.language().name(),
                        "edit-theme",
                        new Event.EditThemeTapped()));
        for (Question q : scenery.guide().asked(scenery.visit().answers())) {
            List<String> ids = scenery.visit().answers().of(q.id());
            List<String> said =
                    q.choices().stream()
                            .filter(c -> ids.contains(c.id()))
                            .map(Choice::text)
                            .map(t -> t.in(scenery.language()))
                            .toList();
            // In large letters each has a line of its own, so that pages can be turned between
            // them.
            List<String> lines = look.tight() ? said : List.of(listed(said));
            for (int i = 0; i < lines.size(); i++) {
                entries.add(
                        new Entry(
                                q.label().in(scenery.language()),
                                lines.get(i),
                                "edit-" + q.id() + (i == 0 ? "" : "-" + (i + 1)),
                                new Event.EditTapped(q.id())));
            }
        }
        return entries;
    }

    /// Several answers stand below one another, so that each can be told from the next.
    private static String listed(List<String> said) {
        return said.size() == 1
                ? said.getFirst()
                : said.stream().map(one -> "•\u00a0" + one).collect(Collectors.joining("\n"));
    }

    private double side() {
        return look.px(60.2, 104, 104);
    }

    private double gap() {
        return look.px(14, 24, 24);
    }

    private Words name(Entry entry) {
        return new Words(entry.label(), look, Role.SUPPORT, "mute");
    }

    private Words said(Entry entry) {
        return new Words(entry.value(), look, Role.VALUE);
    }

    /// Labels and what was said, in two columns or, where a word is too wide for its own, all one
    /// above the other.
    private List<Region> pairs(double width) {
        double left = width - side() - gap();
        List<Entry> entries = entries();
        double labels =
                Math.max(
                        look.px(130, 300, 240),
                        entries.stream().mapToDouble(e -> name(e).lineWidth()).max().orElse(0));
        double beside = left - labels - gap();
        boolean columns =
                !look.tight()
                        && beside >= left / 2
                        && entries.stream().allMatch(e -> said(e).widestWord() <= beside);
        List<Region> pairs = new ArrayList<>();
        for (Entry entry : entries) {
            pairs.add(pair(entry, columns ? beside(entry, labels) : above(entry)));
        }
        return pairs;
    }

    private Pane beside(Entry entry, double labels) {
        Words name = name(entry);
        name.setMinWidth(labels);
        name.setMaxWidth(labels);
        Words said = said(entry);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(gap(), name, said);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Pane above(Entry entry) {
        return new VBox(name(entry), said(entry));
    }

    private Region pair(Entry entry, Pane words) {
        Node pencil =
                new Hit(
                                entry.id(),
                                look,
                                true,
                                () -> scenery.send(entry.change()),
                                new Icon("edit", look.px(40, 56, 50)))
                        .inset(look, 0, 0)
                        .sized(side(), side())
                        .spoken(scenery.text("preview.change", entry.label()));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(gap(), words, pencil);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pair");
        row.setPadding(new Insets(look.px(2, 8, 8), 0, look.px(2, 8, 8), 0));
        // Pencils of rows with one line keep their distance.
        HBox.setMargin(pencil, new Insets(look.px(4, 0, 0), 0, look.px(4, 0, 0), 0));
        return row;
    }
}
