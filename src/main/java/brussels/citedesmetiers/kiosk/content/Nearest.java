package brussels.citedesmetiers.kiosk.content;

import java.util.Collection;
import java.util.Optional;

/// Finds the word that somebody probably meant when they mistyped one.
public final class Nearest {
    private static final int SHORTEST = 3;
    private static final int LETTERS_PER_SLIP = 4;
    private static final int MOST_SLIPS = 3;

    private Nearest() {}

    /// The closest of `known` to `written`; the first of several equally close, and nothing if none
    /// is close. Close means one slip for every four letters: a missing, extra or different letter,
    /// or two swapped. Words under three letters match nothing.
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() < SHORTEST) {
            return Optional.empty();
        }
        int fewest = Math.clamp(written.length() / LETTERS_PER_SLIP, 1, MOST_SLIPS) + 1;
        String nearest = null;
        for (String name : known) {
            if (Math.abs(name.length() - written.length()) < fewest) {
                int slips = slips(written, name);
                if (slips < fewest) {
                    fewest = slips;
                    nearest = name;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// The end of a message about an unknown name: what was probably meant, or else `remedy`.
    public static String meant(String written, Collection<String> known, String remedy) {
        return to(written, known).map(name -> "did you mean " + name + "?").orElse(remedy);
    }

    /// The number of slips between two words: the restricted Damerau-Levenshtein distance.
    private static int slips(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(last[j] + 1, now[j - 1] + 1), last[j - 1] + swap);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] oldest = beforeLast;
            beforeLast = last;
            last = now;
            now = oldest;
        }
        return last[other.length()];
    }
}
