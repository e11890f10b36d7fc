package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.guide.Answers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of one visit. Immutable; it lives in memory only and is gone when the visit ends.
///
/// @param language code chosen, or the terminal's first language before
/// @param theme letter chosen, or null before
/// @param about choice ids of the statistical questions, by question id
/// @param ticket the ticket once a number was given
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
        Instant lastTouch) {

    public Visit {
        about = Map.copyOf(about);
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
        return new Visit(
                next,
                new Panel.None(),
                language,
                theme,
                answers,
                about,
                comfort,
                resultSeen || next instanceof Place.Result,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit under(Panel next) {
        return new Visit(
                place,
                next,
                language,
                theme,
                answers,
                about,
                comfort,
                resultSeen,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit speaking(String next) {
        return new Visit(
                place,
                panel,
                next,
                theme,
                answers,
                about,
                comfort,
                resultSeen,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit about(String question, String choice) {
        Map<String, String> next = new java.util.HashMap<>(about);
        next.put(question, choice);
        return new Visit(
                place,
                panel,
                language,
                theme,
                answers,
                next,
                comfort,
                resultSeen,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit on(String nextTheme) {
        boolean same = nextTheme.equals(theme);
        return new Visit(
                place,
                panel,
                language,
                nextTheme,
                same ? answers : Answers.empty(),
                about,
                comfort,
                same && resultSeen,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit answered(Answers next) {
        return new Visit(
                place,
                panel,
                language,
                theme,
                next,
                about,
                comfort,
                resultSeen,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit with(Comfort next) {
        return new Visit(
                place,
                panel,
                language,
                theme,
                answers,
                about,
                next,
                resultSeen,
                withAnswers,
                ticket,
                feedback,
                lastTouch);
    }

    Visit sharing(boolean answersToo) {
        return new Visit(
                place,
                panel,
                language,
                theme,
                answers,
                about,
                comfort,
                resultSeen,
                answersToo,
                ticket,
                feedback,
                lastTouch);
    }

    Visit holding(Ticket next) {
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
                next,
                feedback,
                lastTouch);
    }

    Visit rated(int mark) {
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
                mark,
                lastTouch);
    }

    Visit touched(Instant now) {
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
                now);
    }

    /// Says where the visit is and nothing that was answered, so that no log can hold it.
    @Override
    public String toString() {
        return "Visit["
                + place.getClass().getSimpleName()
                + " under "
                + panel.getClass().getSimpleName()
                + "]";
    }
}
