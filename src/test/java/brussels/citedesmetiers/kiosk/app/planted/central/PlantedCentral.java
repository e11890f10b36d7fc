package brussels.citedesmetiers.kiosk.app.planted.central;

import brussels.citedesmetiers.kiosk.app.planted.desk.PlantedDesk;

/// Enters another edge.
public record PlantedCentral(PlantedDesk desk) {}
