package brussels.citedesmetiers.kiosk.planted.desk;

import brussels.citedesmetiers.kiosk.planted.store.PlantedStore;

/// Enters another edge.
public record PlantedDesk(PlantedStore store) {}
