package brussels.citedesmetiers.kiosk.visit;

/// The visitor's display preferences, for this visit only.
///
/// @param textStep 0, 1 or 2: text at 1.0, 1.25 or 1.5
/// @param highContrast black ground, white and yellow
/// @param lowered controls within 800 to 1,100 mm above the floor
public record Comfort(int textStep, boolean highContrast, boolean lowered) {

    /// The preferences at the start of a visit.
    public static final Comfort STANDARD = new Comfort(0, false, false);

    public Comfort {
        if (textStep < 0 || textStep > 2) {
            throw new IllegalArgumentException("text step " + textStep);
        }
    }

    /// Whether anything was changed; such a visitor gets more time.
    public boolean accessible() {
        return !equals(STANDARD);
    }
}
