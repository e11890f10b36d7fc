package brussels.citedesmetiers.kiosk.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A bundle looked at by whoever makes or hands out bundles, who does not unpack it.
public final class BundleFile {
    /// What the names of bundles end with.
    public static final String SUFFIX = ".cdmb";

    private BundleFile() {}

    /// What it says about itself. Whether that is true is for the terminals to say.
    ///
    /// @throws BundleException if it is no bundle
    public static Manifest claimed(Path file) throws IOException, BundleException {
        try (BundleReader reader = new BundleReader(file)) {
            return reader.manifest();
        }
    }

    /// What it says about itself, once every byte has been found as the manifest says.
    ///
    /// @param trusted one of these must have signed the manifest; empty to ask nothing of who did
    /// @throws BundleException if it is no bundle, damaged, or signed by somebody else
    public static Manifest proved(Path file, List<BundleKey> trusted)
            throws IOException, BundleException {
        try (BundleReader reader = new BundleReader(file)) {
            if (!trusted.isEmpty()) {
                reader.requireSigned(trusted);
            }
            reader.readThrough();
            return reader.manifest();
        }
    }
}
