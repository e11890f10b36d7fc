package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Step;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// What looks as if it could be tapped does something: a tap without an answer is taken for a
/// broken screen.
class EveryControlActsTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();

    /// Pressed on the way through the pages.
    private static final Set<String> TURNING = Set.of("page-up", "page-down");

    /// Where staff put together a number or a day, which is sent whole.
    private static final Set<String> IN_PLACE = Set.of("staff-pin", "staff-day", "staff-number");

    @Test
    void everyControlOfEveryScreenDoesSomething() {
        List<String> dead =
                dead((state, event) -> WALKS.machine().on(state.visit(), event, state.at()));
        assertEquals(List.of(), dead);
    }

    @Test
    void aControlThatDoesNothingIsFound() {
        List<String> dead =
                dead(
                        (state, event) ->
                                event instanceof Event.PaperTaken
                                        ? nothing(state)
                                        : WALKS.machine().on(state.visit(), event, state.at()));
        assertTrue(dead.contains("printed-ticket taken"), dead::toString);
    }

    /// @param decision what follows an event in a state
    private static List<String> dead(BiFunction<State, Event, Step> decision) {
        return Fx.call(
                () -> {
                    Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                    List<String> dead = new ArrayList<>();
                    for (State state : states()) {
                        shown.eachPage(
                                state,
                                page ->
                                        LayoutAudit.hits(shown.scene()).stream()
                                                .filter(hit -> !TURNING.contains(hit.getId()))
                                                .filter(
                                                        hit ->
                                                                !answers(
                                                                        shown, state, hit,
                                                                        decision))
                                                .map(hit -> page + " " + hit.getId())
                                                .forEach(dead::add));
                    }
                    return dead;
                });
    }

    private static List<State> states() {
        List<State> states =
                new ArrayList<>(
                        ScreenStates.of(
                                CONTENT, WALKS, CONTENT.languages().getFirst(), Comfort.STANDARD));
        // The printer has all of the ticket and has not said yet that it is out.
        states.stream()
                .filter(state -> state.name().equals("printing-ticket"))
                .findFirst()
                .map(
                        state ->
                                new State(
                                        "all-sent",
                                        WALKS.machine()
                                                .on(
                                                        state.visit(),
                                                        new Event.PrintAdvanced(1),
                                                        state.at())
                                                .visit(),
                                        state.around(),
                                        state.at()))
                .ifPresent(states::add);
        return states;
    }

    private static boolean answers(
            Shown shown, State state, Hit hit, BiFunction<State, Event, Step> decision) {
        if (isToldThatNothingFollows(state.visit(), hit)) {
            return true;
        }
        shown.forget();
        hit.fire();
        Event event = shown.sent();
        if (event == null) {
            return IN_PLACE.contains(state.name());
        }
        if (event instanceof Event.ListenTapped || event instanceof Event.SpeakerTapped) {
            return true;
        }
        return !decision.apply(state, event).equals(nothing(state));
    }

    /// Chosen already or not possible yet, as the screen says. A panel's own button keeps it open:
    /// the second tap of a hand that trembles must not close it.
    private static boolean isToldThatNothingFollows(Visit visit, Hit hit) {
        List<String> dress = hit.getStyleClass();
        String id = hit.getId();
        return dress.contains("on")
                || dress.contains("waiting")
                || switch (visit.panel()) {
                    case Panel.Languages() -> id.equals("language");
                    case Panel.Accessibility() ->
                            id.equals("accessibility") || dress.contains("primary");
                    default -> false;
                };
    }

    /// Only that somebody is there is known then.
    private static Step nothing(State state) {
        return WALKS.machine().on(state.visit(), new Event.ReadAloud(), state.at());
    }
}
