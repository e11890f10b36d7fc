package brussels.citedesmetiers.kiosk.planted.tally;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
