package brussels.citedesmetiers.kiosk.planted.editing;

import brussels.citedesmetiers.kiosk.planted.terminal.PlantedTerminal;

/// What editors use knows the terminal.
public record PlantedEditing(PlantedTerminal terminal) {}
