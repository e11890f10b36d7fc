package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.pin.StaffPin;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The staff PIN of a demonstration: nobody should have to set one to see the desk.
///
/// @param digits empty if the data folder already has a PIN, which is not known here
record DemoPin(String digits) {
    private static final int DIGITS = 6;

    /// Sets a random one for a data folder that has none.
    static DemoPin in(Path folder) throws IOException {
        StaffPin pin = new StaffPin(folder);
        if (pin.isSet()) {
            return new DemoPin("");
        }
        String digits = byChance(new SecureRandom());
        pin.set(digits.toCharArray());
        return new DemoPin(digits);
    }

    /// No digit equals or adjoins the one before it, so that it is not one of those people try
    /// first.
    private static String byChance(SecureRandom random) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < DIGITS) {
            int next = random.nextInt(10);
            int last = digits.isEmpty() ? -2 : digits.charAt(digits.length() - 1) - '0';
            if (Math.abs(next - last) > 1) {
                digits.append(next);
            }
        }
        return digits.toString();
    }
}
