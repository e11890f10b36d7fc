package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.report.ReportStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The centre's side of `deploy/check-report.sh`, one process for all of it: writes the reports and
/// the fleet's pages into a folder, then serves the centre itself, over HTTPS as a browser meets
/// it, with a made-up fleet. Says port and password, then answers each line on standard input with
/// one.
///
/// - `pass SECONDS`: time goes by
/// - `away`: the database goes away
public final class CentreInBrowser {
    private CentreInBrowser() {}

    /// Serves until standard input ends.
    ///
    /// @param args the folder
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        ReportStage.main(args);
        FleetStage.main(new String[] {folder.resolve("fleet").toString()});
        Path data = Files.createTempDirectory("centre");
        CentreFixture fixture = new CentreFixture();
        try (Centre centre = Centre.inFolder(data.resolve("centre"), fixture.authority())) {
            FleetStage.fill(centre, fixture);
            try (CentreServer server =
                            CentreServer.start(
                                    centre,
                                    new CentreServerAddress(0, false, List.of(), null, null),
                                    data,
                                    CentreStage.pages(centre, data));
                    BufferedReader in =
                            new BufferedReader(
                                    new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                System.out.println(server.port() + " " + CentreStage.PASSWORD);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    System.out.println(answer(centre, data, fixture, line.split(" ", -1)));
                }
            }
        }
    }

    private static String answer(Centre centre, Path data, CentreFixture fixture, String[] words)
            throws IOException {
        return switch (words[0]) {
            case "pass" -> {
                fixture.pass(Duration.ofSeconds(Long.parseLong(words[1])));
                yield "ok";
            }
            case "away" -> {
                centre.close();
                Files.move(data.resolve("centre/db"), data.resolve("away"));
                yield "ok";
            }
            default -> "what?";
        };
    }
}
