package brussels.citedesmetiers.kiosk.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How giving counts to the hub of the site stands, for the staff panel. A plain value.
///
/// @param joined whether any counts of this terminal go to a hub
/// @param waiting closed periods that the hub does not have
/// @param problem why the last exchange failed, or null if it did not
public record GivingStatus(boolean joined, int waiting, @Nullable GivingTrouble problem) {
    /// Nothing goes to a hub.
    public static final GivingStatus NONE = new GivingStatus(false, 0, null);

    /// Why the last exchange failed.
    public Optional<GivingTrouble> trouble() {
        return Optional.ofNullable(problem);
    }
}
