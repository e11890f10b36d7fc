package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes the centre's pages with a made-up fleet, for eyes.
public final class FleetStage {
    private FleetStage() {}

    /// Writes all of them.
    ///
    /// @param args the folder
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String file : List.of("centre.css", "mark.svg")) {
            try (InputStream in = CentrePages.class.getResourceAsStream(file)) {
                if (in != null) {
                    Files.write(folder.resolve(file), in.readAllBytes());
                }
            }
        }
        CentreFixture fixture = new CentreFixture();
        try (Centre centre =
                Centre.inFolder(Files.createTempDirectory("fleet"), fixture.authority())) {
            for (String language : List.of("fr", "nl", "en")) {
                write(folder, "sign-in", language, centre, fixture.now);
            }
            fill(centre, fixture);
            for (String language : List.of("fr", "nl", "en")) {
                write(folder, "fleet", language, centre, fixture.now);
            }
        }
    }

    private static void write(Path folder, String name, String language, Centre centre, Instant now)
            throws IOException, CentreException {
        var content = YearSamples.CONTENT;
        FleetTexts texts = FleetTexts.of(content, YearSamples.ZONE, Map.of("lang", language), "");
        String page =
                name.equals("fleet")
                        ? FleetPage.fleet(
                                texts,
                                FleetTexts.languages(content),
                                centre.fleet().states(),
                                List.of(
                                        new HouseNotes.Note(
                                                texts.of("agenda", texts.moment(now), 0), false),
                                        new HouseNotes.Note(texts.of("facts.old", 12), false)),
                                now,
                                "token")
                        : FleetPage.signIn(
                                texts, FleetTexts.languages(content), texts.of("sign-in.wrong"));
        Files.writeString(
                folder.resolve(name + "-" + language + ".html"), page.replace("/static/", ""));
    }

    /// Enrols terminals of all kinds, with everything that can be wrong.
    static void fill(Centre centre, CentreFixture fixture) throws Exception {
        Heartbeat well = beat(Heartbeat.Paper.OK, false, List.of(), 0, true);
        for (String id :
                List.of("bruxelles-a", "bruxelles-b", "bruxelles-c", "formtruck-1", "matongue-a")) {
            CentreFixture.enroll(centre, new SendingTerminal(id));
        }
        SendingTerminal cloned = new SendingTerminal("anderlecht-a");
        CentreFixture.enroll(centre, cloned);
        centre.terminals()
                .enroll(
                        "formtruck-1",
                        "formtruck",
                        TerminalKind.TRUCK,
                        List.of(cloned.key.publicKey()));
        SendingTerminal sender = new SendingTerminal("bruxelles-a");
        CentreFixture.enroll(centre, sender);
        for (long day = 1; day < 326; day++) {
            CentreFixture.apply(centre, sender.day(day));
        }
        CentreFixture.apply(centre, cloned.day(1));
        CentreFixture.apply(centre, cloned.day(1, 1, 1, 9));
        CentreFixture.apply(centre, cloned.day(2, 1, 2, 7));
        CentreFixture.apply(centre, cloned.day(2, 1, 2, 9));
        centre.inbox().gone(cloned.id, 2, 2, 4);
        SendingSite site = new SendingSite();
        site.enroll(centre);
        CentreFixture.apply(centre, site.month(1, 1, 10, 120, "bruxelles-b", "bruxelles-c"));
        centre.fleet().heard("bruxelles-b", well);
        centre.fleet().heard("formtruck-1", beat(Heartbeat.Paper.LOW, true, List.of(), 12, false));
        // One terminal falls silent, and one was never heard.
        fixture.pass(Duration.ofHours(27));
        centre.fleet().heard("bruxelles-a", well);
        centre.fleet().heard("formtruck-1", beat(Heartbeat.Paper.LOW, true, List.of(), 12, false));
        centre.fleet()
                .heard(
                        cloned.id,
                        beat(Heartbeat.Paper.OUT, false, List.of("printer-cover-open"), 1, true));
        centre.terminals().revoke("matongue-a");
    }

    private static Heartbeat beat(
            Heartbeat.Paper paper, boolean held, List<String> faults, int waiting, boolean clock) {
        return new Heartbeat("1.0.0", "0123456789ab", waiting, paper, held, faults, clock);
    }
}
