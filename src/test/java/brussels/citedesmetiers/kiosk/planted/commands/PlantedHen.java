package brussels.citedesmetiers.kiosk.planted.commands;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
