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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What many walks by a seeded chance met, in each language by itself: what is asked depends on the
/// language that a visit began in.
public final class Walks {
    private static final int WALKS = 150;

    private final Content content;
    private final VisitMachine machine;
    private final Map<String, Met> met = new ConcurrentHashMap<>();
    private final IdentityHashMap<Content, Map<Seen, List<ScreenStates.State>>> states =
            new IdentityHashMap<>();

    /// The first visit at each question, and the results.
    record Met(List<Visit> asking, List<Visit> results) {}

    private record Seen(String language, Comfort comfort) {}

    private Walks(Content content) {
        this.content = content;
        this.machine = new VisitMachine(content, TimeLimits.STANDARD);
    }

    /// Through the shipped content; the same for all tests of a process, since nothing of it
    /// changes.
    public static Walks shipped() {
        return Shipped.WALKS;
    }

    /// The same in every language that is shipped.
    public static Walks inEveryLanguage() {
        return Every.WALKS;
    }

    private static final class Shipped {
        private static final Walks WALKS = through(ConfigFolder.shippedContent());
    }

    private static final class Every {
        private static final Walks WALKS = through(ConfigFolder.inEveryLanguage());
    }

    public static Walks through(Content content) {
        return new Walks(content);
    }

    /// What the walks were made with.
    public VisitMachine machine() {
        return machine;
    }

    /// What the walks in this language met.
    Met in(Language language) {
        return met.computeIfAbsent(
                language.code(),
                code -> {
                    Walker walker = new Walker(machine, code);
                    content.themes().forEach(theme -> walker.walk(theme.id(), WALKS));
                    return new Met(walker.asking(), walker.results());
                });
    }

    /// The states as this language and comfort show them, made once.
    synchronized List<ScreenStates.State> once(
            Content shown,
            Language language,
            Comfort comfort,
            Supplier<List<ScreenStates.State>> made) {
        return states.computeIfAbsent(shown, _ -> new HashMap<>())
                .computeIfAbsent(new Seen(language.code(), comfort), _ -> made.get());
    }
}
