package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.guide.Answers;

/// Something that the terminal has to do; the outcome comes back as an [Event].
public sealed interface Effect {

    /// Take a number and sign a token; answers with [Event.TicketIssued] or [Event.NumberRefused].
    ///
    /// @param service letter of the theme whose advisers are asked for
    /// @param answers empty for "number only"
    record IssueTicket(
            String service,
            String questionnaire,
            String language,
            boolean withAnswers,
            Answers answers)
            implements Effect {}

    /// Print the ticket or the list of the current visit; answers with [Event.PrintAdvanced] and
    /// [Event.PrintEnded].
    record Print(Place.Paper paper) implements Effect {}

    /// Say at the queue that somebody with an appointment has come; answers with [Event.Arrived].
    record Arrive(String code, String language) implements Effect {
        /// Omits the code, so that it cannot reach a log.
        @Override
        public String toString() {
            return "Arrive[" + language + "]";
        }
    }

    /// Print the number of somebody who has come for an appointment; answers with
    /// [Event.PrintEnded].
    record PrintNumber() implements Effect {}

    /// Do what staff ask for; the visit does not wait for the outcome.
    record ForStaff(StaffTask task) implements Effect {}

    /// Count a visit that has ended.
    record Count(VisitSummary summary) implements Effect {}
}
