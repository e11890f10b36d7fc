package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueueView;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The day's appointments: their list, and who has come. Thread-safe.
final class Appointments {
    /// The longest list in bytes.
    static final int MOST_BYTES = 64 * 1024;

    private static final int FAULTS_NAMED = 5;

    private final AdviserQueue queue;
    private final DeskTexts texts;
    private final Reception reception;
    private final Watch watch;

    Appointments(AdviserQueue queue, DeskTexts texts, Reception reception, Watch watch) {
        this.queue = queue;
        this.texts = texts;
        this.reception = reception;
        this.watch = watch;
    }

    /// `POST /api/appointments` with a list as CSV; see [AppointmentList].
    Reply take(byte[] body, DeskId desk) {
        AppointmentList list =
                new AppointmentList(queue.view().day(), queue.plan().services(), texts::allNames);
        List<Appointment> read = list.of(new String(body, StandardCharsets.UTF_8));
        if (!list.faults().isEmpty() || read.isEmpty()) {
            ObjectNode refused = JsonNodes.object().put("refused", "list");
            ArrayNode faults = refused.putArray("faults");
            list.faults().stream()
                    .limit(FAULTS_NAMED)
                    .forEach(
                            fault ->
                                    faults.addObject()
                                            .put("line", fault.line())
                                            .put("column", fault.column())
                                            .put("value", fault.value()));
            return Reply.json(Reply.BAD_REQUEST, refused);
        }
        boolean committed = watch.shielded(() -> queue.schedule(read, desk));
        return Reply.json(JsonNodes.object().put("committed", committed).put("taken", read.size()));
    }

    /// `POST /api/appointments/clear`: takes everybody off today's list who has not come.
    Reply clear(DeskId desk) {
        List<Appointment> left =
                queue.view().appointments().stream()
                        .filter(one -> one.ticket().isEmpty())
                        .map(QueueView.AppointmentView::appointment)
                        .toList();
        boolean committed = watch.shielded(() -> queue.unschedule(left, desk));
        return Reply.json(JsonNodes.object().put("committed", committed).put("taken", left.size()));
    }

    /// `POST /api/arrive` with `code`, `language`, and `printer` unless the number is only told.
    Reply arrive(Map<String, String> form) throws RefusedException {
        String code = Appointment.plain(form.getOrDefault("code", ""));
        String language = form.getOrDefault("language", "");
        if (!texts.speaks(language)) {
            throw new RefusedException(Reply.BAD_REQUEST, "language");
        }
        String printer = reception.printer(form.getOrDefault("printer", ""));
        return switch (watch.shielded(() -> queue.arrive(code, language))) {
            case QueueResult.Ok ok -> reception.given(ok, printer);
            case QueueResult.Refused(Refusal why) ->
                    Reply.json(Reply.CONFLICT, Commands.refusal(why));
        };
    }
}
