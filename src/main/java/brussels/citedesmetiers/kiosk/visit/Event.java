package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.time.Instant;

/// Everything that can happen in a visit: taps, time, and reports from the terminal.
public sealed interface Event {

    /// A report from the terminal. It does not show whether the visitor is still there.
    sealed interface Report extends Event {}

    /// A tap that only shows that the visitor is there.
    record Touched() implements Event {}

    /// Time passed.
    record Ticked() implements Event {}

    /// The presence sensor has seen nobody since then.
    record EmptySince(Instant since) implements Event {}

    record LanguageChosen(String language) implements Event {}

    /// "This week here", on the welcome screen.
    record ThisWeekTapped() implements Event {}

    record ThemeChosen(String theme) implements Event {}

    /// The tile of what is there without any question.
    record HouseTapped() implements Event {}

    /// "I have an appointment", on the screen of themes.
    ///
    /// @param reachable whether the queue could be asked a moment ago
    record ArrivalTapped(boolean reachable) implements Event {}

    /// A sign of the code of an appointment.
    ///
    /// @param byDevice whether it came from a scanner or a keyboard and not from a key on the
    ///   screen
    record CodeTyped(char sign, boolean byDevice) implements Event {
        /// By a key on the screen.
        public CodeTyped(char sign) {
            this(sign, false);
        }

        /// Omits which one, so that it cannot reach a log.
        @Override
        public String toString() {
            return "CodeTyped";
        }
    }

    /// The last sign of the code is taken back.
    record CodeErased() implements Event {}

    /// The whole code stands there.
    record CodeEntered() implements Event {}

    /// What became of the code.
    record Arrived(Arrival arrival) implements Report {}

    /// A ticket for a service that needs no theme.
    ///
    /// @param letter of the service
    record ServiceTapped(String letter, Medium medium) implements Event {}

    /// A choice of the current question was tapped.
    record ChoiceTapped(String choice) implements Event {
        /// Omits which one, so that it cannot reach a log.
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

    /// Another page of a long list, from 0.
    record PageTurned(int page) implements Event {}

    record LanguagesTapped() implements Event {}

    record AccessibilityTapped() implements Event {}

    /// "What is sent?", on the accessibility panel.
    record LastSentTapped() implements Event {}

    record PanelClosed() implements Event {}

    record ComfortChanged(Comfort comfort) implements Event {}

    /// Reading aloud was turned on or off, by a key, the headset or on the screen.
    record SpeechChanged(Comfort.Speech speech) implements Event {}

    /// Another part of the screen is read to somebody who listens, for whom time does not run out
    /// meanwhile.
    record ReadAloud() implements Event {}

    /// "Listen", on every screen.
    record ListenTapped() implements Event {}

    /// The small speaker beside a choice.
    ///
    /// @param node id of the choice's control
    record SpeakerTapped(String node) implements Event {
        /// Omits which one, so that it cannot reach a log.
        @Override
        public String toString() {
            return "SpeakerTapped";
        }
    }

    record RecommendationTapped(String recommendation) implements Event {}

    record InterestsTapped() implements Event {}

    /// A list of trades, by its name.
    record TradesTapped(String list) implements Event {}

    record TradeTapped(String trade) implements Event {}

    /// The trade that is shown is kept, or no longer.
    record TradeKept() implements Event {}

    record PrintListTapped() implements Event {}

    record PhoneTapped() implements Event {}

    record AdviserTapped() implements Event {}

    /// The current statistical question is skipped.
    record AboutSkipped() implements Event {}

    /// All remaining statistical questions are skipped.
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

    /// The printer has accepted this share of the bytes, 0 to 1.
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

    /// Something that staff have the terminal do.
    record StaffTaskTapped(StaffTask task) implements Event {}
}
