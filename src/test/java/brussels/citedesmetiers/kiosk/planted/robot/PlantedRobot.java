package brussels.citedesmetiers.kiosk.planted.robot;

import brussels.citedesmetiers.kiosk.planted.commands.PlantedCommands;

/// Enters the command line.
public record PlantedRobot(PlantedCommands commands) {}
