package brussels.citedesmetiers.kiosk.planted.config;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
