package brussels.citedesmetiers.kiosk.planted.tally;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;

/// Shows what it counts.
public record PlantedTally(PlantedScreen screen) {}
