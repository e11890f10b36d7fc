package brussels.citedesmetiers.kiosk.planted.hub;

import brussels.citedesmetiers.kiosk.planted.terminal.PlantedTerminal;

/// Enters the terminal that it is a side of.
public record PlantedHub(PlantedTerminal terminal) {}
