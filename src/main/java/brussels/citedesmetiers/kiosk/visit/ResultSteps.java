package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import brussels.citedesmetiers.kiosk.visit.Place.Purpose;
import java.util.List;

/// The steps from the result, through the statistical questions, to what the visitor takes away.
final class ResultSteps {
    private final Content content;
    private final Guides guides;
    private final QuestionSteps questions;
    private final TradeSteps trades;

    ResultSteps(Content content, Guides guides, QuestionSteps questions, TradeSteps trades) {
        this.content = content;
        this.guides = guides;
        this.questions = questions;
        this.trades = trades;
    }

    /// The theme whose advisers a ticket is for: the chosen one, or the one the triage leads to
    /// (the first theme if it leads nowhere).
    String service(Visit visit) {
        String theme = visit.themeId().orElseThrow();
        if (!theme.equals(Questionnaire.UNSURE)) {
            return theme;
        }
        List<String> order =
                content.themes().stream()
                        .map(Theme::id)
                        .filter(id -> !id.equals(Questionnaire.UNSURE))
                        .toList();
        return guides.guide(visit).topScore(visit.answers(), order).orElse(order.getFirst());
    }

    Step atResult(Visit visit, Event event) {
        return switch (event) {
            case Event.BackTapped() -> {
                Guide guide = guides.guide(visit);
                List<Question> asked = guide.asked(visit.answers());
                yield Step.to(
                        asked.isEmpty()
                                ? visit.at(new Place.Themes(0))
                                : questions.ask(visit, asked.getLast().id(), false));
            }
            case Event.RecommendationTapped(String id)
                    when guides.recommended(visit).contains(id) ->
                    Step.to(visit.at(new Place.Detail(id, 0)));
            case Event.InterestsTapped() -> Step.to(visit.at(new Place.Interests(0)));
            case Event.TradesTapped(String list) when trades.isList(list) ->
                    Step.to(visit.at(new Place.Trades(list, 0)));
            case Event.PrintListTapped() -> about(visit, 0, Purpose.PRINT_LIST);
            case Event.PhoneTapped() -> about(visit, 0, Purpose.LIST_ON_PHONE);
            case Event.AdviserTapped() -> about(visit, 0, Purpose.SEE_ADVISER);
            default -> Step.to(visit);
        };
    }

    Step atAbout(Visit visit, Place.AboutYou about, Event event) {
        Question question = content.about().get(about.index());
        return switch (event) {
            case Event.ChoiceTapped(String choice) when question.choice(choice).isPresent() ->
                    about(visit.about(question.id(), choice), about.index() + 1, about.then());
            case Event.AboutSkipped() ->
                    about(
                            visit.about(question.id(), VisitSummary.NO_ANSWER),
                            about.index() + 1,
                            about.then());
            case Event.AllAboutSkipped() -> {
                Visit rest = visit;
                for (Question q : content.about()) {
                    rest =
                            rest.about().containsKey(q.id())
                                    ? rest
                                    : rest.about(q.id(), VisitSummary.NO_ANSWER);
                }
                yield about(rest, content.about().size(), about.then());
            }
            case Event.BackTapped() ->
                    Step.to(
                            about.index() == 0
                                    ? visit.at(new Place.Result(0))
                                    : visit.at(
                                            new Place.AboutYou(
                                                    about.index() - 1, 0, about.then())));
            default -> Step.to(visit);
        };
    }

    /// Goes to the next statistical question neither answered nor skipped, or else to where the
    /// visitor was going.
    private Step about(Visit visit, int from, Purpose then) {
        for (int i = from; i < content.about().size(); i++) {
            if (!visit.about().containsKey(content.about().get(i).id())) {
                return Step.to(visit.at(new Place.AboutYou(i, 0, then)));
            }
        }
        return switch (then) {
            case SEE_ADVISER -> Step.to(visit.at(new Place.Preview(0)));
            case LIST_ON_PHONE -> Step.to(visit.at(new Place.ListOnPhone()));
            case PRINT_LIST -> PaperSteps.print(visit, Paper.LIST);
        };
    }

    Step atPreview(Visit visit, Event event) {
        return switch (event) {
            case Event.BackTapped() -> Step.to(visit.at(new Place.Result(0)));
            case Event.EditThemeTapped() -> Step.to(visit.at(new Place.Themes(0, true)));
            case Event.EditTapped(String question) when visit.answers().has(question) ->
                    Step.to(questions.ask(visit, question, true));
            case Event.TicketTaken(boolean withAnswers, Medium medium) -> {
                Visit sharing = visit.sharing(withAnswers).at(new Place.Issuing(medium));
                yield Step.to(
                        sharing,
                        new Effect.IssueTicket(
                                service(visit),
                                visit.themeId().orElseThrow(),
                                visit.language(),
                                withAnswers,
                                withAnswers ? visit.answers() : Answers.empty()));
            }
            default -> Step.to(visit);
        };
    }
}
