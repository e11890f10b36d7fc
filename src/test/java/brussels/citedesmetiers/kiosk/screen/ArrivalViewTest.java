package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Arrival;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The screens of somebody who comes for an appointment.
final class ArrivalViewTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final VisitMachine MACHINE = new VisitMachine(CONTENT, TimeLimits.STANDARD);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static Visit after(Visit from, Event... events) {
        Visit visit = from;
        for (Event event : events) {
            visit = MACHINE.on(visit, event, NOW).visit();
        }
        return visit;
    }

    private static Visit typed(Language language, Comfort comfort) {
        return after(
                MACHINE.start(NOW),
                new Event.LanguageChosen(language.code()),
                new Event.AccessibilityTapped(),
                new Event.ComfortChanged(comfort),
                new Event.PanelClosed(),
                new Event.ArrivalTapped(true),
                new Event.CodeTyped('4'),
                new Event.CodeTyped('7'),
                new Event.CodeTyped('1'));
    }

    private static List<Visit> arrived(Visit typed) {
        return List.of(
                after(
                        typed,
                        new Event.CodeEntered(),
                        new Event.Arrived(
                                new Arrival.InLine(
                                        "B-W848", LocalTime.of(10, 30), Arrival.Timing.EARLY))),
                after(
                        typed,
                        new Event.CodeEntered(),
                        new Event.Arrived(new Arrival.AtReception())));
    }

    private static Bounds place(Shown shown, Visit visit, String id) {
        Node node =
                shown.draw(
                                new ScreenStates.State(
                                        id,
                                        visit,
                                        Surroundings.STARTING.withCodes(CodeKeys.DIGITS),
                                        NOW))
                        .scene()
                        .lookup("#" + id);
        return node.localToScene(node.getLayoutBounds());
    }

    @ParameterizedTest
    @EnumSource
    void theSecondOfTwoTapsOnConfirmDoesNotEndTheVisit(Display.Format format) {
        List<String> over =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(format.reference(), CONTENT, MACHINE, false);
                            List<String> found = new ArrayList<>();
                            for (Language language : CONTENT.languages()) {
                                for (Comfort comfort :
                                        List.of(
                                                Comfort.STANDARD,
                                                new Comfort(1, false, false),
                                                new Comfort(2, true, format == Display.Format.L))) {
                                    Visit typed = typed(language, comfort);
                                    Bounds enter = place(shown, typed, "enter");
                                    for (Visit here : arrived(typed)) {
                                        if (place(shown, here, "done").intersects(enter)) {
                                            found.add(language.code() + " " + comfort);
                                        }
                                    }
                                }
                            }
                            return found;
                        });
        assertEquals(List.of(), over);
    }

    /// Who reads large letters is told no less: where there is no paper the number has to be kept.
    @ParameterizedTest
    @EnumSource
    void largerTextLosesNothingThatIsSaidOfAnArrival(Display.Format format) {
        List<String> lost =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(format.reference(), CONTENT, MACHINE, false);
                            List<String> found = new ArrayList<>();
                            for (Language language : CONTENT.languages()) {
                                for (int step = 0; step <= 2; step++) {
                                    Comfort comfort = new Comfort(step, false, false);
                                    Visit here = arrived(typed(language, comfort)).getFirst();
                                    place(shown, here, "done");
                                    Parent said = (Parent) shown.scene().lookup(".scene");
                                    if (said.getChildrenUnmodifiable().size() < 4) {
                                        found.add(language.code() + " " + comfort);
                                    }
                                }
                            }
                            return found;
                        });
        assertEquals(List.of(), lost);
    }
}
