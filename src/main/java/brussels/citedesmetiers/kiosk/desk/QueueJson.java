package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.QueueView;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TeamEntry;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The queue as sent to the pages. Times are in milliseconds since 1970 by the hub's clock. The
/// board gets codes, services and waits; only the console learns what can be done with a ticket.
final class QueueJson {
    private static final Pattern ID = Pattern.compile("(.{1,40})/([0-9]{1,18})");
    private static final Comparator<QueuedTicket> IN_LINE =
            Comparator.comparing((QueuedTicket t) -> !t.priority())
                    .thenComparing(QueuedTicket::place)
                    .thenComparing(QueuedTicket::id);

    private final DeskPlan plan;
    private final DeskTexts texts;

    QueueJson(DeskPlan plan, DeskTexts texts) {
        this.plan = plan;
        this.texts = texts;
    }

    /// A ticket's id as the pages send it back.
    static Optional<TicketId> id(String text) {
        Matcher m = ID.matcher(text);
        if (!m.matches() || m.group(1).isBlank()) {
            return Optional.empty();
        }
        long serial = Long.parseLong(m.group(2));
        return serial < 1 ? Optional.empty() : Optional.of(new TicketId(m.group(1), serial));
    }

    /// The state that consoles follow.
    ///
    /// @param advisers who has a console open at a desk
    ObjectNode console(QueueView view, boolean clockTrusted, Advisers advisers) {
        ObjectNode json = JsonNodes.object();
        json.put("ready", view.ready()).put("clockTrusted", clockTrusted);
        ArrayNode services = json.putArray("services");
        view.services().forEach(service -> services.add(service(service)));
        ArrayNode waiting = json.putArray("waiting");
        view.services().stream()
                .flatMap(service -> service.waiting().stream())
                .sorted(
                        Comparator.comparing((QueuedTicket t) -> !t.isReady(view.at().at()))
                                .thenComparing(IN_LINE))
                .forEach(ticket -> waiting.add(ticket(ticket)));
        json.set("parked", tickets(view.parked()));
        json.set("noShows", tickets(view.noShows()));
        json.set("ended", tickets(view.ended()));
        ArrayNode desks = json.putArray("desks");
        for (QueueView.DeskView desk : view.desks()) {
            ObjectNode one = desks.addObject().put("desk", desk.desk().id().number());
            one.put("open", desk.open()).put("advisers", advisers.at(desk.desk().id()));
            ArrayNode names = one.putArray("names");
            advisers.names(desk.desk().id()).forEach(names::add);
            ArrayNode has = one.putArray("services");
            desk.desk().services().forEach(service -> has.add(service.value()));
            ArrayNode speaks = one.putArray("languages");
            desk.desk().languages().forEach(speaks::add);
            desk.rest()
                    .ifPresent(
                            rest ->
                                    one.put("restSince", rest.when().at().toEpochMilli())
                                            .put("restUntil", rest.until().toEpochMilli()));
            desk.ticket().ifPresent(ticket -> one.set("ticket", ticket(ticket)));
        }
        json.set("counts", counts(view.counts()));
        json.set("team", team(view));
        json.set("appointments", appointments(view));
        return json;
    }

    private static ArrayNode appointments(QueueView view) {
        ArrayNode json = JsonNodes.array();
        for (QueueView.AppointmentView one : view.appointments()) {
            ObjectNode row =
                    json.addObject()
                            .put("code", one.appointment().code())
                            .put("at", one.appointment().at().toString())
                            .put("service", one.appointment().service().value());
            one.ticket()
                    .ifPresent(
                            ticket ->
                                    row.put("ticket", ticket.code().toString())
                                            .put("state", ticket.state().name()));
        }
        return json;
    }

    /// What the team decided, with what it needs to be shown and taken back.
    private static ArrayNode team(QueueView view) {
        ArrayNode json = JsonNodes.array();
        for (TeamEntry entry : view.team()) {
            ObjectNode one =
                    json.addObject()
                            .put("kind", entry.order().kind())
                            .put("subject", entry.order().subject())
                            .put("until", entry.until().toEpochMilli())
                            .put("since", entry.when().at().toEpochMilli())
                            .put("by", entry.desk().number());
            switch (entry.order()) {
                case TeamOrder.CloseEarly(var _, var at) -> one.put("at", at.toString());
                case TeamOrder.Tell said -> one.set("texts", texts(said));
                case TeamOrder.CloseDay _, TeamOrder.ChangeDesk _, TeamOrder.Rest _ -> {}
            }
        }
        return json;
    }

