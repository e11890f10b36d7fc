package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A voice that is missing takes "listen" away and stands on the staff panel; the visit goes on.
class VoiceFaultTest {
    @TempDir Path data;
    @TempDir Path folder;

    private static List<StaffFacts.Line> voiceLines(Bench bench) throws Exception {
        return Frames.call(
                () -> {
                    Language english = bench.visits().content().language("en").orElseThrow();
                    return bench.terminal().staff().in(english).lines().stream()
                            .filter(line -> line.label().equals(english.text("staff.voice")))
                            .toList();
                });
    }

    @Test
    void kioskGoesOnWithoutItsVoiceAndStaffAreTold() throws Exception {
        Path engine = folder.resolve("engine");
        try (Bench bench = Bench.open(data, null)) {
            bench.terminal()
                    .speaking()
                    .speakBy(
                            report ->
                                    Speaking.voice(
                                            new TerminalSettings.Speech(
                                                    List.of(engine.toString()),
                                                    List.of("cat"),
                                                    List.of()),
                                            Pronunciation.NONE,
                                            report));
            bench.await("everything to be up", VisitLoop::atRest);
            bench.play("tap language-fr", "expect listen");
            assertEquals(List.of(), voiceLines(bench));
            bench.play("tap listen");
            bench.await("\"listen\" to be gone", visits -> !visits.surroundings().speaks());
            List<StaffFacts.Line> lines = voiceLines(bench);
            assertEquals(1, lines.size());
            assertTrue(lines.getFirst().value().contains("espeak-ng"), lines.toString());
            bench.play("key DOWN", "tap theme-C").await(Place.Asking.class);

            Files.writeString(engine, "#!/bin/sh\nexec espeak-ng -v fr --stdin --stdout\n");
            Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwx------"));
            bench.play("idle 1", "key DOWN");
            bench.await("\"listen\" to be back", visits -> visits.surroundings().speaks());
            assertEquals(List.of(), voiceLines(bench));

            Path away = Files.move(engine, folder.resolve("away"));
            bench.play("idle 1", "key DOWN");
            bench.await("\"listen\" to be gone", visits -> !visits.surroundings().speaks());
            bench.play("tap start-over").await(Place.Welcome.class);
            bench.play("tap language-nl").await(Place.Themes.class);
            assertEquals(1, voiceLines(bench).size());
            bench.play("tap back").await(Place.Welcome.class);
            // Nobody has to press a key first: the next visit that begins tries it.
            Files.move(away, engine);
            bench.play("tap language-nl");
            bench.await("\"listen\" to be back", visits -> visits.surroundings().speaks());
            bench.play("expect listen");
            assertEquals(List.of(), voiceLines(bench));
        }
    }
}
