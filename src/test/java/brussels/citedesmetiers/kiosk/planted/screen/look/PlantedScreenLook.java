package brussels.citedesmetiers.kiosk.planted.screen.look;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;

/// A control knows the views.
public record PlantedScreenLook(PlantedScreen screen) {}
