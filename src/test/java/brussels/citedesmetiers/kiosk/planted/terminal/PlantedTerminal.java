package brussels.citedesmetiers.kiosk.planted.terminal;

import brussels.citedesmetiers.kiosk.planted.robot.PlantedRobot;

/// Enters what taps it.
public record PlantedTerminal(PlantedRobot robot) {}
