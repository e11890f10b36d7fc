package brussels.citedesmetiers.kiosk.planted.screen;

import brussels.citedesmetiers.kiosk.planted.store.PlantedStore;

/// Enters another edge.
public record PlantedScreen(PlantedStore store) {}
