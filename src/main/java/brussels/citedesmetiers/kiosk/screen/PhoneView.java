package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a visitor takes along on a phone: the ticket to photograph, or the list as plain text in a
/// QR code. The phone needs no network, and nobody learns of it.
final class PhoneView {
    private static final int TAKEN_ALONG = 4;

    private final Scenery scenery;
    private final Look look;

    PhoneView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region ticket() {
        var ticket = scenery.visit().issued().orElseThrow();
        List<Action> foot =
                List.of(
                        Action.primary(
                                "taken",
                                "tick",
                                scenery.text("phone.done"),
                                new Event.PaperTaken()));
        return screen(
                QrCode.of(ticket.token()),
                Words.line(ticket.code(), look, Role.CODE),
                List.of(new Words(scenery.text("phone.ticket.how"), look, Role.CHOICE, "ink")),
                foot);
    }

    Region list() {
        List<Action> foot =
                List.of(
                        ResultView.back(scenery),
                        Action.primary(
                                "done", "tick", scenery.text("phone.done"), new Event.EndTapped()));
        Words title = new Words(scenery.text("phone.list.title"), look, Role.QUESTION);
        Words how = new Words(scenery.text("phone.list.how"), look, Role.CHOICE, "ink");
        return screen(
                QrCode.of(listAsText()),
                // In large letters on the small panel the title stands beside the code.
                look.tight() ? new Region() : title,
                look.tight() ? List.of(KeySlot.TITLE.on(title), how) : List.of(how),
                foot);
    }

    /// The list as plain text, which every phone's camera shows: each title on a line, followed by
    /// its address.
    String listAsText() {
        return "Cité des métiers · Beroepenpunt Brussel\n"
                + scenery.machine().recommended(scenery.visit()).stream()
                        .limit(TAKEN_ALONG)
                        .map(id -> scenery.content().recommendations().get(id))
                        .map(this::line)
                        .collect(Collectors.joining("\n"));
    }

    private String line(@org.jspecify.annotations.Nullable Recommendation r) {
        Recommendation known = Optional.ofNullable(r).orElseThrow();
        String title = known.title().in(scenery.language());
        return known.address(scenery.language()).map(a -> title + "\n" + a).orElse(title);
    }

    private Region screen(QrCode code, Region title, List<Words> said, List<Action> foot) {
        Frame frame = scenery.frame();
        VBox words = new VBox(look.gap());
        words.getChildren().addAll(said);
        double room = frame.sight(title, List.of(), foot, false) - look.px(16);
        double most =
                look.portrait()
                        ? Math.min(
                                look.px(640), room - look.px(40) - words.prefHeight(frame.width()))
                        : Math.min(room, frame.width() * 0.55);
        Region picture = QrPicture.of(code, most);
        VBox box = new VBox(picture);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("panel", "paper-white");
        box.setPadding(new Insets(look.px(8)));
        words.setAlignment(Pos.CENTER_LEFT);
        Pane middle;
        if (look.portrait()) {
            middle = new VBox(look.px(40), words, box);
        } else {
            middle = new HBox(look.px(24, 48, 48), box, words);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            box.setMinWidth(picture.getMinWidth() + look.px(16));
        }
        return frame.show(title, middle, foot);
    }
}
