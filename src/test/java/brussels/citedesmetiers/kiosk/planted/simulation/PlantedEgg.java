package brussels.citedesmetiers.kiosk.planted.simulation;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
