package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.TurningList;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Two pages of the staff panel: where the desk's pages are, and the mobile unit's stop and date.
final class StaffPagesView {
    private static final int MOST_ADDRESSES = 3;
    private static final String DAY = "EEEE d MMMM yyyy";

    private final Scenery scenery;
    private final Look look;
    private final StaffParts parts;

    StaffPagesView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.parts = new StaffParts(scenery);
    }

    /// The desk's address as a code and as text, with the fingerprint by which staff recognise its
    /// certificate.
    Region desk() {
        boolean own =
                scenery.around()
                        .staff()
                        .pages()
                        .map(pages -> pages.hotspotOrNull() != null)
                        .orElse(false);
        Words title = scenery.title(own ? "staff.desk" : "staff.desk.title");
        VBox said = new VBox(look.px(8, 20, 20));
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        Pane body = look.portrait() ? new VBox(look.px(48)) : new HBox(look.px(24, 60, 48));
        VBox.setVgrow(body, Priority.ALWAYS);
        scenery.around().staff().pages().ifPresent(pages -> fill(body, said, pages));
        body.getChildren().add(said);
        return parts.page(title, body, parts.back());
    }

    private void fill(Pane body, VBox said, StaffFacts.Pages pages) {
        StaffFacts.Hotspot hotspot = pages.hotspotOrNull();
        if (hotspot == null) {
            body.getChildren()
                    .add(code(QrCode.of(pages.addresses().getFirst()), look.px(300, 480, 420)));
        } else {
            body.getChildren().add(codes(hotspot));
            said.getChildren().add(new Words(hotspot.name(), look, Role.STAFF_BOLD, "ink"));
            said.getChildren().add(new Words(hotspot.key(), look, Role.STAFF_BOLD, "ink"));
        }
        // IPv6 addresses are too long to type; people use the code or the name.
        List<String> typed =
                hotspot == null
                        ? pages.addresses().stream().filter(a -> !a.contains("[")).toList()
                        : List.of(hotspot.address());
        for (String address : typed.stream().limit(MOST_ADDRESSES).toList()) {
            said.getChildren().add(new Words(address, look, Role.STAFF_BOLD, "ink"));
        }
        said.getChildren()
                .add(new Words(scenery.text("staff.desk.fingerprint"), look, Role.STAFF, "mute"));
        said.getChildren().add(new Words(grouped(pages.fingerprint()), look, Role.STAFF, "ink"));
    }

    /// One code to join the terminal's own network, one to open the pages in it.
    private Region codes(StaffFacts.Hotspot hotspot) {
        double side = look.px(250, 400, 420);
        return new HBox(
                look.px(20, 48, 48),
                captioned(QrCode.onScreen(hotspot.toJoin()), "staff.hotspot.join", side),
                captioned(QrCode.onScreen(hotspot.address()), "staff.hotspot.open", side));
    }

    private Region captioned(QrCode code, String key, double side) {
        Words caption = new Words(scenery.text(key), look, Role.STAFF_BOLD, "ink");
        caption.setPrefWidth(side);
        VBox box = new VBox(look.gap(), code(code, side), caption);
        box.setMinWidth(side);
        box.setMaxWidth(side);
        return box;
    }

    private static Region code(QrCode code, double side) {
        Region picture = QrPicture.of(code, side);
        picture.setMinSize(side, side);
        picture.setMaxSize(side, side);
        return picture;
    }

    // In groups of eight, so that a line can break between them.
    private static String grouped(String fingerprint) {
        StringBuilder text = new StringBuilder();
        String[] pairs = fingerprint.split(":", -1);
        for (int i = 0; i < pairs.length; i++) {
            text.append(pairs[i]);
            if (i < pairs.length - 1) {
                text.append(i % 4 == 3 ? " " : ":");
            }
        }
        return text.toString();
    }

    /// The stops, most recently used first, and the date.
    Region day() {
        DayChoice choice = scenery.around().staff().choice().orElse(null);
        if (choice == null) {
            return parts.page(
                    new Words(scenery.text("staff.day.known"), look, Role.QUESTION), parts.back());
        }
        LocalDate[] day = {choice.day()};
        Words title = scenery.title(choice.truck() ? "staff.stop" : "staff.day");
        VBox body = new VBox(look.gap(), title);
        double width = parts.width();
        if (!choice.known()) {
            body.getChildren().add(dayRow(day));
        }
        double room =
                look.display().heightPx()
                        - look.px(20, 120, 120)
                        - body.prefHeight(width)
                        - parts.back().prefHeight(width)
                        - 3 * look.gap();
        Region list =
                new TurningList(
                        look, look.portrait() ? 1 : 2, width, room, () -> places(choice, day));
        VBox.setVgrow(list, Priority.ALWAYS);
        body.getChildren().addAll(list, parts.back());
        return parts.page(body.getChildren().toArray(Region[]::new));
    }

    /// The date by the clock, with buttons that move it by a day.
    private Region dayRow(LocalDate[] day) {
        Words shown = new Words(text(day[0]), look, Role.TITLE, "ink").centred();
        shown.setId("staff-date");
        HBox.setHgrow(shown, Priority.ALWAYS);
        HBox row =
                new HBox(
                        look.gap(),
                        step("day-before", "minus", -1, day, shown),
                        shown,
                        step("day-after", "plus", 1, day, shown));
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private Hit step(String id, String icon, int days, LocalDate[] day, Words shown) {
        double size = look.px(72, 112, 132);
        return new Hit(
                        id,
                        look,
                        true,
                        () -> {
                            day[0] = day[0].plusDays(days);
                            shown.say(text(day[0]));
                        },
                        new Icon(icon, look.icon()))
                .inset(look, 0, 0)
                .sized(size, size)
                .spoken(scenery.text(days < 0 ? "staff.day.before" : "staff.day.after"));
    }

    private String text(LocalDate day) {
        return DateTimeFormatter.ofPattern(DAY, Locale.of(scenery.language())).format(day);
    }

    private List<Hit> places(DayChoice choice, LocalDate[] day) {
        List<Hit> hits = new ArrayList<>();
        for (DayChoice.Place place : choice.places()) {
            String last =
                    place.lastDay()
                            .map(d -> scenery.text("staff.stop.last", text(d)))
                            .orElse(scenery.text("staff.stop.never"));
            boolean here = choice.done() && place.id().equals(choice.chosen());
            hits.add(hit("stop-" + place.id(), here, place.id(), place.name(), last, day));
        }
        String none = scenery.text(choice.truck() ? "staff.stop.none" : "staff.day.confirm");
        boolean noneChosen = choice.done() && choice.chosen().equals(Dimension.NONE);
        hits.add(hit("stop-none", noneChosen, Dimension.NONE, none, "", day));
        return hits;
    }

    private Hit hit(
            String id, boolean here, String stop, String name, String more, LocalDate[] day) {
        VBox words = new VBox(look.betweenLines(), new Words(name, look, Role.STAFF_BOLD, "ink"));
        if (!more.isEmpty()) {
            words.getChildren().add(new Words(more, look, Role.STAFF, "mute"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Runnable choose =
                () -> scenery.send(new Event.StaffTaskTapped(new StaffTask.StandAt(stop, day[0])));
        Hit hit =
                new Hit(
                        id,
                        look,
                        false,
                        choose,
                        new Icon(here ? "tick" : "next", look.icon()),
                        words);
        return hit.inset(look, look.px(4, 8, 8), look.px(16, 32, 32));
    }
}
