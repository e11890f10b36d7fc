package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.screen.look.Bands;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.AgendaWords;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What happens in the house in the next seven days, in the order of time: for whoever looks round
/// before a visit.
final class ThisWeekView {
    private final Scenery scenery;
    private final Look look;

    ThisWeekView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(int page) {
        Words title = new Words(scenery.text("agenda.week"), look, Role.QUESTION);
        List<Region> rows = new ArrayList<>();
        scenery.around().dates().ifPresent(dates -> rows.addAll(rows(dates)));
        if (rows.isEmpty()) {
            rows.add(
                    Bands.panel(
                            look,
                            new Words(scenery.text("agenda.week.none"), look, Role.BODY, "ink")));
        }
        return scenery.frame().show(new Frame.Listed(title, rows, 1, List.of(), page));
    }

    private List<Region> rows(Upcoming dates) {
        AgendaWords words = new AgendaWords(scenery.content(), look.language(), dates);
        List<Region> rows = new ArrayList<>();
        for (Upcoming.Held held : dates.thisWeek(scenery.content().recommendations().values())) {
            rows.add(row(words, held.date(), held.activity()));
        }
        return rows;
    }

    private Region row(AgendaWords words, AgendaDate date, Recommendation activity) {
        VBox panel =
                Bands.panel(
                        look,
                        new Words(activity.title().in(scenery.language()), look, Role.TITLE, "ink"),
                        new Words(words.whole(date, activity), look, Role.HINT, "ink"));
        panel.setSpacing(look.betweenLines());
        return panel;
    }
}
