package brussels.citedesmetiers.kiosk.sync;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How giving counts to the hub of the site stands, for the staff panel. A plain value.
///
/// @param joined whether any counts of this terminal go to a hub
/// @param waiting closed periods that the hub does not have
/// @param through the day through which the hub has said that it has them, or null if it has not
/// @param problem why the last exchange failed, or null if it did not
public record GivingStatus(
        boolean joined, int waiting, @Nullable LocalDate through, @Nullable GivingTrouble problem) {
    /// Nothing goes to a hub.
    public static final GivingStatus NONE = new GivingStatus(false, 0, null, null);

    /// The day through which the hub has the counts of this terminal, as far as it has said.
    public Optional<LocalDate> givenThrough() {
        return Optional.ofNullable(through);
    }

    /// Why the last exchange failed.
    public Optional<GivingTrouble> trouble() {
        return Optional.ofNullable(problem);
    }
}
