package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How this terminal is, as JSON for the staff's pages, where programs that watch a house can read
/// it too. It stays on the site: the centre gets only what its heartbeat says. Any thread.
final class Health {
    private final String id;
    private volatile @Nullable Watched watched;

    private record Watched(Machinery machinery, Devices devices, StaffLines staff) {}

    /// @param id of the terminal
    Health(String id) {
        this.id = id;
    }

    /// Says of what from now on.
    void watch(Machinery machinery, Devices devices, StaffLines staff) {
        watched = new Watched(machinery, devices, staff);
    }

    /// Everything that is known now.
    String json() {
        ObjectNode json = JsonNodes.object().put("terminal", id).put("version", Version.text());
        Watched of = watched;
        if (of == null) {
            return json.toString();
        }
        json.put("light", of.devices().signalName());
        printers(of.machinery(), json.putArray("printers"));
        ObjectNode devices = json.putObject("devices");
        of.devices()
                .states()
                .forEach((device, state) -> devices.put(device.setting(), word(state)));
        ArrayNode faults = json.putArray("faults");
        PresentFaults.now(of.machinery(), of.devices()).forEach(faults::add);
        ArrayNode last = json.putArray("lastFaults");
        for (FaultLog.Entry entry : of.staff().lastFaults()) {
            last.addObject().put("at", entry.at().toString()).put("code", entry.code());
        }
        of.machinery()
                .queueSide()
                .map(QueueSide::state)
                .ifPresent(state -> json.put("queue", word(state.getClass().getSimpleName())));
        of.machinery()
                .syncStatus()
                .ifPresent(_ -> json.put("batchesWaiting", of.machinery().waiting()));
        return json.toString();
    }

    private static void printers(Machinery machinery, ArrayNode printers) {
        for (Printers.Known known : machinery.printers().known()) {
            printers.addObject()
                    .put("name", known.printer().name())
                    .put("address", known.printer().address())
                    .put("state", word(known.state()))
                    .put("paperUsedMm", known.paper().usedMm())
                    .put("ticketsLeft", known.paper().ticketsLeft());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
