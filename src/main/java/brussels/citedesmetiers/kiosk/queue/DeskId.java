package brussels.citedesmetiers.kiosk.queue;

/// The number of a desk, as shown on the desk, on the board and in its adviser's sign-in.
///
/// @param number 1 to 99
public record DeskId(int number) implements Comparable<DeskId> {
    private static final int HIGHEST = 99;

    public DeskId {
        if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException("not the number of a desk: " + number);
        }
    }

    @Override
    public int compareTo(DeskId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
