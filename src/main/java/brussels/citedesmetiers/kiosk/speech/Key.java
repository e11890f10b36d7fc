package brussels.citedesmetiers.kiosk.speech;

/// The four keys with which a visit can be made without sight and without touch.
public enum Key {
    NEXT,
    PREVIOUS,
    CHOOSE,
    /// Says again where one is and how the keys work; held down, the volume.
    REPEAT
}
