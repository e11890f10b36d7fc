package brussels.citedesmetiers.kiosk.planted.screen.paper;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;

/// What is printed knows the views.
public record PlantedScreenPaper(PlantedScreen screen) {}
