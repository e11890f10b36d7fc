package brussels.citedesmetiers.kiosk.app.planted.hardware;

import brussels.citedesmetiers.kiosk.app.planted.speech.PlantedSpeech;
import com.pi4j.plugin.mock.platform.MockPlatform;
import javafx.scene.paint.Color;

/// Enters another edge, uses JavaFX, and takes the mock for a board.
public record PlantedHardware(PlantedSpeech speech, Color colour, MockPlatform platform) {}
