package brussels.citedesmetiers.kiosk.planted.terminal;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
