package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.agenda.CalendarEntry;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.screen.look.Bands;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Rows;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.OfferWords;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One recommendation in full, with a QR code of its web address if it has one.
final class DetailView {
    /// Finer modules are lost to a phone at half a metre.
    private static final int LEAST_MODULE_PX = 5;

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
        Words title = new Words(r.title().in(scenery.language()), look, Role.QUESTION);
        return panels(
                title,
                dates(r),
                sentences(r),
                room ->
                        entry(r, room)
                                .or(() -> address(r.address(scenery.language()).orElse(""), room)),
                List.of(scenery.back("detail.back")),
                place.page());
    }

    /// A title, sentences on panels, and the code of an address.
    ///
    /// @param address empty for none
    Region panels(Words title, List<String> said, String address, List<Action> foot, int page) {
        return panels(title, List.of(), said, room -> address(address, room), foot, page);
    }

    private Region panels(
            Words title,
            List<Region> before,
            List<String> said,
            DoubleFunction<Optional<Region>> coded,
            List<Action> foot,
            int page) {
        Frame frame = scenery.frame();
        double width = frame.width();
        double room = frame.sight(title, List.of(), foot, true);
        Optional<Region> code = coded.apply(room);
        List<Region> sentences = new ArrayList<>(before);
        said.forEach(sentence -> sentences.add(panel(sentence)));
        boolean below = look.portrait();
        double aside = code.map(c -> c.prefWidth(-1) + look.gap()).orElse(0.0);
        double under = code.map(c -> c.prefHeight(below ? width : -1) + look.gap()).orElse(0.0);
        Rows rows = new Rows(look, 1, below ? width : width - aside);
        if (code.isPresent() && look.small()) {
            // As high as the code beside them.
            rows.filling();
        }
        double whole = frame.sight(title, List.of(), foot, false);
        double part = frame.sight(title, List.of(), foot, true);
        boolean leavesRoom = rows.tallest(sentences) <= part - (below ? under : 0);
        if (code.isPresent() && (look.tight() || !leavesRoom)) {
            // In large letters there is no room beside the text, so the code gets a page of its
            // own.
            sentences.add(code.get());
            Rows.Laid alone = new Rows(look, 1, width).lay(sentences, whole, part, page);
            return shown(title, alone.region(), foot, alone);
        }
        Rows.Laid laid =
                rows.lay(
                        sentences,
                        below ? whole - under : whole,
                        below ? part - under : part,
                        page);
        Pane middle = below ? new VBox(look.gap()) : new HBox(look.gap());
        middle.getChildren().add(laid.region());
        HBox.setHgrow(laid.region(), Priority.ALWAYS);
        code.ifPresent(middle.getChildren()::add);
        return shown(title, middle, foot, laid);
    }

    private Region shown(Words title, Region middle, List<Action> foot, Rows.Laid laid) {
        return scenery.frame()
                .show(
                        title,
                        middle,
                        List.of(),
                        foot,
                        laid.page(),
                        laid.pages(),
                        Event.PageTurned::new);
    }

    private List<String> sentences(Recommendation r) {
        List<String> sentences =
                new ArrayList<>(
                        List.of(r.details().in(scenery.language()).split("(?<=[.?])\\s+", -1)));
        OfferWords.phone(look.language(), r).ifPresent(sentences::add);
        OfferWords.of(scenery.content(), look.language(), r).ifPresent(sentences::add);
        return sentences;
    }

    /// The next dates, each on a panel, because in large letters three of them fill more than a
    /// page.
    private List<Region> dates(Recommendation r) {
        List<Region> panels = new ArrayList<>();
        for (String date : scenery.agenda().map(agenda -> agenda.whole(r)).orElse(List.of())) {
            VBox panel = panel(date);
            if (panels.isEmpty()) {
                panel.getChildren()
                        .addFirst(
                                new Words(scenery.text("agenda.next"), look, Role.SUPPORT, "mute"));
            }
            panels.add(panel);
        }
        return panels;
    }

    /// The first date as an entry for the visitor's calendar, if its code is coarse enough for a
    /// phone.
    private Optional<Region> entry(Recommendation r, double room) {
        return scenery
                .around()
                .dates()
                .flatMap(dates -> dates.next(r, scenery.language(), 1).stream().findFirst())
                .stream()
                .flatMap(
                        date ->
                                CalendarEntry.shorter(date, r.title().in(scenery.language()))
                                        .stream())
                .map(QrCode::onScreen)
                .filter(code -> code.dotsPerModule((int) most(room)) >= LEAST_MODULE_PX)
                .findFirst()
                .map(
                        code ->
                                code(
                                        QrPicture.inModules(
                                                code, code.dotsPerModule((int) most(room))),
                                        "agenda.scan"));
    }

    private Optional<Region> address(String address, double room) {
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(code(QrPicture.of(QrCode.of(address), most(room)), "detail.scan"));
    }

    /// Most pixels on a side of a code.
    private double most(double room) {
        double share = look.portrait() ? room / 2 : room;
        return Math.min(look.px(270, 380, 380), share - 2 * look.px(10, 20, 20));
    }

    private VBox panel(String sentence) {
        return Bands.panel(look, new Words(sentence, look, Role.BODY, "ink"));
    }

    private Region code(Region picture, String said) {
        Words label = new Words(scenery.text(said), look, Role.SUPPORT, "paper-ink").centred();
        if (look.tight()) {
            HBox beside = new HBox(look.px(24), picture, label);
            beside.setAlignment(Pos.CENTER);
            beside.setPadding(new Insets(look.px(10)));
            beside.getStyleClass().addAll("panel", "paper-white");
            return beside;
        }
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
