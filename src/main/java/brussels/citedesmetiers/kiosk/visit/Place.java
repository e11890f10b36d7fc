package brussels.citedesmetiers.kiosk.visit;

import java.util.List;

/// Where in the visit the visitor is. In the order in which a visit meets them.
public sealed interface Place {

    /// Nobody is here: the languages greet.
    record Welcome() implements Place {}

    /// The five themes and "I don't know where to start".
    ///
    /// @param page which part of the list is shown, from 0
    /// @param editing whether the visitor came from the preview and may go back there
    record Themes(int page, boolean editing) implements Place {
        public Themes(int page) {
            this(page, false);
        }
    }

    /// A question of the questionnaire.
    ///
    /// @param chosen choice ids marked so far, for a question that takes several
    /// @param page which part of a long list is shown, from 0
    /// @param editing whether the visitor came from the preview and goes back there
    record Asking(String question, List<String> chosen, int page, boolean editing)
            implements Place {
        public Asking {
            chosen = List.copyOf(chosen);
        }

        /// Leaves out what was marked, so that no log can hold it.
        @Override
        public String toString() {
            return "Asking[" + question + "]";
        }
    }

    /// What helps.
    record Result(int page) implements Place {}

    /// The interests that the answers point to, with how sure that is.
    record Interests(int page) implements Place {}

    /// One recommendation at length.
    record Detail(String recommendation, int page) implements Place {}

    /// The list as a QR code for the visitor's own phone.
    record ListOnPhone() implements Place {}

    /// A skippable question for the statistics.
    ///
    /// @param index which of the questions, from 0
    /// @param then where the visitor was going
    record AboutYou(int index, int page, Purpose then) implements Place {}

    /// Exactly what the adviser will see.
    record Preview(int page) implements Place {}

    /// A number is being taken; it takes a blink.
    record Issuing(Medium medium) implements Place {}

    /// Paper is coming out.
    ///
    /// @param progress share of the bytes the printer has taken, 0 to 1
    record Printing(Paper paper, double progress) implements Place {}

    /// The paper is there; `certain` if the printer itself said so.
    record Printed(Paper paper, boolean certain) implements Place {}

    /// Something went wrong on the way: did it come out?
    record Jam(Paper paper) implements Place {}

    /// The ticket as a picture on the screen, to be photographed.
    record TicketOnPhone() implements Place {}

    /// No number can be given; the desk helps.
    record NoNumber() implements Place {}

    /// Did this help?
    record Feedback() implements Place {}

    /// Everything is wiped and counted; only language and comfort are kept for the last words.
    record Goodbye() implements Place {}

    /// What comes after the statistical questions.
    enum Purpose {
        SEE_ADVISER,
        PRINT_LIST,
        LIST_ON_PHONE
    }

    /// How the visitor takes the ticket along.
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
