package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The screens that tell something over several states: the paper that comes out, and the
/// countdown.
final class ScenesTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();

    private static final List<String> SCENE =
            List.of("issuing", "printing-ticket", "printed-ticket");

    private static Shown on(Display display) {
        return new Shown(display, CONTENT, WALKS.machine(), false);
    }

    private static State state(String name, Language language, Comfort comfort) {
        return ScreenStates.of(CONTENT, WALKS, language, comfort).stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static State state(String name) {
        return state(name, CONTENT.languages().getFirst(), Comfort.STANDARD);
    }

    private static State after(State state, Event event) {
        Visit visit = WALKS.machine().on(state.visit(), event, state.at()).visit();
        return new State(state.name(), visit, state.around(), state.at());
    }

    private static Bounds placeOf(Shown shown, String said) {
        return LayoutAudit.words(shown.scene()).stream()
                .filter(w -> w.whole().equals(said))
                .map(LayoutAudit::onScreen)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the screen: " + said));
    }

    private static Set<String> said(Shown shown) {
        return LayoutAudit.words(shown.scene()).stream()
                .map(Words::whole)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidWhilePrintingStaysInItsPlaceWhenThePaperIsThere(Display.Format format) {
        for (Language language : CONTENT.languages()) {
            for (String key : List.of("print.take.ticket", "print.then.ticket")) {
                String text = language.text(key);
                Set<Bounds> places =
                        Fx.call(
                                () -> {
                                    Shown shown = on(format.reference());
                                    Set<Bounds> all = new HashSet<>();
                                    for (String name : SCENE) {
                                        shown.draw(state(name, language, Comfort.STANDARD));
                                        all.add(placeOf(shown, text));
                                    }
                                    return all;
                                });
                assertEquals(1, places.size(), () -> language.code() + " " + key + " " + places);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSlotStaysWhileThePaperComesOutStepByStep(Display.Format format) {
        List<Bounds> slots =
                Fx.call(
                        () -> {
                            Shown shown = on(format.reference());
                            State printing = state("printing-list");
                            return List.of(
                                    slot(shown.draw(state("issuing"))),
                                    slot(shown.draw(printing)),
                                    slot(shown.draw(state("printed-list"))));
                        });
        assertEquals(1, Set.copyOf(slots).size(), slots::toString);
        List<Double> tops =
                Fx.call(
                        () -> {
                            Shown shown = on(format.reference());
                            State printing = state("printing-list");
                            State later = after(printing, new Event.PrintAdvanced(5.0 / 8));
                            return List.of(
                                    top(shown.draw(state("issuing"))),
                                    top(shown.draw(printing)),
                                    top(shown.draw(later)),
                                    top(shown.draw(state("printed-list"))));
                        });
        assertEquals(tops.stream().sorted().distinct().toList(), tops);
    }

    /// The printer has all of it and has not said that it is out: a tap would do nothing yet.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paperIsNotOfferedBeforeThePrinterSaysThatItIsOut(boolean fresh) {
        State sent = after(state("printing-ticket"), new Event.PrintAdvanced(1));
        List<Boolean> there =
                Fx.call(
                        () -> {
                            Shown shown = on(Display.S);
                            if (!fresh) {
                                shown.draw(state("printing-ticket"));
                            }
                            shown.draw(sent);
                            Scene scene = shown.scene();
                            boolean early = scene.lookup("#taken") != null;
                            shown.draw(state("printed-ticket"));
                            return List.of(early, scene.lookup("#taken") != null);
                        });
        assertEquals(List.of(false, true), there);
    }

    private static Bounds slot(Shown shown) {
        return LayoutAudit.onScreen(shown.scene().lookup(".slot"));
    }

    private static double top(Shown shown) {
        return LayoutAudit.onScreen(shown.scene().lookup("#paper")).getMinY();
    }

    @Test
    void aFrenchListIsTakenAsAListAndATicketAsATicket() {
        Language french = CONTENT.language("fr").orElseThrow();
        Set<String> list =
                Fx.call(
                        () ->
                                said(
                                        on(Display.S)
                                                .draw(
                                                        state(
                                                                "printed-list",
                                                                french,
                                                                Comfort.STANDARD))));
        assertTrue(list.contains("Prenez-la sous l’écran"), list::toString);
        Set<String> ticket =
                Fx.call(
                        () ->
                                said(
                                        on(Display.S)
                                                .draw(
                                                        state(
                                                                "printed-ticket",
                                                                french,
                                                                Comfort.STANDARD))));
        assertTrue(ticket.contains("Prenez-le sous l’écran"), ticket::toString);
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsPrintingShowsItsLines(Display.Format format) {
        boolean lines =
                Fx.call(
                        () -> {
                            Shown shown = on(format.reference()).draw(state("printing-list"));
                            double mouth = slot(shown).getCenterY();
                            return shown.scene().getRoot().lookupAll(".paper-line-first").stream()
                                    .anyMatch(l -> LayoutAudit.onScreen(l).getMinY() > mouth);
                        });
        assertTrue(lines);
    }

    @Test
    void theBarOfTheCountdownLosesOneSegmentASecond() {
        State still = state("still-there");
        long whole = Fx.call(() -> segments(on(Display.S).draw(still), ".left"));
        State later =
                new State(still.name(), still.visit(), still.around(), still.at().plusSeconds(3));
        List<Long> then =
                Fx.call(
                        () -> {
                            Shown shown = on(Display.S).draw(later);
                            return List.of(segments(shown, ".left"), segments(shown, ".gone"));
                        });
        assertEquals(WALKS.machine().warning(still.visit()).toSeconds(), whole);
        assertEquals(List.of(whole - 3, 3L), then);
    }

    private static long segments(Shown shown, String state) {
        return shown.scene().getRoot().lookupAll(".second" + state).size();
    }

    @Test
    void aLongerCountdownEmptiesTheSameBarMoreSlowly() {
        Language language = CONTENT.languages().getFirst();
        State still = state("still-there", language, new Comfort(2, false, false));
        List<Long> left =
                Fx.call(
                        () ->
                                List.of(
                                        segments(on(Display.S).draw(still), ".left"),
                                        segments(
                                                on(Display.S)
                                                        .draw(
                                                                new State(
                                                                        still.name(),
                                                                        still.visit(),
                                                                        still.around(),
                                                                        still.at().plusSeconds(4))),
                                                ".left")));
        assertEquals(List.of(20L, 18L), left);
    }

    @Test
    void eachAnswerToTheFeedbackQuestionHasItsFaceInACardOfTheSameSize() {
        List<Bounds> cards =
                Fx.call(
                        () -> {
                            Shown shown = on(Display.S).draw(state("feedback"));
                            return List.of(1, 2, 3).stream()
                                    .map(i -> shown.scene().lookup("#feedback-" + i))
                                    .peek(card -> assertFalse(icons(card).isEmpty()))
                                    .map(LayoutAudit::onScreen)
                                    .toList();
                        });
        assertEquals(1, cards.stream().map(Bounds::getMinY).distinct().count(), "side by side");
        assertEquals(1, cards.stream().map(Bounds::getHeight).distinct().count());
        for (Bounds card : cards) {
            assertEquals(cards.getFirst().getWidth(), card.getWidth(), 1.5);
        }
    }

    private static Set<Node> icons(Node card) {
        return card.lookupAll(".icon-box");
    }
}
