package brussels.citedesmetiers.kiosk.planted.commands;

/// Came from the hen that comes from it.
public record PlantedEgg(PlantedHen hen) {}
