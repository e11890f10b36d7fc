package brussels.citedesmetiers.kiosk.planted.simulation;

import brussels.citedesmetiers.kiosk.planted.sync.PlantedSync;

/// People who never were send their counts by themselves.
public record PlantedSimulation(PlantedSync sync) {}
