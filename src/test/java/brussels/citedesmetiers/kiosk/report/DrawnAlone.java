package brussels.citedesmetiers.kiosk.report;

/// Draws a picture with letters in a program of its own.
public final class DrawnAlone {
    private DrawnAlone() {}

    /// Says how many bytes the picture has.
    ///
    /// @param args none
    public static void main(String[] args) {
        PngPen pen = new PngPen(40);
        pen.text(0, 20, ChartPen.Anchor.END, ChartColours.INK, "Visites");
        System.out.println(pen.png().length);
    }
}
