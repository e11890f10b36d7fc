package brussels.citedesmetiers.kiosk.visit;

/// The four keys with which a visit can be made without sight and without touch, on the pins or on
/// a keyboard.
public enum VisitorKey {
    NEXT,
    PREVIOUS,
    CHOOSE,
    /// Says again where one is and how the keys work; held down, the volume.
    REPEAT
}
