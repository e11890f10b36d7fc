package brussels.citedesmetiers.kiosk.planted.central;

import brussels.citedesmetiers.kiosk.planted.desk.PlantedDesk;

/// Enters another edge.
public record PlantedCentral(PlantedDesk desk) {}
