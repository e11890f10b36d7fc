package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.desk.DeskDay.Planted;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Plays a [DeskDay]: `deploy/prove.sh desks`. With `planted` each fault has to be found.
final class DeskDayProof {
    private static final int APPOINTMENTS = 30;
    private static final int TICKETS = 500;

    private DeskDayProof() {}

    /// Ends with status 1 if something did not hold.
    ///
    /// @param args an empty folder, how many tickets, a seed, and perhaps `planted`
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int tickets = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        System.out.printf(Locale.ROOT, "%d tickets, seed %d%n", tickets, seed);
        boolean held = true;
        if (args.length < 4) {
            play(folder, tickets, seed, Planted.NOTHING).forEach(System.out::println);
        } else {
            for (Planted fault : List.of(Planted.ORDER, Planted.LOST, Planted.DOUBLED)) {
                try {
                    play(folder.resolve(fault.name()), tickets, seed, fault);
                    System.out.println(fault + " was not found");
                    held = false;
                } catch (AssertionError e) {
                    System.out.println(fault + " was found: " + e.getMessage());
                }
            }
        }
        System.exit(held ? 0 : 1);
    }

    private static List<String> play(Path folder, int tickets, long seed, Planted fault)
            throws Exception {
        try (DeskDay day =
                new DeskDay(folder, tickets, APPOINTMENTS * tickets / TICKETS, seed, fault)) {
            return day.play();
        }
    }
}
