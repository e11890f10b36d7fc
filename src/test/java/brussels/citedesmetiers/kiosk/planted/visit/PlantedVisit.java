package brussels.citedesmetiers.kiosk.planted.visit;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;
import com.pi4j.context.Context;
import javafx.scene.paint.Color;

/// Enters an edge, and uses JavaFX and Pi4J.
public record PlantedVisit(PlantedScreen screen, Color colour, Context context) {}
