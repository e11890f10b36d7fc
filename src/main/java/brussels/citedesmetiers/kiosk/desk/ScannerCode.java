package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The code that staff scan to test their scanner: every character that a ticket's code can
/// contain, after its own prefix, so that it is never mistaken for a ticket.
final class ScannerCode {
    /// Never used as a version of tickets.
    static final String PREFIX = "CDM0:";

    static final String TEXT = PREFIX + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:.";

    private ScannerCode() {}

    /// `GET /api/scanner-code`: the text, and its code as rows of `0` (light) and `1`.
    static Reply reply() {
        QrCode code = QrCode.of(TEXT);
        ObjectNode json = JsonNodes.object().put("text", TEXT);
        ArrayNode rows = json.putArray("rows");
        for (int y = 0; y < code.size(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < code.size(); x++) {
                row.append(code.isDark(x, y) ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return Reply.json(json);
    }
}
