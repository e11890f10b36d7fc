package brussels.citedesmetiers.kiosk.planted.guide;

import brussels.citedesmetiers.kiosk.planted.commands.PlantedCommands;

/// Enters the command line.
public record PlantedGuide(PlantedCommands commands) {}
