package brussels.citedesmetiers.kiosk.content;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A service, activity, body or page a visitor may be sent to.
///
/// @param icon name of the drawing beside it
/// @param webAddress an address anyone can open, or null when none has been verified
public record Recommendation(
        String id,
        String icon,
        Access access,
        Text title,
        Text summary,
        Text details,
        @Nullable String webAddress) {

    /// Whether the visitor needs an adviser before going there.
    public enum Access {
        /// Visitors can go there or click by themselves: no need to queue.
        DIRECT,
        /// A talk helps but is not needed.
        EITHER,
        /// A wrong referral costs time or rights: see an adviser first.
        ADVISER
    }

    /// The address as an optional.
    public Optional<String> address() {
        return Optional.ofNullable(webAddress);
    }
}
