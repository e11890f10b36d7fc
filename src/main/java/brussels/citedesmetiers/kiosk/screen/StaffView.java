package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.StaffDesk.PinAnswer;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.TurningList;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel.StaffPage;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Behind the hidden corner: first the PIN, then the state of the terminal and the few things staff
/// do at it. The digits are kept in this view only and overwritten after use.
final class StaffView {
    private static final int MOST_DIGITS = 12;
    private static final double LIST_SHARE = 0.5;
    private static final int MOST_IN_A_COLUMN = 4;

    private final Scenery scenery;
    private final Look look;
    private final StaffDesk desk;

    StaffView(Scenery scenery, StaffDesk desk) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.desk = desk;
    }

    Region pin() {
        StringBuilder digits = new StringBuilder();
        Words title = scenery.title("staff.pin");
        StarsAndSays says = new StarsAndSays();
        GridPane keys = new GridPane(look.gap(), look.gap());
        double width = look.display().widthPx() - 2 * look.px(60, 400, 120);
        double side = Math.floor((width - 2 * look.gap()) / 3);
        double height = look.px(72, 130, 150);
        for (int i = 1; i <= 9; i++) {
            String digit = Integer.toString(i);
            keys.add(key(digit, digits, says, side, height), (i - 1) % 3, (i - 1) / 3);
        }
        Hit clear =
                iconKey(
                        "close",
                        "staff.clear",
                        side,
                        height,
                        () -> {
                            digits.setLength(0);
                            says.stars(0);
                        });
        Hit enter =
                iconKey("tick", "staff.enter", side, height, () -> check(digits, says)).primary();
        keys.add(clear, 0, 3);
        keys.add(key("0", digits, says, side, height), 1, 3);
        keys.add(enter, 2, 3);
        Region back =
                Actions.of(
                        look,
                        width,
                        scenery::send,
                        scenery.act("close", "back", "nav.back", new Event.PanelClosed()));
        VBox box = new VBox(look.gap(), title, says.region(), keys, back);
        box.getStyleClass().add("room");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(
                new Insets(
                        look.px(10, 60, 60),
                        look.px(60, 400, 120),
                        look.px(10, 60, 60),
                        look.px(60, 400, 120)));
        return box;
    }

    private void check(StringBuilder digits, StarsAndSays says) {
        char[] pin = new char[digits.length()];
        digits.getChars(0, digits.length(), pin, 0);
        for (int i = 0; i < digits.length(); i++) {
            digits.setCharAt(i, '0');
        }
        digits.setLength(0);
        says.stars(0);
        desk.checkPin(
                pin,
                answer ->
                        Platform.runLater(
                                () -> {
                                    switch (answer) {
                                        case PinAnswer.Right() ->
                                                scenery.send(new Event.StaffUnlocked());
                                        case PinAnswer.Wrong() ->
                                                says.say(scenery.text("staff.pin.wrong"));
                                        case PinAnswer.Locked(long seconds) ->
                                                says.say(scenery.text("staff.pin.locked", seconds));
                                        case PinAnswer.NotSet() ->
                                                says.say(scenery.text("staff.pin.none"));
                                    }
                                }));
    }

    private Hit key(
            String digit, StringBuilder digits, StarsAndSays says, double side, double height) {
        return new Hit(
                        "digit-" + digit,
                        look,
                        false,
                        () -> {
                            if (digits.length() < MOST_DIGITS) {
                                digits.append(digit);
                                says.stars(digits.length());
                            }
                        },
                        Words.line(digit, look, Role.VALUE))
                .centred()
                .inset(look, 0, 0)
                .sized(side, height);
    }

    private Hit iconKey(String icon, String key, double side, double height, Runnable action) {
        return new Hit(
                        icon.equals("tick") ? "enter" : "clear",
                        look,
                        true,
                        action,
                        new Icon(icon, look.icon()))
                .inset(look, 0, 0)
                .sized(side, height)
                .spoken(scenery.text(key));
    }

    /// The line above the digits: a star for each one typed, or a sentence.
    private final class StarsAndSays {
        private final Words line = new Words(" ", look, Role.SUPPORT, "ink");

        Region region() {
            line.setMinHeight(look.px(36, 60, 60));
            return line;
        }

        void stars(int count) {
            line.say(count == 0 ? " " : "● ".repeat(count).strip());
        }

        void say(String sentence) {
            line.say(sentence);
        }
    }

    Region panel() {
        Words name = new Words(scenery.text("staff.title", desk.terminal()), look, Role.STAFF_BOLD);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(look.gap(), new Icon("lock", look.px(34)), name, between);
        head.getChildren().addAll(languages());
        head.getStyleClass().add("staff-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(
                new Insets(look.px(12, 20, 20), look.px(24), look.px(12, 20, 20), look.px(24)));
        List<StaffFacts.Line> facts = scenery.around().staff().lines();
        double ends = look.px(10, 24, 24);
        double sides = look.px(20);
        double listWidth =
                look.portrait()
                        ? look.display().widthPx() - 2 * look.px(24)
                        : Math.floor(look.display().widthPx() * LIST_SHARE);
        Region actions = actions();
        double above = Math.ceil(head.prefHeight(-1));
        double listHeight =
                look.portrait()
                        ? Math.min(
                                Math.min(look.px(1000), facts.size() * look.px(150) + 2 * ends),
                                look.display().heightPx()
                                        - above
                                        - Math.ceil(actions.prefHeight(listWidth))
                                        - look.px(100))
                        : look.display().heightPx() - above - look.px(16) - look.px(20);
        VBox lines =
                new TurningList(
                        look,
                        1,
                        listWidth - 2 * sides,
                        listHeight - 2 * ends,
                        () -> facts.stream().map(new StaffParts(scenery)::line).toList());
        lines.getStyleClass().add("panel");
        lines.setPadding(new Insets(ends, sides, ends, sides));
        Region body;
        if (look.portrait()) {
            // The panel fills the lower half of the tall screen, within reach.
            Region space = new Region();
            VBox.setVgrow(space, Priority.ALWAYS);
            lines.setMinHeight(listHeight);
            body = new VBox(look.px(20), space, lines, actions);
        } else {
            lines.setMinWidth(listWidth);
            lines.setMaxWidth(listWidth);
            HBox.setHgrow(actions, Priority.ALWAYS);
            body = new HBox(look.px(20), lines, actions);
        }
        body.setPadding(new Insets(look.px(16), look.px(24), look.px(20), look.px(24)));
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox box = new VBox(head, body);
        box.getStyleClass().add("room");
        return box;
    }

    /// The languages of the panel, by their codes.
    private List<Hit> languages() {
        List<Hit> all = new ArrayList<>();
        for (Language language : scenery.content().languages()) {
            String code = language.code();
            all.add(
                    new Hit(
                                    "staff-language-" + code,
                                    look,
                                    false,
                                    () -> scenery.send(new Event.LanguageChosen(code)),
                                    Words.line(
                                            code.toUpperCase(Locale.ROOT), look, Role.STAFF_BOLD))
                            .centred()
                            .inset(look, 0, look.px(8, 16, 16))
                            .chosen(code.equals(scenery.language()))
                            .spoken(language.name()));
        }
        return all;
    }

    private Region actions() {
        List<Hit> hits = new ArrayList<>();
        StaffFacts facts = scenery.around().staff();
        facts.choice()
                .ifPresent(
                        choice ->
                                hits.add(
                                        page(
                                                "staff-day",
                                                choice.truck() ? "truck" : "calendar",
                                                choice.truck() ? "staff.stop" : "staff.day",
                                                StaffPage.DAY)));
        // The small screen has room for six buttons; what only staff can decide comes first.
        if (facts.pages().isPresent() && !(look.small() && facts.asked().number())) {
            hits.add(page("staff-desk", "people", "staff.desk", StaffPage.DESK));
        }
        if (facts.asked().number()) {
            hits.add(page("staff-number", "ticket", "staff.number", StaffPage.NUMBER));
        }
        if (facts.asked().loss()) {
            hits.add(task("staff-loss", "tick", "staff.loss", new StaffTask.ConfirmLoss()));
        }
        hits.add(page("staff-devices", "printer", "staff.devices", StaffPage.DEVICES));
        if (!look.small() || !(facts.asked().number() || facts.asked().loss())) {
            hits.add(page("staff-faults", "warning", "staff.faults", StaffPage.FAULTS));
        }
        hits.add(page("staff-power", "start-over", "staff.power", StaffPage.POWER));
        hits.add(
                action("close", "tick", "staff.leave", () -> scenery.send(new Event.PanelClosed()))
                        .primary());
        VBox box = new VBox(look.px(16));
        int columns = hits.size() > MOST_IN_A_COLUMN ? 2 : 1;
        for (int i = 0; i < hits.size(); i += columns) {
            List<Hit> beside = hits.subList(i, Math.min(i + columns, hits.size()));
            HBox row = new HBox(look.px(16));
            for (Hit hit : beside) {
                hit.setMinWidth(0);
                hit.setPrefWidth(1);
                hit.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
                HBox.setHgrow(hit, Priority.ALWAYS);
                row.getChildren().add(hit);
            }
            // Rows stay equally high even if some of their labels break into two lines.
            row.setMinHeight(0);
            row.setPrefHeight(look.portrait() ? look.px(190) : 1);
            VBox.setVgrow(row, Priority.ALWAYS);
            box.getChildren().add(row);
        }
        return box;
    }

    private Hit page(String id, String icon, String key, StaffPage page) {
        return action(id, icon, key, () -> scenery.send(new Event.StaffPageTapped(page)));
    }

    private Hit task(String id, String icon, String key, StaffTask task) {
        return action(id, icon, key, () -> scenery.send(new Event.StaffTaskTapped(task)));
    }

    private Hit action(String id, String icon, String key, Runnable action) {
        return new Hit(
                        id,
                        look,
                        true,
                        action,
                        new Icon(icon, look.px(44, 60, 60)),
                        new Words(scenery.text(key), look, Role.STAFF_BOLD).centred())
                .inset(look, look.px(8), look.px(8));
    }
}
