package brussels.citedesmetiers.kiosk.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Speech by a real program.
class EngineTest {
    @TempDir Path folder;

    @Test
    void callIsSpokenInEachLanguageOfTheHouse() throws Exception {
        for (String language : List.of("fr", "nl", "en", "uk", "ar")) {
            byte[] wav = new Engine().wav(language, "A, A, 17. 4.");
            try (AudioInputStream sound =
                    AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
                double seconds = sound.getFrameLength() / sound.getFormat().getFrameRate();
                assertTrue(seconds > 0.5 && seconds < 10, language + " takes " + seconds + " s");
            }
        }
    }

    @Test
    void languageWithoutAVoiceAndOddNamesAreRefused() {
        Engine engine = new Engine();
        assertThrows(IOException.class, () -> engine.wav("xx", "17"));
        assertThrows(IOException.class, () -> engine.wav("--help", "17"));
        assertThrows(IOException.class, () -> engine.wav("../fr", "17"));
    }

    @Test
    void programThatHangsIsEnded() throws Exception {
        Path hanging = folder.resolve("hanging");
        Files.writeString(hanging, "#!/bin/sh\nexec tail -f /dev/null\n");
        Files.setPosixFilePermissions(hanging, PosixFilePermissions.fromString("rwx------"));
        Engine engine = new Engine(List.of(hanging.toString()), Duration.ofMillis(200));
        IOException e = assertThrows(IOException.class, () -> engine.wav("fr", "17"));
        assertEquals(hanging + " did not speak in time", e.getMessage());
    }

    @Test
    void missingProgramIsAFaultNotACrash() {
        Engine engine =
                new Engine(List.of(folder.resolve("none").toString()), Duration.ofSeconds(1));
        assertThrows(IOException.class, () -> engine.wav("fr", "17"));
    }
}
