package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketState;
import brussels.citedesmetiers.kiosk.ticket.CheckedToken;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.ticket.TokenException;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Handles a scanned ticket: its sheet, its place in the queue, and what a scan does by itself. A
/// token is untrusted data: nothing of it is used before it has been checked.
///
/// A scan at the desk a ticket was called to says that its visitor is there; a no-show's scan puts
/// it back in line. Any other scan, and a code typed by hand, only shows the ticket. Thread-safe.
final class Scans {
    private final AdviserQueue queue;
    private final QueueJson json;
    private final Sheets sheets;
    private final Supplier<SiteKeys> keys;
    private final WallClock clock;
    private final DeskTexts texts;
    private final Watch watch;
    private final TokenCodec codec = new TokenCodec(TokenCodec.VALIDITY);

    Scans(
            AdviserQueue queue,
            QueueJson json,
            Sheets sheets,
            DeskTexts texts,
            Supplier<SiteKeys> keys,
            WallClock clock,
            Watch watch) {
        this.queue = queue;
        this.json = json;
        this.sheets = sheets;
        this.texts = texts;
        this.keys = keys;
        this.clock = clock;
        this.watch = watch;
    }

    /// `POST /api/scan` with `token` or `code`, the reader's `lang`, and `look` to only show.
    Reply scan(Map<String, String> form, DeskId desk) throws RefusedException {
        boolean look = form.containsKey("look");
        String language = form.getOrDefault("lang", DeskTexts.FALLBACK);
        String token = form.getOrDefault("token", "");
        if (token.isEmpty()) {
            // The paper may not be at hand: somebody who types a code only wants to look.
            return reply(typed(form), null, true, desk);
        }
        return token(token, language, look, desk);
    }

    private QueuedTicket typed(Map<String, String> form) throws RefusedException {
        return SpokenCode.of(form.getOrDefault("code", "")).in(queue.tickets());
    }

    /// A token from a photo; the page gets it back so that it can ask again in another language.
    Reply photographed(String token, String language, DeskId desk) throws RefusedException {
        return token(token, language, false, desk);
    }

    private Reply token(String text, String language, boolean look, DeskId desk)
            throws RefusedException {
        CheckedToken checked = checked(text);
        String reader = texts.speaks(language) ? language : DeskTexts.FALLBACK;
        if (!texts.speaks(reader)) {
            throw new RefusedException(Reply.BAD_REQUEST, "language");
        }
        ObjectNode sheet = sheets.sheet(checked, reader).put("token", text.strip());
        return reply(queued(checked.token()).orElse(null), sheet, look, desk);
    }

    private Reply reply(
            @Nullable QueuedTicket found, @Nullable ObjectNode sheet, boolean look, DeskId desk) {
        ObjectNode answer = JsonNodes.object();
        QueuedTicket ticket = found;
        if (ticket != null && !look) {
            boolean isHere = ticket.state() == TicketState.CALLED && ticket.isAt(desk);
            boolean isBack = ticket.state() == TicketState.NO_SHOW;
            if (isHere || isBack) {
                QueuedTicket before = ticket;
                QueueResult result =
                        watch.shielded(
                                () ->
                                        isHere
                                                ? queue.serve(before.id(), desk)
                                                : queue.returnByScan(before.id()));
                if (result instanceof QueueResult.Ok ok) {
                    ticket = ok.ticket();
                    answer.put("did", isHere ? "serve" : "return");
                }
            }
        }
        if (ticket != null) {
            answer.set("ticket", json.ticket(ticket));
        }
        if (sheet != null) {
            answer.set("sheet", sheet);
        }
        return Reply.json(answer);
    }

    /// `POST /api/collect` with `token` or `code`: the code of a paper that was collected, and
    /// whether it is a ticket of today.
    Reply collect(Map<String, String> form) throws RefusedException {
        String token = form.getOrDefault("token", "");
        if (!token.isEmpty()) {
            return collected(token);
        }
        return collected(typed(form).code(), true);
    }

    /// The code of a token, scanned or from a photo, for collecting.
    Reply collected(String text) throws RefusedException {
        TicketToken token = checked(text).token();
        return collected(token.code(), queued(token).isPresent());
    }

    private static Reply collected(TicketCode code, boolean known) {
        return Reply.json(JsonNodes.object().put("code", code.toString()).put("known", known));
    }

    private CheckedToken checked(String text) throws RefusedException {
        try {
            return codec.decode(text.strip(), keys.get(), clock.instant(), clock.trusted());
        } catch (TokenException e) {
            throw new RefusedException(
                    Reply.UNREADABLE,
                    "token-" + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private Optional<QueuedTicket> queued(TicketToken token) {
        return queue.find(token.code(), token.issuedAt())
                .filter(ticket -> ticket.id().terminal().equals(token.terminalId()));
    }

    static TicketCode code(String text) throws RefusedException {
        try {
            return TicketCode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reply.BAD_REQUEST, "code");
        }
    }
}
