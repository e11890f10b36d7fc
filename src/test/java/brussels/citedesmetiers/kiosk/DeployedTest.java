package brussels.citedesmetiers.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who follows "Deploy it" to the letter ends with the user, the folders and the clock that the
/// service starts with.
class DeployedTest {
    private static String deployIt() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("## Deploy it");
        return readme.substring(from, readme.indexOf("\n## ", from + 1));
    }

    private static List<MatchResult> inUnit(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("deploy/kiosk.service")))
                .results()
                .toList();
    }

    @Test
    void commandsOfTheDeploymentUseTheFoldersOfTheService() throws IOException {
        String shell =
                deployIt()
                        .lines()
                        .filter(line -> line.contains("kiosk() {"))
                        .findFirst()
                        .orElse("");
        List<MatchResult> folders = inUnit("^Environment=(KIOSK_[A-Z]+=(/\\S+))");
        assertEquals(2, folders.size());
        for (MatchResult folder : folders) {
            assertTrue(shell.contains(folder.group(1) + " "), folder.group(1));
            assertTrue(!folder.group(2).startsWith("/opt/kiosk"), "an update would replace it");
        }
    }

    @Test
    void userOfTheServiceIsMade() throws IOException {
        String user = inUnit("^User=(.+)").getFirst().group(1);
        String groups = inUnit("^SupplementaryGroups=(.+)").getFirst().group(1);
        String made = "useradd --system --create-home --groups " + groups.replace(' ', ',');
        assertTrue(deployIt().contains(made + " " + user), made);
    }

    @Test
    void whatMakesAClockTrustedIsNamed() throws IOException {
        assertTrue(deployIt().contains(ClockTrust.SYNCHRONISED.toString()));
        assertTrue(deployIt().contains("chrony"));
    }
}
