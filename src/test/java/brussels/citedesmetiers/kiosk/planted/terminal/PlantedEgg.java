package brussels.citedesmetiers.kiosk.planted.terminal;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
