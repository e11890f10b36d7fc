package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.guide.Answers;

/// The steps of those who need no question: what is there, and a ticket for it.
final class HouseSteps {
    private final Content content;

    HouseSteps(Content content) {
        this.content = content;
    }

    /// From the themes to what is there. The last of its services, the room itself, stands for a
    /// theme when a visit without a ticket is counted.
    Step open(Visit visit) {
        return content.house()
                .filter(house -> !house.services().isEmpty())
                .map(house -> house.services().getLast().letter())
                .map(letter -> Step.to(visit.on(letter).at(new Place.House(0))))
                .orElseGet(() -> Step.to(visit));
    }

    Step atHouse(Visit visit, Event event) {
        return switch (event) {
            case Event.BackTapped() -> Step.to(visit.at(new Place.Themes(0)));
            case Event.ServiceTapped(String letter, Place.Medium medium)
                    when content.isWithoutTheme(letter) ->
                    Step.to(
                            visit.on(letter).sharing(false).at(new Place.Issuing(medium)),
                            new Effect.IssueTicket(
                                    letter, letter, visit.language(), false, Answers.empty()));
            default -> Step.to(visit);
        };
    }
}
