package brussels.citedesmetiers.kiosk.printing;

import java.util.List;

/// What differs between models of ticket printers.
///
/// @param widthDots printable dots in a line
/// @param dotsPerInch of the head, by which paper is counted
/// @param answers whether it ever says how it is; one that does not is never asked, because some
///   print the question
/// @param nearEndSensor whether it sees the end of the roll coming; without one, its "enough paper"
///   means nothing
/// @param cutter what cuts the paper
/// @param present bytes that hand the cut paper out, in a printer that holds it until then; else
///   empty
/// @param bufferBytes of its receive buffer
/// @param bandRows the most rows it takes in one raster command
public record PrinterProfile(
        int widthDots,
        int dotsPerInch,
        boolean answers,
        boolean nearEndSensor,
        Cutter cutter,
        List<Integer> present,
        int bufferBytes,
        int bandRows) {
    /// Most printers on the market, but for their width.
    private static final int USUAL_DOTS_PER_INCH = 203;

    private static final int SMALL_BUFFER_BYTES = 4 * 1024;

    /// As many as the smallest printers buffer.
    private static final int USUAL_BAND_ROWS = 256;

    private static final double MM_PER_INCH = 25.4;
    private static final int LINES_PER_INCH = 6;

    /// From the head to the cutter.
    private static final int MM_TO_CUTTER = 18;

    /// What cuts the paper.
    public enum Cutter {
        /// Nothing: the visitor tears it off.
        NONE,
        PARTIAL,
        FULL
    }

    public PrinterProfile {
        if (widthDots < 8) {
            throw new IllegalArgumentException("A printer has more dots than " + widthDots);
        }
        present = List.copyOf(present);
    }

    /// A printer of this width that is otherwise as most are.
    public static PrinterProfile ofWidth(int widthDots) {
        return new PrinterProfile(
                widthDots,
                USUAL_DOTS_PER_INCH,
                true,
                true,
                Cutter.PARTIAL,
                List.of(),
                SMALL_BUFFER_BYTES,
                USUAL_BAND_ROWS);
    }

    /// The same with another width.
    public PrinterProfile withWidth(int dots) {
        return new PrinterProfile(
                dots, dotsPerInch, answers, nearEndSensor, cutter, present, bufferBytes, bandRows);
    }

    /// Lines fed before the cut: as far as the tear bar where there is no cutter.
    int feedLines() {
        return cutter == Cutter.NONE ? 6 : 4;
    }

    /// The paper that a picture of so many rows takes, with feed and cut.
    public int millimetres(int rows) {
        double fed = feedLines() * MM_PER_INCH / LINES_PER_INCH;
        double toCutter = cutter == Cutter.NONE ? 0 : MM_TO_CUTTER;
        return (int) Math.round(rows * MM_PER_INCH / dotsPerInch + fed + toCutter);
    }
}
