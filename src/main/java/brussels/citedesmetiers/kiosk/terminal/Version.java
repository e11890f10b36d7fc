package brussels.citedesmetiers.kiosk.terminal;

import java.util.Optional;

/// The program's own version.
final class Version {
    private Version() {}

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }
}
