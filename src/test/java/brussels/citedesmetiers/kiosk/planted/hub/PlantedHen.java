package brussels.citedesmetiers.kiosk.planted.hub;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
