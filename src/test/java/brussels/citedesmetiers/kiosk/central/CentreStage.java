package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.report.YearSamples;
import brussels.citedesmetiers.kiosk.web.PinCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;

/// The centre's pages for tests: the shipped words, one password, and no slow hash.
final class CentreStage {
    static final String PASSWORD = "correct horse battery";

    private CentreStage() {}

    /// As behind a proxy.
    static CentrePages pages(Centre centre, Path folder) {
        return pages(centre, folder, true);
    }

    static CentrePages pages(Centre centre, Path folder, boolean behindProxy) {
        PinCheck password =
                new PinCheck() {
                    @Override
                    public Answer check(char[] tried) {
                        return Arrays.equals(tried, PASSWORD.toCharArray())
                                ? Answer.RIGHT
                                : Answer.WRONG;
                    }

                    @Override
                    public Duration lockedFor() {
                        return Duration.ZERO;
                    }

                    @Override
                    public String stamp() {
                        return "stamp";
                    }
                };
        return new CentrePages(
                centre,
                new CentrePages.Parts(
                        YearSamples.CONTENT,
                        YearSamples.settings(5),
                        password,
                        ZoneOffset.UTC,
                        folder,
                        behindProxy,
                        System::nanoTime));
    }
}
