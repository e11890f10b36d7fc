package brussels.citedesmetiers.kiosk.planted.agenda;

import brussels.citedesmetiers.kiosk.planted.terminal.PlantedTerminal;

/// Dates know the terminal that shows them.
public record PlantedAgenda(PlantedTerminal terminal) {}
