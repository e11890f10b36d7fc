package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.nio.file.Path;
import java.util.Arrays;

/// The centre's pages for tests: the shipped words, one password, and no slow hash.
final class CentreStage {
    static final String PASSWORD = "correct horse battery";

    private CentreStage() {}

    static CentrePages pages(Centre centre, Path folder) {
        Secret password =
                new Secret() {
                    @Override
                    public Match compare(char[] tried) {
                        return Arrays.equals(tried, PASSWORD.toCharArray())
                                ? Match.RIGHT
                                : Match.WRONG;
                    }

                    @Override
                    public String stamp() {
                        return "stamp";
                    }
                };
        return new CentrePages(
                centre,
                new CentrePages.PageSettings(
                        YearSamples.CONTENT,
                        YearSamples.settings(5),
                        new PinGate(password),
                        folder));
    }
}
