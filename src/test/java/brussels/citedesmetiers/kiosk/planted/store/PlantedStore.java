package brussels.citedesmetiers.kiosk.planted.store;

import brussels.citedesmetiers.kiosk.planted.hardware.PlantedHardware;

/// Enters another edge.
public record PlantedStore(PlantedHardware hardware) {}
