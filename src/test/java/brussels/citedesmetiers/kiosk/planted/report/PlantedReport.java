package brussels.citedesmetiers.kiosk.planted.report;

import brussels.citedesmetiers.kiosk.planted.store.PlantedStore;

/// Reads the database by itself.
public record PlantedReport(PlantedStore store) {}
