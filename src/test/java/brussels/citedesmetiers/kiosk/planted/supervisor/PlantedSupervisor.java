package brussels.citedesmetiers.kiosk.planted.supervisor;

import brussels.citedesmetiers.kiosk.planted.terminal.PlantedTerminal;

/// What is told to the service manager knows the terminal.
public record PlantedSupervisor(PlantedTerminal terminal) {}
