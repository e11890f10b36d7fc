package brussels.citedesmetiers.kiosk.queue;

import java.util.Locale;

/// Prints, as a table of Markdown, how many simulated visitors were called within the range they
/// were told. Needs the test classes on its path.
public final class WaitTable {
    private static final int DAYS = 100;
    private static final long SEED = 77_000;

    private WaitTable() {}

    /// @param args the number of days of each pattern, 100 if left out
    public static void main(String[] args) {
        int days = args.length == 0 ? DAYS : Integer.parseInt(args[0]);
        System.out.println("| day | tickets called | told a range | inside it | median wait |"
                + " median width / wait |");
        System.out.println("|---|---|---|---|---|---|");
        for (WaitSimulation.Pattern pattern : WaitSimulation.Pattern.ALL) {
            WaitSimulation.Calibration c = WaitSimulation.play(pattern, days, SEED);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %.1f %% | %.0f min | %.2f |%n",
                    c.pattern(),
                    c.tickets(),
                    c.told(),
                    100 * c.inside(),
                    c.medianWait(),
                    c.medianWidth());
        }
    }
}
