package brussels.citedesmetiers.kiosk.speech;

/// How loud the voice is: four steps of 6 dB, so that there is a range of 18 dB and a step 12 dB
/// above the lowest (EN 301 549, 8.2.1.1 and 8.2.1.2). Each visit begins at the second (5.1.3.13).
///
/// @param step 1 to 4
public record Volume(int step) {
    /// How many steps there are.
    public static final int STEPS = 4;

    /// The one each visit begins with.
    public static final Volume AT_FIRST = new Volume(2);

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
