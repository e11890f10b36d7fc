package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.EntryKind;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.Reason;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The ticket actions of an adviser, received as forms from the console. Thread-safe.
final class Commands {
    /// No id of a service begins like this.
    private static final String TO_DESK = "desk:";

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,24}");

    private final AdviserQueue queue;
    private final QueueJson json;
    private final Watch watch;

    Commands(AdviserQueue queue, QueueJson json, Watch watch) {
        this.queue = queue;
        this.json = json;
        this.watch = watch;
    }

    /// The desk of a session or form, if the plan has it.
    static Optional<DeskId> desk(AdviserQueue queue, String text) {
        if (!text.matches("[1-9][0-9]?")) {
            return Optional.empty();
        }
        DeskId id = new DeskId(Integer.parseInt(text));
        return queue.plan().desk(id).map(desk -> id);
    }

    /// The reasons staff can give, by action.
    static ObjectNode reasons() {
        ObjectNode reasons = JsonNodes.object();
        put(reasons.putArray("transfer"), EntryKind.TRANSFERRED);
        put(reasons.putArray("priority"), EntryKind.PRIORITY);
        put(reasons.putArray("cancel"), EntryKind.CANCELLED);
        return reasons;
    }

    private static void put(ArrayNode list, EntryKind kind) {
        Reason.forStaff(kind).forEach(reason -> list.add(reason.name()));
    }

    /// `POST /api/next`.
    Reply next(DeskId desk) {
        return run(() -> queue.callNext(desk));
    }

    /// `POST /api/act` with `action`, `ticket`, and `to` (a service, or `desk:` and a number) and
    /// `reason` where needed.
    Reply act(Map<String, String> form, DeskId desk) throws RefusedException {
        TicketId ticket =
                QueueJson.id(form.getOrDefault("ticket", ""))
                        .orElseThrow(() -> new RefusedException(Reply.BAD_REQUEST, "ticket"));
        return switch (form.getOrDefault("action", "")) {
            case "call" -> run(() -> queue.call(ticket, desk));
            case "recall" -> run(() -> queue.recall(ticket, desk));
            case "serve" -> run(() -> queue.serve(ticket, desk));
            case "done" -> run(() -> queue.done(ticket, desk));
            case "no-show" -> run(() -> queue.noShow(ticket, desk));
            case "park" -> run(() -> queue.park(ticket, desk));
            case "unpark" -> run(() -> queue.unpark(ticket, desk));
            case "undo" -> run(() -> queue.undo(ticket, desk));
            case "reopen" -> run(() -> queue.reopen(ticket, desk));
            case "return" -> run(() -> queue.returnByScan(ticket));
            case "no-priority" -> run(() -> queue.withdrawPriority(ticket, desk));
            case "priority" -> {
                Reason reason = reason(form, EntryKind.PRIORITY);
                yield run(() -> queue.prioritise(ticket, desk, reason));
            }
            case "cancel" -> {
                Reason reason = reason(form, EntryKind.CANCELLED);
                yield run(() -> queue.cancel(ticket, desk, reason));
            }
            case "transfer" -> {
                Reason reason = reason(form, EntryKind.TRANSFERRED);
                Optional<DeskId> other = otherDesk(form);
                if (other.isPresent()) {
                    yield run(() -> queue.transfer(ticket, desk, other.get(), reason));
                }
                ServiceId to = service(form);
                yield run(() -> queue.transfer(ticket, desk, to, reason));
            }
            default -> throw new RefusedException(Reply.BAD_REQUEST, "action");
        };
    }

    private static Reason reason(Map<String, String> form, EntryKind kind) throws RefusedException {
        String name = form.getOrDefault("reason", "");
        return Reason.forStaff(kind).stream()
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Reply.BAD_REQUEST, "reason"));
    }

    private Optional<DeskId> otherDesk(Map<String, String> form) throws RefusedException {
        String to = form.getOrDefault("to", "");
        if (!to.startsWith(TO_DESK)) {
            return Optional.empty();
        }
        Optional<DeskId> desk = desk(queue, to.substring(TO_DESK.length()));
        if (desk.isEmpty()) {
            throw new RefusedException(Reply.BAD_REQUEST, "desk");
        }
        return desk;
    }

    private static ServiceId service(Map<String, String> form) throws RefusedException {
        String id = form.getOrDefault("to", "");
        if (!SERVICE.matcher(id).matches()) {
            throw new RefusedException(Reply.BAD_REQUEST, "service");
        }
        try {
            return new ServiceId(id);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reply.BAD_REQUEST, "service");
        }
    }

    private Reply run(Supplier<QueueResult> command) {
        return switch (watch.shielded(command)) {
            case QueueResult.Ok ok ->
                    Reply.json(
                            JsonNodes.object()
                                    .put("committed", ok.committed())
                                    .set("ticket", json.ticket(ok.ticket())));
            case QueueResult.Refused(Refusal why) -> Reply.json(Reply.CONFLICT, refusal(why));
        };
    }

    /// A refusal as a code and at most one detail.
    static ObjectNode refusal(Refusal why) {
        ObjectNode json = JsonNodes.object();
        return switch (why) {
            case Refusal.NothingWaiting() -> json.put("refused", "nothing-waiting");
            case Refusal.UnknownTicket() -> json.put("refused", "unknown-ticket");
            case Refusal.UnknownDesk() -> json.put("refused", "unknown-desk");
            case Refusal.UnknownService() -> json.put("refused", "unknown-service");
            case Refusal.WrongState(var state) ->
                    json.put("refused", "wrong-state").put("state", state.name());
            case Refusal.OtherDesk(DeskId desk) ->
                    json.put("refused", "other-desk").put("detail", desk.toString());
            case Refusal.DeskBusy(var code) ->
                    json.put("refused", "desk-busy").put("detail", code.toString());
            case Refusal.TooLateToUndo() -> json.put("refused", "too-late-to-undo");
            case Refusal.TooEarly(long left) ->
                    json.put("refused", "too-early").put("detail", String.valueOf(left));
            case Refusal.NotServedHere(ServiceId service) ->
                    json.put("refused", "not-served-here").put("detail", service.value());
            case Refusal.AnotherIsDue(var code) ->
                    json.put("refused", "another-is-due").put("detail", code.toString());
            case Refusal.SameService() -> json.put("refused", "same-service");
            case Refusal.SameDesk() -> json.put("refused", "same-desk");
            case Refusal.UnknownAppointment() -> json.put("refused", "unknown-appointment");
            case Refusal.AlreadyHere(var code, _) ->
                    json.put("refused", "already-here").put("detail", code.toString());
            case Refusal.NobodyServes(ServiceId service) ->
                    json.put("refused", "nobody-serves").put("detail", service.value());
            case Refusal.WrongReason(var reason) ->
                    json.put("refused", "wrong-reason").put("detail", reason.name());
            case Refusal.Closed _ -> json.put("refused", "closed");
            case Refusal.TooLate _ -> json.put("refused", "too-late");
            case Refusal.Full _ -> json.put("refused", "full");
            case Refusal.NoNumber _ -> json.put("refused", "no-number");
        };
    }
}
