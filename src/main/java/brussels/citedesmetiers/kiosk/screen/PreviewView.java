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
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows exactly what the adviser will see, on cards that can be changed one by one, and offers
/// "number only".
final class PreviewView {
    private final Scenery scenery;
    private final Look look;
    private final double width;
    private final double half;

    /// The least width of the labels, so that the answers beside them line up.
    private final double labels;

    PreviewView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.width = scenery.frame().width();
        this.half = Math.floor((width - look.gap()) / 2);
        this.labels = look.tight() ? 0 : look.px(130, 260, 200);
    }

    Region build(int page) {
        Words title = new Words(scenery.text("preview.title"), look, Role.QUESTION);
        VBox heading = new VBox(look.px(4, 10, 10), title, note());
        List<Action> foot = foot();
        double room = scenery.frame().room(heading, List.of(), foot, true);
        return scenery.frame().show(new Frame.Listed(heading, cards(room), 1, foot, page));
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
        HBox note = new HBox(look.px(14), new Icon("lock", look.grown(look.px(32, 46, 36))), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        note.setAlignment(Pos.CENTER_LEFT);
        return note;
    }

    /// A question and its answers.
    ///
    /// @param id node id of its card
    private record Entry(String label, List<String> values, String id, Event change) {

        /// The answers; several are a list, so that each can be told from the next.
        String said() {
            return values.size() == 1
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
                                        + " · "
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

    /// A card for each question. Two neighbours share a row if that is lower than stacking them. A
    /// card whose answers do not all fit on the page goes on as another card on the next.
    private List<Region> cards(double room) {
        List<Region> cards = new ArrayList<>();
        List<Entry> entries = entries();
        double used = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Optional<CardPair> pair =
                    i + 1 == entries.size()
                            ? Optional.empty()
                            : pair(entry, entries.get(i + 1))
                                    .filter(p -> p.prefHeight(width) <= room);
            if (pair.isPresent()) {
                used = add(cards, pair.get(), used, room);
                i++;
                continue;
            }
            int end = entry.values().size();
            for (int first = 0; first < end; ) {
                int to = last(entry, first, room - used);
                if (to == first) {
                    used = 0;
                    to = Math.max(first + 1, last(entry, first, room));
                }
                used = add(cards, card(entry.from(first, to), width), used, room);
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

    /// The index after the last answer that fits into this height on a card beginning with answer
    /// `first`.
    private int last(Entry entry, int first, double room) {
        int to = entry.values().size();
        while (to > first && card(entry.from(first, to), width).prefHeight(width) > room) {
            to--;
        }
        return to;
    }

    private Optional<CardPair> pair(Entry left, Entry right) {
        CardPair pair = new CardPair(look.gap(), card(left, half), card(right, half));
        double above =
                card(left, width).prefHeight(width)
                        + look.gap()
                        + card(right, width).prefHeight(width);
        return pair.prefHeight(width) < above && pair.minWidth(-1) <= width
                ? Optional.of(pair)
                : Optional.empty();
    }

    /// A card. Its label stands beside the answers if both fit on one line, else above them.
    private Hit card(Entry entry, double wide) {
        Words name = new Words(entry.label(), look, Role.LABEL, "mute");
        Words said = new Words(entry.said(), look, Role.ANSWER);
        Icon pencil = new Icon("edit", look.grown(look.px(30, 44, 40)));
        double sides = look.px(16, 28, 28);
        double inner = wide - 2 * sides - 2 * look.line() - pencil.prefWidth(-1) - look.gap();
        double label = Math.max(labels, name.lineWidth());
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        boolean beside = label + look.gap() + said.lineWidth() <= inner;
        if (beside) {
            name.setMinWidth(label);
            name.setMaxWidth(label);
        }
        Runnable change = () -> scenery.send(entry.change());
        Hit card =
                beside
                        ? new Hit(entry.id(), look, false, change, name, said, pencil)
                        : new Hit(
                                        entry.id(),
                                        look,
                                        true,
                                        change,
                                        new VBox(
                                                look.betweenLines(),
                                                new HBox(look.gap(), name, pencil),
                                                said))
                                .startAligned();
        return card.inset(look, look.px(2, 10, 10), sides)
                .spoken(scenery.text("preview.change", entry.label()));
    }

    /// Two cards side by side, of equal width and height.
    private static final class CardPair extends Pane {
        private final double gap;

        CardPair(double gap, Region left, Region right) {
            super(left, right);
            this.gap = gap;
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
            getChildren().getFirst().resizeRelocate(0, 0, half, getHeight());
            getChildren().getLast().resizeRelocate(getWidth() - half, 0, half, getHeight());
        }
    }
}
