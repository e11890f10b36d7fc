package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.sync.CatchUp;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;

/// A terminal in a process of its own, to be killed while it counts, seals and sends. It says what
/// it found (`counted N`), then each visit it holds for counted (`visit`), and after each of its
/// days that it sent (`day`). With a third argument it only sends what waits, and says what it
/// still holds (`held N`).
final class KilledSender {
    private static final int VISITS_A_DAY = 9;

    private KilledSender() {}

    public static void main(String[] args) throws Exception {
        CountedTerminal terminal = new CountedTerminal(Path.of(args[0]), URI.create(args[1]));
        try (CountsFolder folder = terminal.open()) {
            long held = CountedTerminal.held(folder);
            System.out.println("counted " + (held + CountedTerminal.sealed(folder)));
            LocalDate day = today(folder.outbox().open());
            if (args.length > 2) {
                CatchUp.Result sent = terminal.send(folder, day);
                if (sent.trouble().isPresent()) {
                    System.out.println("not sent: " + sent);
                }
                System.out.println("held " + held);
                return;
            }
            while (true) {
                for (int i = 0; i < VISITS_A_DAY; i++) {
                    folder.counts().add(day, CountedTerminal.visit("10"));
                    System.out.println("visit");
                }
                day = day.plusDays(1);
                folder.outbox().seal(day);
                var _ = terminal.send(folder, day);
                System.out.println("day");
            }
        }
    }

    private static LocalDate today(OpenCounts open) {
        if (!open.days().isEmpty()) {
            return open.days().lastKey();
        }
        return open.through().equals(LocalDate.EPOCH)
                ? LocalDate.of(2026, 11, 23)
                : open.through().plusDays(1);
    }
}
