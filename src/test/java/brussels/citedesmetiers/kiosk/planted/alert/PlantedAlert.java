package brussels.citedesmetiers.kiosk.planted.alert;

import brussels.citedesmetiers.kiosk.planted.central.PlantedCentral;

/// Knows who tells.
public record PlantedAlert(PlantedCentral central) {}
