package brussels.citedesmetiers.kiosk.planted.robot;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
