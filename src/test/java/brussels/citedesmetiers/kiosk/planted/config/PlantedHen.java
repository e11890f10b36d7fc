package brussels.citedesmetiers.kiosk.planted.config;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
