package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Flags.Flag;
import brussels.citedesmetiers.kiosk.central.Fleet.State;
import brussels.citedesmetiers.kiosk.central.PositionRows.Missing;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What staff should look into at a terminal, in sentences. Pure.
final class FleetNotes {
    private FleetNotes() {}

    /// All notes, the worst first; empty if nothing needs to be done.
    static List<String> of(State state, FleetTexts texts) {
        List<String> notes = new ArrayList<>();
        if (state.lost()) {
            notes.add(lost(state, texts));
        }
        if (isCloned(state)) {
            notes.add(clone(state, texts));
        }
        state.flags().forEach(flag -> notes.add(flag(state, flag, texts)));
        state.missing().stream()
                .filter(missing -> !missing.seen())
                .forEach(missing -> notes.add(missing(missing, texts)));
        Heartbeat heartbeat = state.heartbeat();
        if (heartbeat != null) {
            heartbeat.faults().forEach(fault -> notes.add(texts.fault(fault)));
            if (!heartbeat.clockTrusted()) {
                notes.add(texts.of("clock"));
            }
        }
        return notes;
    }

    /// That nothing is heard of it, and what to look at.
    static String lost(State state, FleetTexts texts) {
        boolean never = state.lastHeard() == null && state.lastBatch() == null;
        return texts.of((never ? "never" : "lost") + ofSite(state), texts.moment(state.lastSign()));
    }

    /// A memory that went back in time leads to one new epoch; two copies that are both in use keep
    /// taking each other's numbers.
    static boolean isCloned(State state) {
        return state.flags().stream()
                        .filter(flag -> flag.kind() == Flags.Kind.OTHER_BODY)
                        .map(Flag::epoch)
                        .distinct()
                        .count()
                > 1;
    }

    static String clone(State state, FleetTexts texts) {
        return texts.of("flag.clone" + ofSite(state));
    }

    /// The end of a text's key where a site has words of its own.
    private static String ofSite(State state) {
        return state.terminal().joined() ? ".site" : "";
    }

    static String flag(State state, Flag flag, FleetTexts texts) {
        String noted = texts.moment(flag.noted());
        return switch (flag.kind()) {
            case OTHER_BODY -> texts.of("flag.other-body", noted, flag.epoch() + "/" + flag.seq());
            case NEW_EPOCH -> texts.of("flag.new-epoch" + ofSite(state), noted, flag.detail());
            case UNKNOWN_CODE -> texts.of("flag.unknown-code", noted, flag.detail());
        };
    }

    /// Whether some notes stay until staff mark them as seen.
    static boolean canBeSeen(State state) {
        return state.flags().stream().anyMatch(flag -> flag.kind().stays())
                || state.missing().stream().anyMatch(missing -> !missing.seen());
    }

    static String missing(Missing missing, FleetTexts texts) {
        LocalDate from = missing.fromDay();
        LocalDate through = missing.throughDay();
        if (from != null && through != null) {
            return texts.of("missing.days", texts.day(from), texts.day(through));
        }
        if (from != null) {
            return texts.of("missing.from", texts.day(from));
        }
        return through == null
                ? texts.of("missing.unknown")
                : texts.of("missing.until", texts.day(through));
    }
}
