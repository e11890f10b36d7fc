package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Walks through the questionnaires by a seeded chance and keeps the first visit seen at each
/// question and at each different result.
final class Walker {
    private final VisitMachine machine;
    private final String language;
    private final Map<String, Visit> asking = new LinkedHashMap<>();
    private final Map<String, Visit> results = new LinkedHashMap<>();
    private final Random chance = new Random(45);

    Walker(VisitMachine machine, String language) {
        this.machine = machine;
        this.language = language;
    }

    List<Visit> asking() {
        return List.copyOf(asking.values());
    }

    List<Visit> results() {
        return List.copyOf(results.values());
    }

    void walk(String theme, int times) {
        for (int i = 0; i < times; i++) {
            Visit visit = to(machine.start(ScreenStates.NOW), new Event.LanguageChosen(language));
            visit = to(visit, new Event.ThemeChosen(theme));
            while (visit.place() instanceof Place.Asking at) {
                asking.putIfAbsent(at.question(), visit);
                visit = answered(visit, at);
            }
            results.putIfAbsent(theme + visit.answers().byQuestion(), visit);
        }
    }

    private Visit answered(Visit visit, Place.Asking at) {
        Question question =
                machine.guide(visit).questionnaire().question(at.question()).orElseThrow();
        List<Choice> choices = new ArrayList<>(question.choices());
        Collections.shuffle(choices, chance);
        if (question.type() == Question.Type.SINGLE) {
            return to(visit, new Event.ChoiceTapped(choices.getFirst().id()));
        }
        Visit chosen = visit;
        for (Choice choice : choices.subList(0, question.max())) {
            chosen = to(chosen, new Event.ChoiceTapped(choice.id()));
        }
        return to(chosen, new Event.NextTapped());
    }

    private Visit to(Visit visit, Event event) {
        return machine.on(visit, event, ScreenStates.NOW).visit();
    }
}
