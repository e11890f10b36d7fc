package brussels.citedesmetiers.kiosk.planted.web;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;

/// The ground of servers enters an edge.
public record PlantedWeb(PlantedScreen screen) {}
