package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.counts.DayChoice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the staff panel shows.
///
/// @param lines how each part is
/// @param pagesOrNull where the desk's pages are, or null if not here
/// @param choiceOrNull what staff may say of the day, or null if there is nothing to say
/// @param asked what only staff can settle
public record StaffFacts(
        List<Line> lines,
        @Nullable Pages pagesOrNull,
        @Nullable DayChoice choiceOrNull,
        Asked asked) {

    /// Nothing to say.
    public static final StaffFacts NONE = new StaffFacts(List.of(), null, null);

    /// With nothing that only staff can settle.
    public StaffFacts(
            List<Line> lines, @Nullable Pages pagesOrNull, @Nullable DayChoice choiceOrNull) {
        this(lines, pagesOrNull, choiceOrNull, Asked.NOTHING);
    }

    /// What only staff can settle.
    ///
    /// @param number at which to go on, after nothing on the disk says it
    /// @param loss that was told, to be confirmed as known
    public record Asked(boolean number, boolean loss) {
        static final Asked NOTHING = new Asked(false, false);
    }

    public StaffFacts {
        lines = List.copyOf(lines);
    }

    /// Where the desk's pages are, if they are served here.
    public Optional<Pages> pages() {
        return Optional.ofNullable(pagesOrNull);
    }

    /// What staff may say of the day.
    public Optional<DayChoice> choice() {
        return Optional.ofNullable(choiceOrNull);
    }

    /// One line.
    ///
    /// @param icon name of the drawing
    /// @param label what it is about, in the staff's language
    /// @param value how it is
    /// @param warning whether staff must act
    public record Line(String icon, String label, String value, boolean warning) {}

    /// The desk's pages.
    ///
    /// @param addresses at least one
    /// @param fingerprint of the certificate, as browsers show it
    public record Pages(List<String> addresses, String fingerprint) {
        public Pages {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("pages need an address");
            }
        }
    }
}
