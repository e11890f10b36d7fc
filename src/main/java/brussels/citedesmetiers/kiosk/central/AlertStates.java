package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Flags.Flag;
import brussels.citedesmetiers.kiosk.central.Fleet.State;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What somebody should be told about a terminal, each state under a name that does not change
/// while it lasts. Pure. The same as the notes on the fleet's page, see [FleetNotes]; what was
/// noted once and stays ends when staff mark it as seen.
final class AlertStates {
    /// The state of a terminal that nothing is heard of.
    static final String LOST = "lost";

    private AlertStates() {}

    /// The states of a terminal with their sentences.
    static Map<String, String> of(State state, FleetTexts texts) {
        Map<String, String> states = new LinkedHashMap<>();
        if (state.terminal().revoked()) {
            return states;
        }
        if (state.lost()) {
            states.put(LOST, FleetNotes.lost(state, texts));
        }
        if (FleetNotes.isCloned(state)) {
            states.put("clone", FleetNotes.clone(state, texts));
        }
        for (Flag flag : state.flags()) {
            states.putIfAbsent(
                    flag.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    FleetNotes.flag(state, flag, texts));
        }
        state.missing().stream()
                .filter(missing -> !missing.seen())
                .forEach(
                        missing ->
                                states.putIfAbsent("missing", FleetNotes.missing(missing, texts)));
        Heartbeat heartbeat = state.heartbeat();
        if (heartbeat != null) {
            heartbeat.faults().forEach(fault -> states.put("fault-" + fault, texts.fault(fault)));
            if (!heartbeat.clockTrusted()) {
                states.put("clock", texts.of("clock"));
            }
        }
        return states;
    }
}
