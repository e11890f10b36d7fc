package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.web.Reply;

/// A request that is answered with a problem.
final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    ProblemException(Problem problem) {
        this(problem, problem.reply());
    }

    ProblemException(Problem problem, Reply reply) {
        super(problem.type());
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
