package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.visit.Place.Asking;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a visit ends: it is wiped completely, and what may be counted remains as one summary. Each
/// visit that reached a theme leaves exactly one.
final class Endings {
    private static final int SHOWN_FIRST = 3;

    private final Content content;
    private final Guides guides;

    Endings(Content content, Guides guides) {
        this.content = content;
        this.guides = guides;
    }

    /// A visit before anybody came.
    Visit fresh(Instant now) {
        return Visit.fresh(content.languages().getFirst().code(), now);
    }

    /// Starts over at once if nothing would be lost; otherwise asks first.
    Step startOver(Visit visit) {
        boolean nothingIsLost =
                visit.answers().size() == 0 && visit.issued().isEmpty() && visit.kept().isEmpty();
        return nothingIsLost
                ? wipe(visit, visit.lastTouch())
                : Step.to(visit.under(new Panel.ConfirmStartOver()));
    }

    /// "I'm done": a visitor who saw a result is asked for feedback; for anybody else the visit
    /// ends at once.
    Step end(Visit visit) {
        boolean asked =
                visit.place() instanceof Place.Feedback || visit.place() instanceof Place.Goodbye;
        return visit.resultSeen() && !asked
                ? Step.to(visit.at(new Place.Feedback()))
                : wipe(visit, visit.lastTouch());
    }

    Step goodbye(Visit visit) {
        return counted(
                visit,
                fresh(visit.lastTouch())
                        .speaking(visit.language())
                        .with(visit.comfort())
                        .at(new Place.Goodbye()));
    }

    Step wipe(Visit visit, Instant now) {
        return counted(visit, fresh(now));
    }

    private Step counted(Visit ended, Visit fresh) {
        return summary(ended)
                .map(s -> Step.to(fresh, new Effect.Count(s)))
                .orElseGet(() -> Step.to(fresh));
    }

    /// What may be counted of the visit so far; empty if no theme was chosen.
    private Optional<VisitSummary> summary(Visit visit) {
        if (visit.theme() == null) {
            return Optional.empty();
        }
        String theme = visit.theme();
        if (!guides.asks(visit)) {
            return Optional.of(withoutTheme(visit, theme));
        }
        boolean finished = visit.resultSeen();
        String left =
                finished
                        ? null
                        : visit.place() instanceof Asking a
                                ? a.question()
                                : guides.firstQuestion(visit);
        Channel channel =
                visit.issued().isPresent()
                        ? Channel.ADVISER
                        : finished ? Channel.SELF_SERVED : Channel.NONE;
        // A visitor who went back from the result and then left was never shown the result of these
        // answers.
        boolean complete = guides.guide(visit).next(visit.answers()).isEmpty();
        List<String> shown =
                finished && complete
                        ? guides.recommended(visit).stream().limit(SHOWN_FIRST).toList()
                        : List.of();
        return Optional.of(
                new VisitSummary(
                        theme,
                        visit.language(),
                        channel,
                        left,
                        shown,
                        visit.about(),
                        visit.kept().isEmpty() ? "" : visit.kept().getFirst(),
                        visit.feedback()));
    }

    /// A visit to what is there without any question, which cannot be left half-way.
    private static VisitSummary withoutTheme(Visit visit, String letter) {
        return new VisitSummary(
                letter,
                visit.language(),
                visit.issued().isPresent() ? Channel.ADVISER : Channel.SELF_SERVED,
                null,
                List.of(),
                visit.about(),
                visit.feedback());
    }
}
