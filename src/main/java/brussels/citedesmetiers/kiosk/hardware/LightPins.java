package brussels.citedesmetiers.kiosk.hardware;

/// The pins of the three colours of a light, each lit by a high level.
///
/// @param red BCM number, as the other two
public record LightPins(int red, int green, int blue) {
    public LightPins {
        if (red < 0 || green < 0 || blue < 0) {
            throw new IllegalArgumentException("BCM numbers begin at 0");
        }
        if (red == green || green == blue || blue == red) {
            throw new IllegalArgumentException("each colour needs a pin of its own");
        }
    }
}
