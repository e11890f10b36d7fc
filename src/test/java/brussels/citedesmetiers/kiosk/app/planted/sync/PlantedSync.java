package brussels.citedesmetiers.kiosk.app.planted.sync;

import brussels.citedesmetiers.kiosk.app.planted.store.PlantedStore;

/// The counts' way to the centre opens the database by itself.
record PlantedSync(PlantedStore store) {}
