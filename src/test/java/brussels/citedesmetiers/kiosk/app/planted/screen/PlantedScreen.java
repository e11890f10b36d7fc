package brussels.citedesmetiers.kiosk.app.planted.screen;

import brussels.citedesmetiers.kiosk.app.planted.store.PlantedStore;

/// Enters another edge.
public record PlantedScreen(PlantedStore store) {}
