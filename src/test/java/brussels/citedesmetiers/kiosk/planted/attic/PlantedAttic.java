package brussels.citedesmetiers.kiosk.planted.attic;

/// In a room that is in no table.
public final class PlantedAttic {}
