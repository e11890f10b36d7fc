package brussels.citedesmetiers.kiosk.app.planted.desk;

import brussels.citedesmetiers.kiosk.app.planted.store.PlantedStore;

/// Enters another edge.
public record PlantedDesk(PlantedStore store) {}
