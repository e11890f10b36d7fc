package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.guide.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The state of one visit. Immutable; it exists only in memory and is gone when the visit ends.
///
/// @param language the chosen language's code, or before that the terminal's first language
/// @param theme the chosen letter, or null before
/// @param about choice ids of the statistical questions, by question id
/// @param ticket the ticket, once a number was given
/// @param kept the trades the visitor keeps, in the order they were kept
/// @param lastTouch when the visitor last did anything
public record Visit(
        Place place,
        Panel panel,
        String language,
        @Nullable String theme,
        Answers answers,
        Map<String, String> about,
        Comfort comfort,
        boolean resultSeen,
        boolean withAnswers,
        @Nullable Ticket ticket,
        int feedback,
        List<String> kept,
        Instant lastTouch) {

    public Visit {
        about = Map.copyOf(about);
        kept = List.copyOf(kept);
    }

    /// Nobody is here.
    public static Visit fresh(String language, Instant now) {
        return new Visit(
                new Place.Welcome(),
                new Panel.None(),
                language,
                null,
                Answers.empty(),
                Map.of(),
                Comfort.STANDARD,
                false,
                true,
                null,
                0,
                List.of(),
                now);
    }

    /// The theme's letter.
    public Optional<String> themeId() {
        return Optional.ofNullable(theme);
    }

    /// The ticket, once there is one.
    public Optional<Ticket> issued() {
        return Optional.ofNullable(ticket);
    }

    Visit at(Place next) {
        return changed(
                c -> {
                    c.place = next;
                    c.panel = new Panel.None();
                    c.resultSeen = resultSeen || next instanceof Place.Result;
                });
    }

    Visit under(Panel next) {
        return changed(c -> c.panel = next);
    }

    Visit speaking(String next) {
        return changed(c -> c.language = next);
    }

    Visit about(String question, String choice) {
        Map<String, String> next = new HashMap<>(about);
        next.put(question, choice);
        return changed(c -> c.about = next);
    }

    Visit on(String nextTheme) {
        boolean same = nextTheme.equals(theme);
        return changed(
                c -> {
                    c.theme = nextTheme;
                    c.answers = same ? answers : Answers.empty();
                    c.resultSeen = same && resultSeen;
                });
    }

    Visit answered(Answers next) {
        return changed(c -> c.answers = next);
    }

    Visit with(Comfort next) {
        return changed(c -> c.comfort = next);
    }

    Visit sharing(boolean answersToo) {
        return changed(c -> c.withAnswers = answersToo);
    }

    Visit holding(Ticket next) {
        return changed(c -> c.ticket = next);
    }

    /// Keeps a trade, or no longer if it was kept.
    Visit keeping(String trade) {
        List<String> next = new ArrayList<>(kept);
        if (!next.remove(trade)) {
            next.add(trade);
        }
        return changed(c -> c.kept = next);
    }

    Visit rated(int mark) {
        return changed(c -> c.feedback = mark);
    }

    Visit touched(Instant now) {
        return changed(c -> c.lastTouch = now);
    }

    private Visit changed(Consumer<Change> change) {
        Change made = new Change(this);
        change.accept(made);
        return made.visit();
    }

    /// A builder for the next state.
    private static final class Change {
        private Place place;
        private Panel panel;
        private String language;
        private @Nullable String theme;
        private Answers answers;
        private Map<String, String> about;
        private Comfort comfort;
        private boolean resultSeen;
        private boolean withAnswers;
        private @Nullable Ticket ticket;
        private int feedback;
        private List<String> kept;
        private Instant lastTouch;

        Change(Visit from) {
            place = from.place;
            panel = from.panel;
            language = from.language;
            theme = from.theme;
            answers = from.answers;
            about = from.about;
            comfort = from.comfort;
            resultSeen = from.resultSeen;
            withAnswers = from.withAnswers;
            ticket = from.ticket;
            feedback = from.feedback;
            kept = from.kept;
            lastTouch = from.lastTouch;
        }

        Visit visit() {
            return new Visit(
                    place,
                    panel,
                    language,
                    theme,
                    answers,
                    about,
                    comfort,
                    resultSeen,
                    withAnswers,
                    ticket,
                    feedback,
                    kept,
                    lastTouch);
        }
    }

    /// Shows where the visit is and nothing that was answered, so that no answer can reach a log.
    @Override
    public String toString() {
        return "Visit["
                + place.getClass().getSimpleName()
                + " under "
                + panel.getClass().getSimpleName()
                + "]";
    }
}
