package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Exactly what the adviser will see, card by card, each of which can be changed; and "number
/// only".
final class PreviewView {
    private final Scenery scenery;
    private final Look look;
    private final double width;
    private final double half;

    /// Width of the labels that stand before what was said.
    private final double labels;

    PreviewView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.width = scenery.frame().width();
        this.half = Math.floor((width - look.gap()) / 2);
        this.labels =
                entries().stream()
                        .mapToDouble(entry -> label(entry).lineWidth())
                        .max()
                        .orElseThrow();
    }

    Region build(int page) {
        Words title = scenery.title("preview.title");
        VBox heading = new VBox(look.px(4, 10, 10), title, note());
        List<Action> foot = foot();
        Frame frame = scenery.frame();
        double room = frame.room(heading, List.of(), foot, true);
        List<Region> even = cards(room, false, even());
        Frame.Listed alike = new Frame.Listed(heading, even, 1, foot, page);
        boolean evenFit = even.stream().allMatch(card -> card.prefHeight(width) <= room);
        if (evenFit && frame.pages(alike) == 1) {
            return frame.show(alike);
        }
        Frame.Listed parted = new Frame.Listed(heading, cards(room, true, 0), 1, foot, page);
        List<Region> unparted = cards(room, false, 0);
        boolean fit = unparted.stream().allMatch(card -> card.prefHeight(width) <= room);
        Frame.Listed all = new Frame.Listed(heading, unparted, 1, foot, page);
        return frame.show(fit && frame.pages(all) <= frame.pages(parted) ? all : parted);
    }

    /// The height of what is said in the tallest single answer, with which all labels stand at the
    /// same height of their cards.
    private double even() {
        return entries().stream()
                .filter(entry -> !entry.several())
                .mapToDouble(this::saidHeight)
                .max()
                .orElse(0);
    }

    private List<Action> foot() {
        boolean paper = scenery.around().canPrint();
        Medium medium = paper ? Medium.PAPER : Medium.PHONE;
        String length = look.small() || look.comfort().lowered() ? "" : ".long";
        Event whole = new Event.TicketTaken(true, medium);
        return List.of(
                scenery.act(
                        "number-only",
                        "",
                        "preview.number-only" + length,
                        new Event.TicketTaken(false, medium)),
                paper
                        ? scenery.on("print", "printer", "preview.print" + length, whole)
                        : scenery.on("take-on-phone", "phone", "preview.phone", whole));
    }

    private Region note() {
        Words words = new Words(scenery.text("preview.privacy"), look, Role.SUPPORT, "ink");
        HBox note = new HBox(look.px(14), new Icon("lock", look.grown(look.px(32, 46, 36))), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        note.setAlignment(Pos.CENTER_LEFT);
        return note;
    }

    /// A question and what was answered to it.
    ///
    /// @param id node id of its card
    private record Entry(String label, List<String> values, String id, Event change) {

        boolean several() {
            return values.size() > 1;
        }

        /// Several answers stand below one another, so that each can be told from the next.
        String said() {
            return !several()
                    ? values.getFirst()
                    : values.stream().map(one -> "•\u00a0" + one).collect(Collectors.joining("\n"));
        }

        Entry from(int first, int end) {
            String part = first == 0 ? id : id + "-" + (first + 1);
            return new Entry(label, values.subList(first, end), part, change);
        }
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(
                        scenery.text("preview.theme"),
                        List.of(
                                scenery.theme().name().in(scenery.language())
                                        + "\u00a0· "
                                        + look.language().name()),
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
            entries.add(
                    new Entry(
                            q.label().in(scenery.language()),
                            said,
                            "edit-" + q.id(),
                            new Event.EditTapped(q.id())));
        }
        return entries;
    }

    /// A card for each question; single answers two beside one another, each under its label, and
    /// several where that is lower.
    ///
    /// @param parts whether, where a page ends among several answers, the rest stand on the next
    /// @param least height of what is said in single answers
    private List<Region> cards(double room, boolean parts, double least) {
        List<Region> cards = new ArrayList<>();
        List<Entry> entries = entries();
        double used = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            @Nullable Entry next = i + 1 < entries.size() ? entries.get(i + 1) : null;
            Optional<Beside> beside =
                    Optional.ofNullable(next)
                            .flatMap(other -> pair(entry, other, least))
                            .or(() -> lone(entry, next, least))
                            .filter(row -> row.prefHeight(width) <= room);
            // A last card of several answers is narrow where that turns no page.
            boolean last = entry.several() && next == null;
            double free =
                    last && whole(entry).prefHeight(width) <= room - used ? room - used : room;
            if (beside.isPresent() && beside.get().prefHeight(width) <= free) {
                used = add(cards, beside.get(), used, room);
                i += beside.get().count() - 1;
                continue;
            }
            int end = entry.values().size();
            for (int first = 0; first < end; ) {
                int to = parts ? last(entry, first, room - used) : end;
                if (to == first) {
                    used = 0;
                    to = Math.max(first + 1, last(entry, first, room));
                }
                used = add(cards, whole(entry.from(first, to)), used, room);
                first = to;
            }
        }
        return cards;
    }

    private double add(List<Region> cards, Region card, double used, double room) {
        cards.add(card);
        double height = Math.ceil(card.prefHeight(width)) + look.gap();
        return used + height > room + look.gap() ? height : used + height;
    }

    /// Where a card must end that begins with this answer and has this much room.
    private int last(Entry entry, int first, double room) {
        int to = entry.values().size();
        while (to > first && whole(entry.from(first, to)).prefHeight(width) > room) {
            to--;
        }
        return to;
    }

    /// Two cards beside one another, if that is lower than one above the other and each of several
    /// answers keeps its line.
    private Optional<Beside> pair(Entry left, Entry right, double least) {
        if (left.several() != right.several() || (left.several() && wraps(left, right))) {
            return Optional.empty();
        }
        double tallest = Math.max(saidHeight(left), saidHeight(right));
        double said = left.several() ? tallest : Math.max(least, tallest);
        Beside pair = new Beside(look.gap(), above(left, said), above(right, said));
        double above = whole(left).prefHeight(width) + look.gap() + whole(right).prefHeight(width);
        return pair.prefHeight(width) < above && pair.minWidth(-1) <= width
                ? Optional.of(pair)
                : Optional.empty();
    }

    /// An answer without another beside it keeps the width of those that have one, unless each line
    /// counts; several do so if they are the last and each keeps its line.
    private Optional<Beside> lone(Entry entry, @Nullable Entry next, double least) {
        boolean alone =
                entry.several()
                        ? next == null && !wraps(entry, entry)
                        : next == null || next.several();
        return alone && !look.tight()
                ? Optional.of(
                                new Beside(
                                        look.gap(),
                                        above(
                                                entry,
                                                entry.several()
                                                        ? saidHeight(entry)
                                                        : Math.max(least, saidHeight(entry)))))
                        .filter(row -> row.minWidth(-1) <= width)
                : Optional.empty();
    }

    private boolean wraps(Entry left, Entry right) {
        return Stream.concat(left.values().stream(), right.values().stream())
                .map(
                        value ->
                                new Words(
                                        new Entry("", List.of(value, ""), "", left.change()).said(),
                                        look,
                                        Role.ANSWER))
                .anyMatch(words -> words.lineWidth() > inner(half));
    }

    private double saidHeight(Entry entry) {
        return new Words(entry.said(), look, Role.ANSWER).prefHeight(inner(half));
    }

    private double sides() {
        return look.px(16, 28, 28);
    }

    private double inner(double wide) {
        return wide - 2 * sides() - 2 * look.line();
    }

    private Words label(Entry entry) {
        Words label = new Words(entry.label(), look, Role.LABEL, "mute");
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private Words said(Entry entry) {
        Words said = new Words(entry.said(), look, Role.ANSWER).filling();
        return said;
    }

    private Icon pencil() {
        return new Icon("edit", look.grown(look.px(30, 44, 40)));
    }

    /// The label above what was said.
    ///
    /// @param least height for what is said, so that labels of two cards are on one line
    private Hit above(Entry entry, double least) {
        VBox said = new VBox(said(entry));
        said.setMinHeight(least);
        HBox line = new HBox(look.gap(), label(entry), pencil());
        // An accent on a capital reaches up to the label.
        return card(entry, new VBox(look.betweenLines() + look.px(3, 4, 4), line, said));
    }

    /// The label stands before what was said where both have room on one line, else above it.
    private Hit whole(Entry entry) {
        Words label = label(entry);
        Words said = said(entry);
        Icon pencil = pencil();
        double inner = inner(width) - pencil.prefWidth(-1) - 2 * look.gap() - said.lineWidth();
        double before = labels <= inner ? labels : label.lineWidth();
        if (before > inner) {
            return above(entry, 0);
        }
        label.setMinWidth(before);
        label.setMaxWidth(before);
        HBox row = new HBox(look.gap(), label, said, pencil);
        // On the first line of several.
        row.setAlignment(entry.several() ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        double line = new Words("X", look, Role.ANSWER).prefHeight(-1);
        HBox.setMargin(label, new Insets(lower(line, label.prefHeight(before), entry), 0, 0, 0));
        HBox.setMargin(pencil, new Insets(lower(line, pencil.prefHeight(-1), entry), 0, 0, 0));
        return card(entry, row);
    }

    private static double lower(double line, double height, Entry entry) {
        return entry.several() ? Math.max(0, Math.round((line - height) / 2)) : 0;
    }

    private Hit card(Entry entry, Region inside) {
        return new Hit(entry.id(), look, true, () -> scenery.send(entry.change()), inside)
                .startAligned()
                .inset(look, look.px(2, 10, 10), sides())
                .spoken(scenery.text("preview.change", entry.label()));
    }

    /// Cards of one width and height; one alone leaves the place of the other free.
    private static final class Beside extends Pane {
        private final double gap;

        Beside(double gap, Region... cards) {
            super(cards);
            this.gap = gap;
        }

        int count() {
            return getChildren().size();
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        private double half(double width) {
            return Math.floor((width - gap) / 2);
        }

        @Override
        protected double computeMinWidth(double height) {
            return 2 * getChildren().stream().mapToDouble(c -> c.minWidth(-1)).max().orElse(0)
                    + gap;
        }

        @Override
        protected double computePrefHeight(double width) {
            return getChildren().stream()
                    .mapToDouble(c -> c.prefHeight(half(width)))
                    .max()
                    .orElse(0);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double half = half(getWidth());
            for (int i = 0; i < getChildren().size(); i++) {
                double x = i == 0 ? 0 : getWidth() - half;
                getChildren().get(i).resizeRelocate(x, 0, half, getHeight());
            }
        }
    }
}
