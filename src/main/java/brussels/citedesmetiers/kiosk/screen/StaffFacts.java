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
public record StaffFacts(
        List<Line> lines, @Nullable Pages pagesOrNull, @Nullable DayChoice choiceOrNull) {

    /// Nothing to say.
    public static final StaffFacts NONE = new StaffFacts(List.of(), null, null);

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
