package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.speech.Engine;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// How long the voice that every terminal has needs to say something: by what it makes, not by a
/// clock.
final class SpokenSeconds {
    private final Engine engine = new Engine();
    private final Map<String, Double> known = new HashMap<>();

    /// Until the end of its last part.
    double of(Utterance utterance) throws IOException {
        double all = 0;
        for (Part part : utterance.parts()) {
            String key = part.language() + " " + part.text();
            Double seconds = known.get(key);
            if (seconds == null) {
                seconds = measured(part);
                known.put(key, seconds);
            }
            all += seconds;
        }
        return all;
    }

    private double measured(Part part) throws IOException {
        byte[] wav = engine.wav(part.language(), part.text());
        try (AudioInputStream sound =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            AudioFormat format = sound.getFormat();
            return sound.getFrameLength() / format.getFrameRate();
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("no sound for " + part.language(), e);
        }
    }
}
