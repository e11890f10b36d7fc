package brussels.citedesmetiers.kiosk.planted.printing;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;

/// Enters another edge.
public record PlantedPrinting(PlantedScreen screen) {}
