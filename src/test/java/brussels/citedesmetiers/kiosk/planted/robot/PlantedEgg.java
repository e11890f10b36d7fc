package brussels.citedesmetiers.kiosk.planted.robot;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
