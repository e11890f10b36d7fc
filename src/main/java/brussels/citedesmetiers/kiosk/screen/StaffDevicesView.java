package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.StaffFacts.DeviceLine;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Line;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.TurningList;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Behind the staff panel: every device with its state and its test, the last faults, and the ways
/// to end the program.
final class StaffDevicesView {
    private final Scenery scenery;
    private final Look look;
    private final StaffParts parts;

    StaffDevicesView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.parts = new StaffParts(scenery);
    }

    /// How each device is, live, with something to try beside it.
    Region devices() {
        List<DeviceLine> all = new ArrayList<>(scenery.around().staff().devices());
        all.add(screen());
        return list("staff.devices", () -> all.stream().map(this::device).toList());
    }

    private DeviceLine screen() {
        String here = look.day() ? "staff.look.sunlight" : "staff.look.indoors";
        String other = look.day() ? "staff.look.indoors" : "staff.look.sunlight";
        return new DeviceLine(
                new Line("contrast", scenery.text("staff.screen"), scenery.text(here), false),
                List.of(
                        new StaffFacts.Try(
                                "staff-look", scenery.text(other), new StaffTask.ChangeLook())));
    }

    /// What went wrong since the start, the last first.
    Region faults() {
        List<Line> all = scenery.around().staff().faults();
        return all.isEmpty()
                ? parts.page(
                        new Words(scenery.text("staff.faults"), look, Role.QUESTION),
                        new Words(scenery.text("staff.faults.none"), look, Role.STAFF_BOLD),
                        filling(new Region()),
                        parts.back())
                : list("staff.faults", () -> all.stream().map(parts::line).toList());
    }

    /// Restart or switch off, and what to wait for.
    Region power() {
        Words how = new Words(scenery.text("staff.off.how"), look, Role.STAFF_BOLD, "ink");
        return parts.page(
                new Words(scenery.text("staff.power"), look, Role.QUESTION),
                how,
                end("staff-close-day", "tick", "staff.close-day", new StaffTask.CloseDay()),
                end("staff-restart", "start-over", "staff.restart", new StaffTask.Restart()),
                end("staff-off", "close", "staff.off", new StaffTask.SwitchOff()),
                filling(new Region()),
                parts.back());
    }

    /// How the day is being ended: nothing to tap, since it ends by itself.
    Region closing() {
        List<Region> all = new ArrayList<>();
        all.add(new Words(scenery.text("staff.close-day"), look, Role.QUESTION));
        for (String sentence : scenery.around().staff().closing()) {
            all.add(new Words(sentence, look, Role.STAFF_BOLD));
        }
        all.add(filling(new Words(scenery.text("staff.off.how"), look, Role.STAFF_BOLD, "ink")));
        return parts.page(all.toArray(Region[]::new));
    }

    private Hit end(String id, String icon, String key, StaffTask task) {
        Hit hit =
                new Hit(
                        id,
                        look,
                        false,
                        () -> scenery.send(new Event.StaffTaskTapped(task)),
                        new Icon(icon, look.icon()),
                        new Words(scenery.text(key), look, Role.STAFF_BOLD));
        hit.setMaxWidth(Double.MAX_VALUE);
        return hit;
    }

    private Region list(String titleKey, Supplier<List<? extends Region>> rows) {
        Words title = new Words(scenery.text(titleKey), look, Role.QUESTION);
        Region back = parts.back();
        double room =
                look.display().heightPx()
                        - look.px(20, 120, 120)
                        - Math.ceil(title.prefHeight(parts.width()))
                        - Math.ceil(back.prefHeight(parts.width()))
                        - 2 * look.gap();
        Region list = new TurningList(look, 1, parts.width(), room, rows);
        VBox.setVgrow(list, Priority.ALWAYS);
        return parts.page(title, list, back);
    }

    private Region device(DeviceLine device) {
        HBox row = parts.line(device.line());
        for (StaffFacts.Try each : device.tries()) {
            row.getChildren()
                    .add(
                            new Hit(
                                            each.id(),
                                            look,
                                            false,
                                            () ->
                                                    scenery.send(
                                                            new Event.StaffTaskTapped(each.task())),
                                            Words.line(each.label(), look, Role.STAFF_BOLD))
                                    .centred());
        }
        return row;
    }

    private static Region filling(Region region) {
        region.setMaxHeight(Double.MAX_VALUE);
        VBox.setVgrow(region, Priority.ALWAYS);
        return region;
    }
}
