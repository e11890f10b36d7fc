package brussels.citedesmetiers.kiosk.planted.tally;

/// Lays the egg that it came from.
public record PlantedHen(PlantedEgg egg) {}
