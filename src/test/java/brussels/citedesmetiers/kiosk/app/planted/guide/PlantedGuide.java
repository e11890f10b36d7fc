package brussels.citedesmetiers.kiosk.app.planted.guide;

import brussels.citedesmetiers.kiosk.app.planted.app.PlantedApp;

/// Enters app.
public record PlantedGuide(PlantedApp app) {}
