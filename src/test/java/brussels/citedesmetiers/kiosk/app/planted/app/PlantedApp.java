package brussels.citedesmetiers.kiosk.app.planted.app;

/// What nobody may enter.
public final class PlantedApp {}
