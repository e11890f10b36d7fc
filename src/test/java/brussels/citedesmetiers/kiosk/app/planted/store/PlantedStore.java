package brussels.citedesmetiers.kiosk.app.planted.store;

import brussels.citedesmetiers.kiosk.app.planted.hardware.PlantedHardware;

/// Enters another edge.
public record PlantedStore(PlantedHardware hardware) {}
