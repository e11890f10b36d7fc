package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Arrival;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The screens of somebody who comes for an appointment: the keys for its code, and what happens
/// next.
final class ArrivalView {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Scenery scenery;
    private final Look look;
    private final Frame frame;

    ArrivalView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.frame = scenery.frame();
    }

    /// How the way here is drawn.
    private record Drawn(String key, Role role, boolean icon) {
        private static final String LONG = "arrival.way";
        private static final String SHORT = "arrival.way.short";

        /// The best first. On the small screen a drawing says more than large letters.
        static List<Drawn> all(Look look) {
            List<Drawn> all = new ArrayList<>();
            all.add(new Drawn(LONG, Role.ACTION, true));
            all.add(new Drawn(SHORT, Role.ACTION, true));
            if (look.small()) {
                all.add(new Drawn(LONG, Role.SUPPORT_BOLD, true));
                all.add(new Drawn(SHORT, Role.SUPPORT_BOLD, true));
                all.add(new Drawn(SHORT, Role.SUPPORT_BOLD, false));
            } else {
                all.add(new Drawn(SHORT, Role.ACTION, false));
            }
            return all;
        }
    }

    /// The way from the themes to here, drawn as well as this width has room for.
    static Hit way(Scenery scenery, double width) {
        List<Drawn> all = Drawn.all(scenery.look());
        return all.stream()
                .map(drawn -> way(scenery, drawn))
                .filter(way -> Math.ceil(way.prefWidth(-1)) <= width)
                .findFirst()
                .orElseGet(() -> way(scenery, all.getLast()));
    }

    private static Hit way(Scenery scenery, Drawn drawn) {
        Look look = scenery.look();
        Words words = Words.line(scenery.text(drawn.key()), look, drawn.role());
        boolean reachable = scenery.around().outlook().isPresent();
        Hit way =
                new Hit(
                                "arrival",
                                look,
                                false,
                                () -> scenery.send(new Event.ArrivalTapped(reachable)),
                                drawn.icon()
                                        ? new Node[] {new Icon("calendar", look.icon()), words}
                                        : new Node[] {words})
                        .centred()
                        .inset(look, look.px(0, 4, 4), look.px(10, 24, 24))
                        .spoken(scenery.text("arrival.way"));
        return KeySlot.ACTIONS.on(way);
    }

    /// A field for the code above keys as large as there is room for.
    Region code(Place.ArrivalCode place) {
        Words title = title(place.unknown());
        boolean whole = place.typed().length() >= Place.ArrivalCode.LEAST;
        // On the small screens what acts on the code stands beside it, so that the keys are larger.
        List<Action> below =
                look.small()
                        ? List.of()
                        : List.of(
                                new Action(
                                        "erase",
                                        "",
                                        scenery.text("arrival.erase"),
                                        new Event.CodeErased(),
                                        place.typed().isEmpty()
                                                ? Action.Weight.WAITING
                                                : Action.Weight.PLAIN),
                                enter(whole));
        HBox field = field(place, whole);
        double height = Math.ceil(field.prefHeight(frame.width()));
        double room = frame.room(title, List.of(), below, false) - height - look.gap();
        VBox middle = new VBox(look.gap(), field, keys(room, place.isFull()));
        return frame.show(title, middle, below);
    }

    /// In large letters on the small screen the keys need the room.
    private Words title(boolean unknown) {
        String text = scenery.text(unknown ? "arrival.unknown" : "arrival.title");
        Role role = look.tight() ? Role.SUPPORT_BOLD : unknown ? Role.CHOICE : Role.QUESTION;
        return new Words(text, look, role, "ink");
    }

    private Action enter(boolean whole) {
        return new Action(
                "enter",
                "tick",
                scenery.text("arrival.enter"),
                new Event.CodeEntered(),
                whole ? Action.Weight.PRIMARY : Action.Weight.WAITING);
    }

    private HBox field(Place.ArrivalCode place, boolean whole) {
        // A code reads from left to right in every language.
        Words typed = typed(place.typed() + "_");
        typed.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        HBox shown = new HBox(typed);
        shown.setId("typed");
        shown.setAlignment(Pos.CENTER_LEFT);
        shown.getStyleClass().add("panel");
        double sides = look.px(16, 30, 30);
        shown.setPadding(new Insets(look.px(4, 14, 14), sides, look.px(4, 14, 14), sides));
        shown.setMinHeight(look.control());
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        HBox field = new HBox(look.gap(), shown);
        if (look.small()) {
            Hit enter = enterBeside();
            field.getChildren()
                    .addAll(
                            eraseBeside().waiting(place.typed().isEmpty()),
                            whole ? enter.primary() : enter.waiting(true));
        }
        field.setAlignment(Pos.CENTER_LEFT);
        return field;
    }

    private Hit eraseBeside() {
        return beside("erase", "back", "arrival.erase", new Event.CodeErased());
    }

    private Hit enterBeside() {
        return beside("enter", "tick", "arrival.enter", new Event.CodeEntered());
    }

    /// The widest codes of all have smaller letters where there is no room for others.
    private Words typed(String text) {
        double beside =
                look.small()
                        ? Math.ceil(eraseBeside().prefWidth(-1))
                                + Math.ceil(enterBeside().prefWidth(-1))
                                + 2 * look.gap()
                        : 0;
        double room = frame.width() - 2 * look.px(16, 30, 30) - beside;
        Words large = Words.line(text, look, Role.VALUE, "ink");
        return large.lineWidth() <= room ? large : Words.line(text, look, Role.SUPPORT_BOLD, "ink");
    }

    /// In large letters a drawing alone has room beside the code.
    private Hit beside(String id, String icon, String key, Event event) {
        Words words = Words.line(scenery.text(key), look, Role.ACTION);
        Hit hit =
                new Hit(
                                id,
                                look,
                                false,
                                () -> scenery.send(event),
                                look.tight() ? new Icon(icon, look.icon()) : words)
                        .centred()
                        .inset(look, 0, look.px(look.tight() ? 24 : 12))
                        .spoken(scenery.text(key));
        hit.setMinWidth(Region.USE_PREF_SIZE);
        return KeySlot.ACTIONS.on(hit);
    }

    /// What stands on the keys, row by row. Letters are in the order of the alphabet, which needs
    /// no knowledge of any keyboard.
    private List<String> rows(CodeKeys keys) {
        if (keys == CodeKeys.DIGITS) {
            return List.of("12345", "67890");
        }
        return look.portrait() && !look.comfort().lowered()
                ? List.of("1234567", "890", "ABCDEFG", "HIJKLMN", "OPQRSTU", "VWXYZ")
                : List.of("1234567890", "ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ");
    }

    /// @param full whether no more can be typed
    private Region keys(double room, boolean full) {
        List<String> rows = rows(scenery.around().codes());
        double gap = look.gap();
        int columns = rows.getFirst().length();
        double width = Math.floor((frame.width() - (columns - 1) * gap) / columns);
        double share = Math.floor((room - (rows.size() - 1) * gap) / rows.size());
        double height = Math.min(share, look.px(190, 190, 190));
        GridPane grid = new GridPane(gap, gap);
        grid.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).length(); column++) {
                Hit key = key(rows.get(row).charAt(column), width, height);
                grid.add(key.waiting(full), column, row);
            }
        }
        return grid;
    }

    private Hit key(char sign, double width, double height) {
        return new Hit(
                        "key-" + sign,
                        look,
                        false,
                        () -> scenery.send(new Event.CodeTyped(sign)),
                        Words.line(String.valueOf(sign), look, Role.THEME))
                .centred()
                .inset(look, 0, 0)
                .sized(width, height);
    }

    Region arriving() {
        return shown(
                title(false),
                new ArrayList<>(List.of(sentence(scenery.text("arrival.asking")))),
                List.of());
    }

    /// What happens next, and the number to wait for.
    Region arrived(Place.Arrived place) {
        List<Region> said = new ArrayList<>();
        String title =
                switch (place.arrival()) {
                    case Arrival.InLine here -> {
                        said.add(number(here.number()));
                        said.add(sentence(when(here)));
                        said.add(sentence(scenery.text("arrival.board")));
                        said.add(support(slip(place.slip())));
                        yield "arrival.done";
                    }
                    case Arrival.Before before -> {
                        said.add(number(before.number()));
                        said.add(sentence(scenery.text("arrival.board")));
                        yield "arrival.before";
                    }
                    case Arrival.Unknown _, Arrival.AtReception _ -> {
                        said.add(sentence(scenery.text("arrival.reception.what")));
                        yield "arrival.reception";
                    }
                };
        return shown(scenery.title(title), said, List.of(done()));
    }

    /// Where "enter" does not stand: tapped twice, that must not end the visit before the number is
    /// seen.
    private Action done() {
        return new Action(
                "done",
                "tick",
                scenery.text("arrival.finish"),
                new Event.EndTapped(),
                look.small() ? Action.Weight.PRIMARY : Action.Weight.APART);
    }

    private Region shown(Words title, List<Region> said, List<Action> foot) {
        double sides = look.px(24, 60, 48);
        double ends = look.px(look.tight() ? 6 : 14, 40, 40);
        double between = look.px(look.tight() ? 4 : 10, 24, 24);
        double width = frame.width() - 2 * sides;
        double room = frame.sight(title, List.of(), foot, false) - 2 * ends;
        // The number and when it is called are what counts; the rest is there where it fits.
        while (said.size() > 2 && height(said, width, between) > room) {
            said.removeLast();
        }
        VBox panel = new VBox(between);
        panel.getChildren().addAll(said);
        panel.setAlignment(Pos.CENTER_LEFT);
        panel.getStyleClass().addAll("panel", "scene");
        panel.setPadding(new Insets(ends, sides, ends, sides));
        return frame.show(title, panel, foot);
    }

    private static double height(List<Region> said, double width, double between) {
        return said.stream().mapToDouble(r -> Math.ceil(r.prefHeight(width)) + between).sum()
                - between;
    }

    private Region number(String number) {
        Words words = Words.line(number, look, Role.CODE);
        words.setId("number");
        return words;
    }

    private String when(Arrival.InLine here) {
        return scenery.text(
                switch (here.timing()) {
                    case EARLY -> "arrival.early";
                    case IN_TIME -> "arrival.in-time";
                    case LATE -> "arrival.late";
                },
                HOUR.format(here.at()));
    }

    private String slip(Place.Slip slip) {
        return scenery.text(
                switch (slip) {
                    case COMING -> "arrival.slip.coming";
                    case OUT -> "arrival.slip.out";
                    case NONE -> "arrival.slip.none";
                });
    }

    private Words sentence(String text) {
        return new Words(text, look, look.tight() ? Role.SUPPORT : Role.CHOICE, "ink");
    }

    private Words support(String text) {
        return new Words(text, look, look.portrait() ? Role.CHOICE : Role.SUPPORT, "ink");
    }
}
