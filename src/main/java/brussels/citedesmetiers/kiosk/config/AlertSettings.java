package brussels.citedesmetiers.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the centre's alerts go, as `alerts.json` in its folder says.
///
/// @param language code of the language they are written in; empty for the first
/// @param after how long something must have lasted before anybody is told
/// @param backup how old the newest backup may become before somebody is told; zero for never
/// @param pageOrNull address of the fleet's page, for whoever reads an alert
public record AlertSettings(
        String language,
        Duration after,
        Duration backup,
        @Nullable URI pageOrNull,
        @Nullable Mail mailOrNull,
        @Nullable Hook hookOrNull) {

    /// A mail server and whom it brings alerts.
    ///
    /// @param security `starttls`, `tls` or `none`
    /// @param authorityOrNull a certificate (PEM) that signed the server's, or null for those that
    ///   Java trusts
    public record Mail(
            String host,
            int port,
            String security,
            String user,
            String password,
            String from,
            List<String> to,
            @Nullable Path authorityOrNull) {
        public Mail {
            to = List.copyOf(to);
        }

        /// Tells nothing, because a log may.
        @Override
        public String toString() {
            return "Mail";
        }
    }

    /// An address that alerts are posted to.
    ///
    /// @param secret that they are signed with; empty for none
    /// @param authorityOrNull as for [Mail]
    public record Hook(URI url, String secret, @Nullable Path authorityOrNull) {
        /// Tells nothing, because a log may.
        @Override
        public String toString() {
            return "Hook";
        }
    }

    public Optional<Mail> mail() {
        return Optional.ofNullable(mailOrNull);
    }

    public Optional<Hook> hook() {
        return Optional.ofNullable(hookOrNull);
    }
}
