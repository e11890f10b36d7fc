package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One recommendation at length, with a QR code of its own address when it has one.
final class DetailView {
    private final Scenery scenery;
    private final Look look;

    DetailView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(Place.Detail place) {
        Recommendation r =
                Optional.ofNullable(scenery.content().recommendations().get(place.recommendation()))
                        .orElseThrow();
        Frame frame = new Frame(scenery);
        double width = frame.width();
        Words title = new Words(r.title().in(scenery.language()), look, Role.QUESTION);
        Foot foot =
                new Foot(scenery)
                        .primary("back-to-list", "back", "detail.back", new Event.BackTapped());
        double footHeight = look.control() + look.px(8, 8, 8);
        double room = frame.height() - title.prefHeight(width) - footHeight - 2 * look.gap();
        Optional<Region> code = r.address().map(this::code);
        double aside = code.map(c -> c.prefWidth(-1) + look.gap()).orElse(0.0);
        double textWidth = look.portrait() ? width : width - aside;
        double textRoom =
                look.portrait()
                        ? room - code.map(c -> c.prefHeight(-1) + look.gap()).orElse(0.0)
                        : room;
        Rows.Laid laid = text(r, textWidth, textRoom, place.page());
        if (laid.pages() > 1) {
            foot.hit(Rows.more(scenery, laid, "detail.more"));
        }
        Region text = laid.region();
        Region middle;
        if (look.portrait()) {
            VBox box = new VBox(look.gap(), text);
            code.ifPresent(box.getChildren()::add);
            middle = box;
        } else {
            HBox box = new HBox(look.gap(), text);
            HBox.setHgrow(text, Priority.ALWAYS);
            code.ifPresent(box.getChildren()::add);
            middle = box;
        }
        VBox.setVgrow(middle, Priority.ALWAYS);
        return frame.around(title, middle, foot.lay(width));
    }

    private Rows.Laid text(Recommendation r, double width, double room, int page) {
        double sides = look.px(18, 36, 36);
        Role role = look.comfort().textStep() == 0 ? Role.BODY : Role.CHOICE;
        List<Region> sentences = new ArrayList<>();
        for (String sentence : r.details().in(scenery.language()).split("(?<=[.?])\\s+", -1)) {
            VBox panel = new VBox(new Words(sentence, look, role, "ink"));
            panel.setAlignment(Pos.CENTER_LEFT);
            panel.getStyleClass().add("panel");
            panel.setPadding(new Insets(look.px(4, 10, 12), sides, look.px(4, 10, 12), sides));
            sentences.add(panel);
        }
        return new Rows(look, 1, width).lay(sentences, room, room, page);
    }

    private Region code(String address) {
        double most = look.px(270, 380, 380);
        Region picture = QrPicture.of(QrCode.of(address), most);
        Words label =
                new Words(scenery.text("detail.scan"), look, Role.SUPPORT, "paper-ink").centred();
        VBox box = new VBox(look.px(8), picture, label);
        double sides = look.px(10, 20, 20);
        double width = picture.prefWidth(-1) + 2 * sides;
        box.setPadding(new Insets(sides));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("panel", "paper-white");
        label.setMaxWidth(width - 2 * sides);
        box.setMinWidth(width);
        box.setPrefWidth(width);
        box.setMaxWidth(look.portrait() ? Double.MAX_VALUE : width);
        return box;
    }
}
