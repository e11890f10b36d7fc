package brussels.citedesmetiers.kiosk.planted.hub;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
