package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.visit.Place.Asking;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a visit ends: everything of it is wiped, and what may be counted of it leaves as one
/// summary. Each visit that got as far as a theme leaves exactly one.
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

    /// The same when nothing is left to ask or to lose; else it is asked first.
    Step startOver(Visit visit) {
        return visit.answers().size() == 0
                ? wipe(visit, visit.lastTouch())
                : Step.to(visit.under(new Panel.ConfirmStartOver()));
    }

    /// "I'm done": a visitor who saw a result is asked how it was, anybody else goes home at once.
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

    /// What may be counted of the visit as it stands; empty when no theme was chosen.
    private Optional<VisitSummary> summary(Visit visit) {
        if (visit.theme() == null) {
            return Optional.empty();
        }
        String theme = visit.theme();
        boolean finished = visit.resultSeen();
        String left =
                finished
                        ? null
                        : visit.place() instanceof Asking a
                                ? a.question()
                                : guides.firstQuestion(theme);
        Channel channel =
                visit.issued().isPresent()
                        ? Channel.ADVISER
                        : finished ? Channel.SELF_SERVED : Channel.NONE;
        // Who went back from the result and left in mid-way was never shown what these would give.
        boolean complete = guides.guide(theme).next(visit.answers()).isEmpty();
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
                        visit.feedback()));
    }
}
