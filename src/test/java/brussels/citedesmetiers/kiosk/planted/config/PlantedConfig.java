package brussels.citedesmetiers.kiosk.planted.config;

import brussels.citedesmetiers.kiosk.planted.desk.PlantedDesk;
import brussels.citedesmetiers.kiosk.planted.printing.PlantedPrinting;

/// Prints by itself instead of knowing an address.
public record PlantedConfig(PlantedPrinting printing, PlantedDesk desk) {}
