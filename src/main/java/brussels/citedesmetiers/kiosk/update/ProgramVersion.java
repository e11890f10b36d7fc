package brussels.citedesmetiers.kiosk.update;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of a program: numbers between dots, compared number by number. What follows the
/// numbers (`-rc1`, `+build`) does not count.
///
/// @param numbers at least one
public record ProgramVersion(List<Integer> numbers) implements Comparable<ProgramVersion> {
    static final Pattern TEXT =
            Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3})([+~-].{0,20})?");

    public ProgramVersion {
        numbers = List.copyOf(numbers);
    }

    /// Reads a version.
    ///
    /// @throws IllegalArgumentException if the text is none
    public static ProgramVersion of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no version: " + text);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        return new ProgramVersion(numbers);
    }

    @Override
    public int compareTo(ProgramVersion other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < length; i++) {
            int compared = Integer.compare(at(i), other.at(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }
}
