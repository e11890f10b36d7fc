package brussels.citedesmetiers.kiosk.planted.sync;

import brussels.citedesmetiers.kiosk.planted.store.PlantedStore;

/// The counts' way to the centre opens the database by itself.
public record PlantedSync(PlantedStore store) {}
