package brussels.citedesmetiers.kiosk.visit;

/// The visitor's preferences of reading, hearing and reaching, for this visit only.
///
/// @param textStep 0, 1 or 2: text at 1.0, 1.25 or 1.5
/// @param highContrast black ground, white and yellow
/// @param lowered controls within 800 to 1,100 mm above the floor
/// @param speech whether the screens are read aloud
public record Comfort(int textStep, boolean highContrast, boolean lowered, Speech speech) {

    /// Whether the screens are read aloud.
    public enum Speech {
        /// They are not.
        SILENT,
        /// What is about the visitor is read into a headset only.
        DISCREET,
        /// The visitor wants everything read, on the loudspeaker too.
        ALOUD
    }

    /// The preferences at the start of a visit.
    public static final Comfort STANDARD = new Comfort(0, false, false);

    public Comfort {
        if (textStep < 0 || textStep > 2) {
            throw new IllegalArgumentException("text step " + textStep);
        }
    }

    /// Preferences of what is seen, without speech.
    public Comfort(int textStep, boolean highContrast, boolean lowered) {
        this(textStep, highContrast, lowered, Speech.SILENT);
    }

    /// The same with another text size.
    public Comfort withText(int step) {
        return new Comfort(step, highContrast, lowered, speech);
    }

    /// The same in high contrast or not.
    public Comfort withContrast(boolean high) {
        return new Comfort(textStep, high, lowered, speech);
    }

    /// The same with lower controls or not.
    public Comfort withLowered(boolean lower) {
        return new Comfort(textStep, highContrast, lower, speech);
    }

    /// The same read aloud or not.
    public Comfort with(Speech other) {
        return new Comfort(textStep, highContrast, lowered, other);
    }

    /// Whether anything was changed; such a visitor gets more time.
    public boolean accessible() {
        return !equals(STANDARD);
    }
}
