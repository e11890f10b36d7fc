package brussels.citedesmetiers.kiosk.pin;

import java.util.Set;

/// PINs that a stranger tries first: people choose them so often that a few attempts open one in
/// ten.
final class GuessablePin {
    private static final int LONGEST_PATTERN = 3;
    private static final int DIGITS = 10;

    /// Paths over a keypad and the like.
    private static final Set<String> WELL_KNOWN =
            Set.of(
                    "123321",
                    "112233",
                    "223344",
                    "445566",
                    "159753",
                    "357951",
                    "147258",
                    "258369",
                    "147852",
                    "258852",
                    "789456",
                    "456789",
                    "123654",
                    "321654",
                    "741852",
                    "963852",
                    "159357",
                    "951753",
                    "102030",
                    "100000",
                    "200000",
                    "010203",
                    "520131",
                    "131452",
                    "11223344",
                    "12344321",
                    "14725836",
                    "147258369",
                    "741852963",
                    "789456123");

    private GuessablePin() {}

    /// Whether it is one digit over and over, a short pattern repeated, consecutive digits, or well
    /// known.
    static boolean is(char[] pin) {
        return repeats(pin)
                || runs(pin, 1)
                || runs(pin, DIGITS - 1)
                || WELL_KNOWN.contains(new String(pin));
    }

    private static boolean repeats(char[] pin) {
        for (int period = 1; period <= LONGEST_PATTERN; period++) {
            boolean same = pin.length > period;
            for (int i = period; i < pin.length; i++) {
                same &= pin[i] == pin[i - period];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /// Whether each digit is this much more than the one before, with 0 after 9.
    private static boolean runs(char[] pin, int step) {
        boolean run = true;
        for (int i = 1; i < pin.length; i++) {
            run &= pin[i] - '0' == (pin[i - 1] - '0' + step) % DIGITS;
        }
        return run;
    }
}
