package brussels.citedesmetiers.kiosk.speech;

/// How loud the voice is: five steps of 6 dB. EN 301 549 asks for a range of 18 dB (8.2.1.1) with a
/// step 12 dB above the lowest (8.2.1.2), rules for kiosks elsewhere for 20 dB; these are 24. Each
/// visit begins at the middle one, from which there is as much to both sides (5.1.3.13).
///
/// @param step 1 to 5
public record Volume(int step) {
    /// How many steps there are.
    public static final int STEPS = 5;

    /// The one each visit begins with.
    public static final Volume AT_FIRST = new Volume(3);

    private static final int DECIBELS_A_STEP = 6;

    public Volume {
        if (step < 1 || step > STEPS) {
            throw new IllegalArgumentException("volume " + step);
        }
    }

    /// One step louder, and after the loudest the lowest.
    public Volume next() {
        return new Volume(step % STEPS + 1);
    }

    /// Decibels below the engine's own loudness.
    public int attenuation() {
        return (STEPS - step) * DECIBELS_A_STEP;
    }

    /// What a sample is multiplied with.
    double gain() {
        return Math.pow(10, -attenuation() / 20.0);
    }
}
