package brussels.citedesmetiers.kiosk.planted.simulation;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
