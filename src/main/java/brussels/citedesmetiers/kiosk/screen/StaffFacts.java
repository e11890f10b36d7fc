package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the staff panel shows.
///
/// @param lines the state of each part of the terminal
/// @param pagesOrNull where the desk's pages are, or null if this terminal does not serve them
/// @param choiceOrNull what staff may decide about the day, or null if there is nothing to decide
/// @param asked what only staff can decide
/// @param devices the state of each device
/// @param faults what went wrong last, the latest first
/// @param closing how the day is being ended, in sentences; empty while it is not
public record StaffFacts(
        List<Line> lines,
        @Nullable Pages pagesOrNull,
        @Nullable DayChoice choiceOrNull,
        Asked asked,
        List<DeviceLine> devices,
        List<Line> faults,
        List<String> closing) {

    /// Nothing to show.
    public static final StaffFacts NONE = new StaffFacts(List.of(), null, null);

    /// Facts with nothing for staff to decide.
    public StaffFacts(
            List<Line> lines, @Nullable Pages pagesOrNull, @Nullable DayChoice choiceOrNull) {
        this(lines, pagesOrNull, choiceOrNull, Asked.NOTHING, List.of(), List.of(), List.of());
    }

    /// What only staff can decide.
    ///
    /// @param number whether staff must enter the number to go on with, because the disk no longer
    ///   says it
    /// @param loss whether staff must confirm that they have read of a loss of data
    public record Asked(boolean number, boolean loss) {
        static final Asked NOTHING = new Asked(false, false);
    }

    public StaffFacts {
        lines = List.copyOf(lines);
        devices = List.copyOf(devices);
        faults = List.copyOf(faults);
        closing = List.copyOf(closing);
    }

    /// Where the desk's pages are, if they are served here.
    public Optional<Pages> pages() {
        return Optional.ofNullable(pagesOrNull);
    }

    /// What staff may decide about the day.
    public Optional<DayChoice> choice() {
        return Optional.ofNullable(choiceOrNull);
    }

    /// One line of the panel.
    ///
    /// @param icon name of the drawing
    /// @param label name of the part, in the staff's language
    /// @param value its state
    /// @param warning whether staff must act
    public record Line(String icon, String label, String value, boolean warning) {}

    /// A device, and what staff can do with it.
    public record DeviceLine(Line line, List<Try> tries) {
        public DeviceLine {
            tries = List.copyOf(tries);
        }
    }

    /// Something to do with a device.
    ///
    /// @param id node id
    /// @param label in the staff's language
    public record Try(String id, String label, StaffTask task) {}

    /// The terminal's own wireless network.
    ///
    /// @param name letters without accents, digits, spaces, dots and hyphens
    /// @param key letters, digits, dots and hyphens
    /// @param address of the desk's pages in it
    public record Hotspot(String name, String key, String address) {
        /// What a phone's camera reads to join it, in the form that all of them know. Neither name
        /// nor key has a character that means something in it.
        public String toJoin() {
            return "WIFI:T:WPA;S:" + name + ";P:" + key + ";;";
        }

        /// Without the key.
        @Override
        public String toString() {
            return "Hotspot[" + name + "]";
        }
    }

    /// The desk's pages.
    ///
    /// @param addresses at least one
    /// @param fingerprint of the certificate, as browsers show it
    /// @param hotspotOrNull the network to open them in, or null if it is the house's
    public record Pages(
            List<String> addresses, String fingerprint, @Nullable Hotspot hotspotOrNull) {
        public Pages {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("pages need an address");
            }
        }
    }
}
