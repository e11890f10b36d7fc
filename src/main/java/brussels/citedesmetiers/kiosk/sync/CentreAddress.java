package brussels.citedesmetiers.kiosk.sync;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the centre is and how this terminal recognises it: the `centre` of `terminal.json`.
///
/// @param url `https`, or `http` to this machine itself; without query or fragment
/// @param tokenFile contains the token by which the centre knows the terminal
/// @param publicKeyText the key the centre signs receipts with, or null if only the connection
///   vouches for them
/// @param certificate SHA-256 of the centre's own certificate as 64 hexadecimal digits, or null for
///   one from an authority that the system trusts
public record CentreAddress(
        URI url, Path tokenFile, @Nullable String publicKeyText, @Nullable String certificate) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]");
    private static final String SITE_TOKEN = "centre.token";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    public CentreAddress {
        if (!isUsable(url)
                || (certificate != null && !FINGERPRINT.matcher(certificate).matches())) {
            throw new IllegalArgumentException("not the address of a centre: " + url);
        }
        if (publicKeyText != null) {
            CentreKey.of(publicKeyText);
        }
    }

    /// The same with its token file in this data folder, unless its path is absolute.
    public CentreAddress in(Path dataFolder) {
        return new CentreAddress(url, dataFolder.resolve(tokenFile), publicKeyText, certificate);
    }

    /// The same for the site whose hub this is, with the site's own token in this folder.
    public CentreAddress ofSite(Path folder) {
        return new CentreAddress(url, folder.resolve(SITE_TOKEN), publicKeyText, certificate);
    }

    /// Whether a centre may be contacted at this address.
    public static boolean isUsable(URI url) {
        String scheme = url.getScheme();
        String host = url.getHost();
        return scheme != null
                && host != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null
                && (scheme.equals("https")
                        || (scheme.equals("http") && LOOPBACK.matcher(host).matches()));
    }

    /// Whether receipts can be checked with this key.
    public static boolean isKey(String text) {
        try {
            CentreKey.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The key the centre signs receipts with, if it is known here.
    public Optional<CentreKey> publicKey() {
        return Optional.ofNullable(publicKeyText).map(CentreKey::of);
    }

    /// The pinned certificate, if there is one.
    Optional<String> pinned() {
        return Optional.ofNullable(certificate);
    }
}
