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
    private static final int MOST_LINES_WHEN_LARGE = 3;

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
        double sides = look.px(20, 36, 36);
        double inner = width - 2 * sides;
        double bar = look.px(12, 16, 16);
        boolean tight = look.tight();
        List<Region> pairs = pairs(inner);
        Region note = note();
        double above = title.prefHeight(width) + bar + look.gap();
        double below = look.gap();
        if (tight) {
            // In large letters the small panel has no room for both; the last page says it.
            pairs.add(note);
        } else {
            below += note.prefHeight(width) + look.gap();
        }
        Foot foot = foot();
        Foot turning = foot.copy().more("detail.more", 98, 99);
        double turned = below + turning.height(width);
        // In large letters there is no room for the title on every page.
        double later = tight ? bar : above;
        Rows.Laid laid =
                Rows.touching(look, inner)
                        .lay(
                                pairs,
                                frame.room(above, below + foot.height(width)),
                                frame.room(above, turned),
                                frame.room(later, turned),
                                page);
        if (laid.pages() > 1) {
            foot.more("detail.more", laid.page(), laid.pages());
        }
        VBox sheet = new VBox(laid.region());
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        sheet.getStyleClass().addAll("panel", "sheet");
        sheet.setPadding(new Insets(bar, sides, 0, sides));
        sheet.setStyle(String.format(Locale.ROOT, "-fx-background-insets: 0, %.1f 0 0 0;", bar));
        VBox.setVgrow(sheet, Priority.ALWAYS);
        if (tight) {
            return laid.page() > 0
                    ? frame.around(sheet, foot.lay(width))
                    : frame.around(title, sheet, foot.lay(width));
        }
        return frame.around(title, sheet, note, foot.lay(width));
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

    /// One line of the sheet before it is laid out.
    ///
    /// @param id node id of its pencil
    private record Entry(String label, String value, String id, Event change) {}

    private List<Entry> entries(double left) {
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(
                        scenery.text("preview.theme"),
                        scenery.theme().name().in(scenery.language()),
                        "edit-theme",
                        new Event.EditThemeTapped()));
        entries.add(
                new Entry(
                        scenery.text("preview.language"),
                        look.language().name(),
                        "edit-language",
                        new Event.LanguagesTapped()));
        for (Question q : scenery.guide().asked(scenery.visit().answers())) {
            List<String> ids = scenery.visit().answers().of(q.id());
            List<String> said =
                    q.choices().stream()
                            .filter(c -> ids.contains(c.id()))
                            .map(Choice::text)
                            .map(t -> t.in(scenery.language()))
                            .toList();
            List<String> values = look.tight() ? together(said, left) : List.of(joined(said));
            for (int i = 0; i < values.size(); i++) {
                entries.add(
                        new Entry(
                                q.label().in(scenery.language()),
                                values.get(i),
                                "edit-" + q.id() + (i == 0 ? "" : "-" + (i + 1)),
                                new Event.EditTapped(q.id())));
            }
        }
        return entries;
    }

    private static String joined(List<String> said) {
        return String.join(", ", said);
    }

    /// Several answers, as many together as leave room for the label on one page in large letters.
    private List<String> together(List<String> said, double left) {
        List<String> values = new ArrayList<>();
        for (String one : said) {
            String longer = values.isEmpty() ? one : joined(List.of(values.getLast(), one));
            boolean fits = new Words(longer, look, Role.VALUE).lines(left) <= MOST_LINES_WHEN_LARGE;
            if (fits && !values.isEmpty()) {
                values.removeLast();
            }
            values.add(fits ? longer : one);
        }
        return values;
    }

    private double side() {
        return look.px(64, 104, 104);
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
        List<Entry> entries = entries(left);
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
        row.setPadding(new Insets(look.px(6, 8, 8), 0, look.px(6, 8, 8), 0));
        return row;
    }
}
