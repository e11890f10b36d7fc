package brussels.citedesmetiers.kiosk.planted.speech;

import brussels.citedesmetiers.kiosk.planted.screen.PlantedScreen;

/// Looks at what it should only hear.
public record PlantedSpeech(PlantedScreen screen) {}
