package brussels.citedesmetiers.kiosk.visit;

import java.util.List;

/// Where the visitor is in the visit, in the order of a visit.
public sealed interface Place {

    /// Nobody is here: greetings in all languages.
    record Welcome() implements Place {}

    /// What happens in the house this week, for somebody who has not chosen anything yet.
    record ThisWeek(int page) implements Place {}

    /// The five themes and "I don't know where to start".
    ///
    /// @param page which page of the list is shown, from 0
    /// @param editing whether the visitor came from the preview and may go back there
    record Themes(int page, boolean editing) implements Place {
        public Themes(int page) {
            this(page, false);
        }
    }

    /// What is there without any question.
    record House(int page) implements Place {}

    /// The code of an appointment is typed.
    ///
    /// @param typed capital letters and digits so far
    /// @param unknown whether what stands there is no appointment's of today
    record ArrivalCode(String typed, boolean unknown) implements Place {
        /// The most signs that can be typed.
        public static final int MOST = 12;

        /// The fewest signs of a code.
        public static final int LEAST = 3;

        /// Whether no more can be typed.
        public boolean isFull() {
            return typed.length() >= MOST;
        }

        /// Omits what was typed, so that it cannot reach a log.
        @Override
        public String toString() {
            return "ArrivalCode";
        }
    }

    /// What was typed is looked up, which takes only a moment.
    record Arriving(String typed) implements Place {
        /// Omits what was typed, so that it cannot reach a log.
        @Override
        public String toString() {
            return "Arriving";
        }
    }

    /// Who has an appointment is in line; or was before, or has to ask at reception.
    ///
    /// @param slip what becomes of the paper with the number
    record Arrived(Arrival arrival, Slip slip) implements Place {}

    /// The paper with the number of somebody who has an appointment.
    enum Slip {
        /// It is on its way to the printer.
        COMING,
        /// It came out, as far as the printer can say.
        OUT,
        /// There is none.
        NONE
    }

    /// A question of the questionnaire.
    ///
    /// @param chosen choice ids marked so far, for a question that takes several
    /// @param page which page of a long list is shown, from 0
    /// @param editing whether the visitor came from the preview and goes back there
    record Asking(String question, List<String> chosen, int page, boolean editing)
            implements Place {
        public Asking {
            chosen = List.copyOf(chosen);
        }

        /// Omits what was marked, so that it cannot reach a log.
        @Override
        public String toString() {
            return "Asking[" + question + "]";
        }
    }

    /// The recommendations.
    record Result(int page) implements Place {}

    /// The interests that the answers suggest, with how certain that is.
    record Interests(int page) implements Place {}

    /// One recommendation in detail.
    record Detail(String recommendation, int page) implements Place {}

    /// Trades to look at.
    ///
    /// @param list [#SECTORS], [#FITTING] or the id of a sector
    record Trades(String list, int page) implements Place {
        /// The sectors, each of which leads to its trades.
        public static final String SECTORS = "";

        /// The trades that go with the answers.
        public static final String FITTING = "+";
    }

    /// One trade.
    ///
    /// @param from the list it was found in
    record Trade(String trade, Trades from, int page) implements Place {}

    /// The list as a QR code for the visitor's own phone.
    record ListOnPhone() implements Place {}

    /// A skippable question for the statistics.
    ///
    /// @param index which of the questions, from 0
    /// @param then where the visitor was going
    record AboutYou(int index, int page, Purpose then) implements Place {}

    /// Exactly what the adviser will see.
    record Preview(int page) implements Place {}

    /// A number is being issued, which takes only a moment.
    record Issuing(Medium medium) implements Place {}

    /// Paper is coming out.
    ///
    /// @param progress the share of the bytes that the printer has accepted, 0 to 1
    record Printing(Paper paper, double progress) implements Place {}

    /// The paper is out; `certain` if the printer confirmed it.
    record Printed(Paper paper, boolean certain) implements Place {}

    /// Something went wrong while printing: did it come out?
    record Jam(Paper paper) implements Place {}

    /// The ticket as a picture on the screen, to photograph.
    record TicketOnPhone() implements Place {}

    /// No number can be given; the desk helps.
    record NoNumber() implements Place {}

    /// The feedback question, "did this help?".
    record Feedback() implements Place {}

    /// Everything is wiped and counted; only language and comfort are kept for the goodbye.
    record Goodbye() implements Place {}

    /// What comes after the statistical questions.
    enum Purpose {
        SEE_ADVISER,
        PRINT_LIST,
        LIST_ON_PHONE
    }

    /// How the visitor takes the ticket away.
    enum Medium {
        PAPER,
        PHONE
    }

    /// What is printed.
    enum Paper {
        TICKET,
        LIST
    }
}
