package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Channel;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Reason;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Numbers for people who cannot or will not use a terminal: from the same numbers, in the same log
/// and under the same rules as those of the terminals, printed on any printer of the site or called
/// without paper. Thread-safe.
final class Reception {
    private static final String ON = "1";

    private final AdviserQueue queue;
    private final QueueJson json;
    private final DeskTexts texts;
    private final SlipTokens tokens;
    private final SlipsOfSite slips;
    private final Watch watch;

    Reception(
            AdviserQueue queue,
            QueueJson json,
            DeskTexts texts,
            SlipTokens tokens,
            SlipsOfSite slips,
            Watch watch) {
        this.queue = queue;
        this.json = json;
        this.texts = texts;
        this.tokens = tokens;
        this.slips = slips;
        this.watch = watch;
    }

    /// `POST /api/reception` with `service`, `language`, `priority` if the visitor is to be called
    /// first, and `printer` unless the number is only told.
    Reply give(Map<String, String> form, DeskId desk) throws RefusedException {
        String language = form.getOrDefault("language", "");
        if (!texts.speaks(language)) {
            throw new RefusedException(Reply.BAD_REQUEST, "language");
        }
        ServiceId service = service(form.getOrDefault("service", ""));
        boolean priority = form.getOrDefault("priority", "").equals(ON);
        String printer = printer(form.getOrDefault("printer", ""));
        QueueResult given = watch.shielded(() -> give(service, language, priority, desk));
        return switch (given) {
            case QueueResult.Ok ok -> given(ok, printer);
            case QueueResult.Refused(Refusal why) ->
                    Reply.json(Reply.CONFLICT, Commands.refusal(why));
        };
    }

    private QueueResult give(ServiceId service, String language, boolean priority, DeskId desk) {
        QueueResult given = queue.issue(service, language, Channel.RECEPTION);
        if (!(given instanceof QueueResult.Ok ok) || !priority) {
            return given;
        }
        // A desk may have called it already: then it needs no priority, but its number is said.
        QueueResult first = queue.prioritise(ok.ticket().id(), desk, Reason.HARD_TO_WAIT);
        return first instanceof QueueResult.Ok ? first : given;
    }

    private ServiceId service(String id) throws RefusedException {
        return queue.plan().services().stream()
                .map(Service::id)
                .filter(service -> service.value().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Reply.BAD_REQUEST, "unknown-service"));
    }

    /// A printer that a form names, or nothing for a number that is only told.
    String printer(String terminal) throws RefusedException {
        boolean known =
                terminal.isEmpty()
                        || slips.places().stream()
                                .anyMatch(place -> place.terminal().equals(terminal));
        if (!known) {
            throw new RefusedException(Reply.BAD_REQUEST, "printer");
        }
        return terminal;
    }

    /// The answer for a ticket that was given, and its paper if one is wanted.
    Reply given(QueueResult.Ok ok, String printer) {
        ObjectNode answer = JsonNodes.object().put("committed", ok.committed());
        answer.set("ticket", json.ticket(ok.ticket()));
        if (!printer.isEmpty()) {
            QueuedTicket ticket = ok.ticket();
            String token = tokens.of(ticket);
            answer.put(
                    "slip",
                    slips.print(
                            printer,
                            id ->
                                    new NumberSlip(
                                            id,
                                            ticket.code(),
                                            ticket.language(),
                                            token,
                                            ticket.printed())));
        }
        return Reply.json(answer);
    }

    /// `GET /api/printers`: the terminals of the site that a number can be printed at.
    Reply printers() {
        ArrayNode list = JsonNodes.array();
        for (SlipsOfSite.Place place : slips.places()) {
            list.addObject().put("terminal", place.terminal()).put("ready", place.ready());
        }
        return Reply.json(JsonNodes.object().set("printers", list));
    }

    /// `GET /api/slip?id=…`: whether a slip came out.
    Reply slip(Map<String, String> query) throws RefusedException {
        long id =
                Optional.of(query.getOrDefault("id", ""))
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .orElseThrow(() -> new RefusedException(Reply.BAD_REQUEST, "form"));
        String state = slips.state(id).name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Reply.json(JsonNodes.object().put("state", state));
    }
}
