package brussels.citedesmetiers.kiosk.app.planted.speech;

/// An edge that enters nothing; another one enters it.
public final class PlantedSpeech {}
