package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.OfferWords;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a visitor takes along on a phone: the ticket to photograph, or the list as plain text in a
/// QR code. The phone needs no network, and nobody learns of it.
///
/// The code's size is what decides whether a phone reads it: too fine a code is lost at arm's
/// length, too large a one does not fit into a phone's picture from near. What holds was found with
/// simulated photos (`deploy/check-phone.sh`).
final class PhoneView {
    private static final int TAKEN_ALONG = 4;

    /// A phone at 60 cm sees finer modules as two pixels or fewer.
    private static final double LEAST_MODULE_MM = 1.15;

    private static final int LEAST_MODULE_PX = 4;

    /// With its quiet zone. From 20 cm a phone that looks for codes sees 15 cm of the screen.
    private static final double LARGEST_MM = 110;

    private final Scenery scenery;
    private final Look look;

    PhoneView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region ticket() {
        var ticket = scenery.visit().issued().orElseThrow();
        List<Action> foot =
                List.of(scenery.on("taken", "tick", "phone.done", new Event.PaperTaken()));
        return screen(
                List.of(ticket.token()),
                List.of(Words.line(ticket.code(), look, Role.CODE)),
                scenery.text("phone.ticket.how"),
                foot);
    }

    Region list() {
        List<Action> foot =
                List.of(
                        scenery.back("detail.back"),
                        scenery.on("done", "tick", "phone.done", new Event.EndTapped()));
        // Beside the code the small panel has no room for a title in large letters.
        Role size = look.tight() ? Role.LABEL : Role.QUESTION;
        Words title = new Words(scenery.text("phone.list.title"), look, size);
        return screen(listAsText(), List.of(title), scenery.text("phone.list.how"), foot);
    }

    /// Plain text, so that every phone's camera shows it: a title a line and its address. First the
    /// whole list, then with the last left out, and so on.
    private List<String> listAsText() {
        List<String> lines =
                new ArrayList<>(
                        scenery.machine().recommended(scenery.visit()).stream()
                                .limit(TAKEN_ALONG)
                                .map(id -> scenery.content().recommendations().get(id))
                                .map(this::line)
                                .toList());
        scenery.visit().kept().stream()
                .flatMap(id -> scenery.content().trades().trade(id).stream())
                .forEach(trade -> lines.add(trade.name().in(scenery.language())));
        List<String> shorter = new ArrayList<>();
        for (int count = lines.size(); count > 0; count--) {
            shorter.add(lines.stream().limit(count).collect(Collectors.joining("\n")));
        }
        return shorter;
    }

    private String line(@org.jspecify.annotations.Nullable Recommendation r) {
        Recommendation known = Optional.ofNullable(r).orElseThrow();
        // A code of few squares is read from further away, so languages are short here.
        String title =
                known.title().in(scenery.language())
                        + OfferWords.codes(scenery.content(), look.language(), known)
                                .map(in -> " (" + in + ")")
                                .orElse("");
        return known.address(scenery.language())
                .or(() -> known.phone(scenery.language()))
                .map(a -> title + "\n" + a)
                .orElse(title);
    }

    private Region screen(List<String> texts, List<Words> title, String how, List<Action> foot) {
        Frame frame = scenery.frame();
        VBox words = new VBox(look.px(24, 40, 40));
        words.setAlignment(Pos.CENTER_LEFT);
        Region heading = new Region();
        if (look.small()) {
            title.forEach(line -> words.getChildren().add(KeySlot.TITLE.on(line)));
        } else if (!title.isEmpty()) {
            heading = title.getFirst();
        }
        words.getChildren()
                .add(new Words(how, look, look.tight() ? Role.BODY : Role.CHOICE, "ink"));
        double edge = look.px(2, 8, 8);
        double room = frame.sight(heading, List.of(), foot, false) - 2 * edge;
        if (look.portrait()) {
            room -= look.px(40) + words.prefHeight(frame.width());
        }
        double most = Math.min(room, LARGEST_MM * look.display().pxPerMm());
        Region picture = picture(texts, most);
        VBox box = new VBox(picture);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("panel", "paper-white");
        box.setPadding(new Insets(edge));
        Pane middle;
        if (look.portrait()) {
            box.setMaxHeight(Region.USE_PREF_SIZE);
            StackPane holder = new StackPane(box);
            VBox.setVgrow(holder, Priority.ALWAYS);
            middle = new VBox(look.px(40), words, holder);
        } else {
            HBox row = new HBox(look.px(24, 48, 48), box, words);
            row.setAlignment(Pos.CENTER_LEFT);
            box.setMaxHeight(Region.USE_PREF_SIZE);
            middle = row;
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            box.setMinWidth(picture.getMinWidth() + 2 * edge);
        }
        return frame.show(heading, middle, foot);
    }

    /// The first text whose code fits, in modules as large as there is room for.
    private static Region picture(List<String> texts, double most, double least) {
        QrCode code = QrCode.onScreen(texts.getLast());
        for (String text : texts) {
            QrCode whole = QrCode.onScreen(text);
            if (whole.dots(1) * least <= most) {
                code = whole;
                break;
            }
        }
        return QrPicture.inModules(code, Math.max((int) least, (int) (most / code.dots(1))));
    }

    private Region picture(List<String> texts, double most) {
        double least = Math.ceil(LEAST_MODULE_MM * look.display().pxPerMm());
        return picture(texts, most, Math.max(LEAST_MODULE_PX, least));
    }
}