    private static ObjectNode texts(TeamOrder.Tell said) {
        ObjectNode json = JsonNodes.object();
        new TreeMap<>(said.texts()).forEach(json::put);
        return json;
    }

    private static ObjectNode service(QueueView.ServiceView view) {
        ObjectNode json = named(view.service());
        json.put("waiting", view.waiting().size()).put("openDesks", view.openDesks());
        json.put("givesTickets", view.noTicketOrNull() == null);
        view.pausedUntil().ifPresent(until -> json.put("pausedUntil", until.toEpochMilli()));
        estimate(json, view.estimate());
        return json;
    }

    private static ObjectNode named(Service service) {
        return JsonNodes.object()
                .put("id", service.id().value())
                .put("letter", String.valueOf(service.letter()));
    }

    private static void estimate(ObjectNode json, WaitEstimate estimate) {
        switch (estimate) {
            case WaitEstimate.Between(int _, int from, int to) ->
                    json.put("from", from).put("to", to);
            case WaitEstimate.Free() -> json.put("from", 0).put("to", 0);
            case WaitEstimate.Unknown _ -> json.putNull("from");
        }
    }

    private ArrayNode tickets(List<QueuedTicket> tickets) {
        ArrayNode json = JsonNodes.array();
        tickets.forEach(ticket -> json.add(ticket(ticket)));
        return json;
    }

    /// A ticket for the console.
    ObjectNode ticket(QueuedTicket ticket) {
        ObjectNode json =
                JsonNodes.object()
                        .put("id", ticket.id().toString())
                        .put("code", ticket.code().toString())
                        .put("service", ticket.service().value())
                        .put("letter", letter(ticket.service()))
                        .put("language", ticket.language())
                        .put("issued", ticket.issued().at().toEpochMilli())
                        .put("since", ticket.since().at().toEpochMilli())
                        .put("state", ticket.state().name())
                        .put("priority", ticket.priority())
                        .put("calls", ticket.calls())
                        .put("steps", ticket.steps())
                        .put("transferred", transferred(ticket))
                        .put("channel", ticket.channel().name())
                        .put("place", ticket.place().toEpochMilli());
        ticket.desk().ifPresent(desk -> json.put("desk", desk.number()));
        ticket.keptFor().ifPresent(desk -> json.put("keptFor", desk.number()));
        ticket.called()
                .ifPresent(
                        called -> {
                            long recall = plan.rules().recallAfter().toMillis();
                            json.put("called", called.at().toEpochMilli());
                            json.put("recallFrom", called.at().toEpochMilli() + recall);
                        });
        return json;
    }

    private boolean transferred(QueuedTicket ticket) {
        return plan.serviceOf(ticket.code().theme())
                .map(service -> !service.id().equals(ticket.service()))
                .orElse(true);
    }

    private String letter(ServiceId id) {
        return plan.service(id).map(s -> String.valueOf(s.letter())).orElse("");
    }

    private static ObjectNode counts(QueueView.Counts counts) {
        return JsonNodes.object()
                .put("issued", counts.issued())
                .put("waiting", counts.waiting())
                .put("called", counts.called())
                .put("serving", counts.serving())
                .put("parked", counts.parked())
                .put("done", counts.done())
                .put("noShows", counts.noShows())
                .put("cancelled", counts.cancelled());
    }

    /// The name of a call on the board.
    static String callId(QueueView.Call call) {
        return call.code() + "." + call.times();
    }

    /// The state that boards follow: only codes.
    ObjectNode board(QueueView view) {
        ObjectNode json = JsonNodes.object();
        ArrayNode calls = json.putArray("calls");
        for (QueueView.Call call : view.calls()) {
            calls.addObject()
                    .put("id", callId(call))
                    .put("code", call.code().toString())
                    .put("letter", letter(call.service()))
                    .put("desk", call.desk().number())
                    .put("language", call.language())
                    .put("voices", CallSpeech.languages(call.language()).size())
                    .put("invite", texts.wall("invite", call.language(), call.desk().number()))
                    .put("at", call.when().at().toEpochMilli());
        }
        ArrayNode waits = json.putArray("waits");
        view.services().stream()
                .filter(service -> service.estimate() instanceof WaitEstimate.Between)
                .forEach(
                        service -> {
                            ObjectNode one = named(service.service());
                            estimate(one, service.estimate());
                            waits.add(one);
                        });
        view.message().ifPresent(said -> json.set("message", texts(said)));
        return json;
    }
}
