package brussels.citedesmetiers.kiosk.app.planted.printing;

import brussels.citedesmetiers.kiosk.app.planted.screen.PlantedScreen;

/// Enters another edge.
public record PlantedPrinting(PlantedScreen screen) {}
