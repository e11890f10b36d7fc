package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import java.time.Instant;
import java.util.List;

/// Issues a visitor's ticket: a number that is on the disk, and the signed token that the desk
/// scans. The store's thread only.
final class TicketOffice {
    private final String terminal;

    /// @param terminal its id
    TicketOffice(String terminal) {
        this.terminal = terminal;
    }

    /// A ticket, and how long its holder will wait, if known.
    record Issued(Ticket ticket, WaitEstimate estimate) {}

    /// Takes a number, commits it, and signs a token.
    ///
    /// @throws IllegalStateException if no number can be given safely, or none is given now
    Issued issue(
            OpenStore open,
            Effect.IssueTicket request,
            Instant at,
            Questionnaire questionnaire,
            String contentVersion) {
        TerminalKey key =
                open.key()
                        .key()
                        .orElseThrow(() -> new IllegalStateException("the key cannot be used"));
        try {
            TicketRequest asked =
                    new TicketRequest(request.service().charAt(0), request.language(), at);
            WaitEstimate estimate = open.queue().estimate(asked);
            TicketCode code = open.queue().give(asked);
            List<TicketToken.Answer> answers =
                    request.withAnswers()
                            ? TicketToken.indexes(questionnaire, request.answers().byQuestion())
                            : null;
            TicketToken token =
                    new TicketToken(
                            terminal,
                            code,
                            at,
                            request.questionnaire(),
                            request.language(),
                            contentVersion,
                            answers);
            return new Issued(new Ticket(code.toString(), TokenCodec.encode(token, key)), estimate);
        } catch (NoNumberException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
