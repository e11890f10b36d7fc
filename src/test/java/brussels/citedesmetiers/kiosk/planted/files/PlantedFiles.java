package brussels.citedesmetiers.kiosk.planted.files;

import brussels.citedesmetiers.kiosk.planted.store.PlantedStore;

/// The ground enters an edge.
public record PlantedFiles(PlantedStore store) {}
