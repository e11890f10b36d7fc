package brussels.citedesmetiers.kiosk.planted.update;

import brussels.citedesmetiers.kiosk.planted.config.PlantedConfig;

/// What takes bundles checks their content itself.
public record PlantedUpdate(PlantedConfig check) {}
