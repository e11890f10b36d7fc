package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import java.util.function.Supplier;

/// Signs the codes on the paper of numbers for which nothing was asked.
record SlipTokens(Supplier<Content> content, TicketSigner signer) {
    String of(QueuedTicket ticket) {
        Content present = content.get();
        String letter = String.valueOf(ticket.code().theme());
        String theme = present.questionnaires().containsKey(letter) ? letter : Questionnaire.UNSURE;
        return TokenCodec.encode(
                new TicketToken(
                        ticket.id().terminal(),
                        ticket.code(),
                        ticket.printed(),
                        theme,
                        ticket.language(),
                        present.version(),
                        null),
                signer);
    }
}
