package brussels.citedesmetiers.kiosk.planted.commands;

/// What nobody may enter.
public record PlantedCommands() {}
