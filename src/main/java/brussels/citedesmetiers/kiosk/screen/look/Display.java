package brussels.citedesmetiers.kiosk.screen.look;

/// The physical display: its dimensions, from which every size on the screen follows.
///
/// @param widthPx pixels across
/// @param heightPx pixels down
/// @param diagonalInches diagonal of the lit area
/// @param lowerEdgeMm height of the lower edge above the floor
public record Display(int widthPx, int heightPx, double diagonalInches, int lowerEdgeMm) {

    /// 7 inches, landscape, read from 400 mm.
    public static final Display S = new Display(1024, 600, 7, 900);

    /// 21.5 inches, landscape, read from 600 mm.
    public static final Display M = new Display(1920, 1080, 21.5, 850);

    /// 32 inches, portrait, read from 600 mm.
    public static final Display L = new Display(1080, 1920, 32, 700);

    private static final double MM_PER_INCH = 25.4;
    private static final double SMALL_UNDER_INCHES = 12;

    public Display {
        if (widthPx < 320 || heightPx < 320 || diagonalInches < 4 || diagonalInches > 100) {
            throw new IllegalArgumentException(
                    "display " + widthPx + "x" + heightPx + "@" + diagonalInches);
        }
    }

    /// Reads `1024x600@7`: pixels across, pixels down, diagonal in inches.
    ///
    /// @throws IllegalArgumentException if it is not of that form
    public static Display parse(String text) {
        String[] parts = text.split("[x@]", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "display " + text + ": write it as 1024x600@7 (pixels across, down, inches)");
        }
        try {
            int width = Integer.parseInt(parts[0]);
            int height = Integer.parseInt(parts[1]);
            int edge = height > width ? L.lowerEdgeMm : S.lowerEdgeMm;
            return new Display(width, height, Double.parseDouble(parts[2]), edge);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "display " + text + ": write it as 1024x600@7 (pixels across, down, inches)",
                    e);
        }
    }

    /// Pixels in a millimetre.
    public double pxPerMm() {
        return Math.hypot(widthPx, heightPx) / (diagonalInches * MM_PER_INCH);
    }

    /// The layout for this display.
    public Format format() {
        if (heightPx > widthPx) {
            return Format.L;
        }
        return diagonalInches < SMALL_UNDER_INCHES ? Format.S : Format.M;
    }

    /// The three layouts, each drawn for a reference display.
    public enum Format {
        S,
        M,
        L;

        public Display reference() {
            return switch (this) {
                case S -> Display.S;
                case M -> Display.M;
                case L -> Display.L;
            };
        }
    }
}
