package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.List;

/// What many walks by a seeded chance met: the first visit at each question, and the results.
public record Walks(VisitMachine machine, List<Visit> asking, List<Visit> results) {
    private static final int WALKS = 150;

    public static Walks through(Content content) {
        VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
        Walker walker = new Walker(content, machine);
        content.themes().forEach(theme -> walker.walk(theme.id(), WALKS));
        return new Walks(machine, walker.asking(), walker.results());
    }
}
