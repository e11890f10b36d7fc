package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.visit.Place.Medium;

/// Everything that can happen in a visit: taps, time, and what the edge reports back.
public sealed interface Event {

    /// What the edge reports back. It says nothing of whether the visitor is still there.
    sealed interface Report extends Event {}

    /// A tap that only says "I am here".
    record Touched() implements Event {}

    /// Time went on.
    record Ticked() implements Event {}

    record LanguageChosen(String language) implements Event {}

    record ThemeChosen(String theme) implements Event {}

    /// A choice of the present question was tapped.
    record ChoiceTapped(String choice) implements Event {
        /// Leaves out which, so that no log can hold it.
        @Override
        public String toString() {
            return "ChoiceTapped";
        }
    }

    /// "Next" after a question that takes several answers.
    record NextTapped() implements Event {}

    record BackTapped() implements Event {}

    record StartOverTapped() implements Event {}

    /// "Yes, wipe everything", or "I'm done".
    record EndTapped() implements Event {}

    /// Another part of a long list, from 0.
    record PageTurned(int page) implements Event {}

    record LanguagesTapped() implements Event {}

    record AccessibilityTapped() implements Event {}

    /// "What is sent?", on the panel that makes it easier.
    record LastSentTapped() implements Event {}

    record PanelClosed() implements Event {}

    record ComfortChanged(Comfort comfort) implements Event {}

    record RecommendationTapped(String recommendation) implements Event {}

    record InterestsTapped() implements Event {}

    record PrintListTapped() implements Event {}

    record PhoneTapped() implements Event {}

    record AdviserTapped() implements Event {}

    /// The present statistical question is left without an answer.
    record AboutSkipped() implements Event {}

    /// All statistical questions still to come are left without an answer.
    record AllAboutSkipped() implements Event {}

    /// A pencil on the preview: the question's id.
    record EditTapped(String question) implements Event {}

    /// The pencil beside the theme.
    record EditThemeTapped() implements Event {}

    /// The visitor takes a ticket.
    ///
    /// @param withAnswers false for "number only"
    record TicketTaken(boolean withAnswers, Medium medium) implements Event {}

    /// The register gave a number.
    record TicketIssued(Ticket ticket) implements Report {}

    /// The register could not give a number.
    record NumberRefused() implements Report {}

    /// The printer has taken this share of the bytes, 0 to 1.
    record PrintAdvanced(double progress) implements Report {}

    record PrintEnded(PrintOutcome outcome) implements Report {}

    /// "Is the paper in your hand?" was answered.
    record JamAnswered(boolean paperInHand) implements Event {}

    /// "I have it."
    record PaperTaken() implements Event {}

    /// How the visit was: 1 (did not help) to 3 (helped).
    record FeedbackGiven(int mark) implements Event {}

    record FeedbackSkipped() implements Event {}

    record StaffCornerTapped() implements Event {}

    record StaffUnlocked() implements Event {}

    /// Another page of the staff panel.
    record StaffPageTapped(Panel.StaffPage page) implements Event {}

    /// Something staff have the terminal do.
    record StaffTaskTapped(StaffTask task) implements Event {}
}
