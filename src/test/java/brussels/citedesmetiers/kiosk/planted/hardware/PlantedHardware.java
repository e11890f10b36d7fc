package brussels.citedesmetiers.kiosk.planted.hardware;

import brussels.citedesmetiers.kiosk.planted.store.PlantedStore;
import com.pi4j.plugin.mock.platform.MockPlatform;
import javafx.scene.paint.Color;

/// Enters another edge, uses JavaFX, and takes the mock for a board.
public record PlantedHardware(PlantedStore store, Color colour, MockPlatform platform) {}
