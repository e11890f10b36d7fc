package brussels.citedesmetiers.kiosk.app.planted.web;

import brussels.citedesmetiers.kiosk.app.planted.screen.PlantedScreen;

/// The ground of servers enters an edge.
public record PlantedWeb(PlantedScreen screen) {}
