package brussels.citedesmetiers.kiosk.planted.pin;

import brussels.citedesmetiers.kiosk.planted.desk.PlantedDesk;

/// Enters those who let staff in.
public record PlantedPin(PlantedDesk desk) {}
