package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.content.HouseSentences;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What is there without any question: computers, when, how to reserve, and a ticket for each
/// service that gives one now.
final class HouseView {
    private final Scenery scenery;
    private final Look look;

    HouseView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(int page) {
        House house = scenery.content().house().orElseThrow();
        Words title = new Words(house.tile().name().in(scenery.language()), look, Role.QUESTION);
        List<String> said = new ArrayList<>(new HouseSentences(look.language()).of(house));
        List<Action> tickets = new ArrayList<>();
        for (House.Service service : house.services()) {
            noTicket(service)
                    .ifPresentOrElse(
                            why -> said.add(shut(service, why)),
                            () -> tickets.add(ticket(service)));
        }
        return new DetailView(scenery).panels(title, said, "", tickets, page);
    }

    private Optional<Refusal> noTicket(House.Service service) {
        return scenery.around()
                .outlook()
                .flatMap(outlook -> outlook.theme(service.letter()))
                .flatMap(QueueOutlook.ServiceOutlook::noTicket);
    }

    private String shut(House.Service service, Refusal why) {
        return service.theme().name().in(scenery.language())
                + " · "
                + Waits.sentence(
                        look.language(), why, scenery.around().outlook().orElseThrow().day());
    }

    private Action ticket(House.Service service) {
        Medium medium = scenery.around().canPrint() ? Medium.PAPER : Medium.PHONE;
        return Action.plain(
                "service-" + service.letter(),
                "ticket",
                service.ask().in(scenery.language()),
                new Event.ServiceTapped(service.letter(), medium));
    }
}
