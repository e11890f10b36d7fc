package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What many walks by a seeded chance met: the first visit at each question, and the results.
public final class Walks {
    private static final int WALKS = 150;

    private final VisitMachine machine;
    private final List<Visit> asking;
    private final List<Visit> results;
    private final Map<Content, Map<Seen, List<ScreenStates.State>>> states =
            new IdentityHashMap<>();

    private Walks(VisitMachine machine, List<Visit> asking, List<Visit> results) {
        this.machine = machine;
        this.asking = asking;
        this.results = results;
    }

    private record Seen(String language, Comfort comfort) {}

    /// Through the shipped content; the same for all tests of a process, since nothing of it
    /// changes.
    public static Walks shipped() {
        return Shipped.WALKS;
    }

    private static final class Shipped {
        private static final Walks WALKS = through(ConfigFolder.shippedContent());
    }

    public static Walks through(Content content) {
        VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
        Walker walker = new Walker(content, machine);
        content.themes().forEach(theme -> walker.walk(theme.id(), WALKS));
        return new Walks(machine, walker.asking(), walker.results());
    }

    public VisitMachine machine() {
        return machine;
    }

    public List<Visit> asking() {
        return asking;
    }

    public List<Visit> results() {
        return results;
    }

    /// The states as this language and comfort show them, made once.
    synchronized List<ScreenStates.State> once(
            Content content,
            Language language,
            Comfort comfort,
            Supplier<List<ScreenStates.State>> made) {
        return states.computeIfAbsent(content, _ -> new HashMap<>())
                .computeIfAbsent(new Seen(language.code(), comfort), _ -> made.get());
    }
}
