package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tinylog.Logger;

/// The paper that a printer has used of its roll, in millimetres, in a small file of the data
/// folder.
///
/// It is written every few tickets, so after a crash those are missing: enough for "about 40 left",
/// and no write for every visit. A file that cannot be read counts as a new roll. Any thread.
final class PaperCounter {
    private static final int TICKETS_BETWEEN_WRITES = 5;

    /// Before any ticket tells better.
    private static final int USUAL_TICKET_MM = 200;

    /// From so few left on staff are asked for paper.
    private static final int FEW = 40;

    private static final int ROUND_TO = 10;

    private final Path file;
    private final Durable disk;
    private final long rollMm;
    private long usedMm;
    private int tickets;
    private int unwritten;

    /// @param place the printer's position in the settings
    /// @param rollMetres paper on a new roll
    PaperCounter(Path folder, int place, int rollMetres, Durable disk) {
        this.file = folder.resolve("paper-" + place);
        this.disk = disk;
        this.rollMm = rollMetres * 1_000L;
        read();
    }

    private void read() {
        try {
            String[] numbers = Files.readString(file).strip().split(" ", -1);
            usedMm = Math.max(0, Long.parseLong(numbers[0]));
            tickets = Math.max(0, Integer.parseInt(numbers[1]));
        } catch (NoSuchFileException e) {
            Logger.debug("no paper was counted yet in {}", file);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            usedMm = 0;
            Logger.warn(e, "{} cannot be read: paper is counted from a new roll", file);
        }
    }

    /// A paper of this length came out.
    synchronized void used(int millimetres) {
        usedMm += millimetres;
        tickets++;
        if (++unwritten >= TICKETS_BETWEEN_WRITES) {
            write();
        }
    }

    /// A new roll is in the printer.
    synchronized void newRoll() {
        if (usedMm > 0) {
            usedMm = 0;
            tickets = 0;
            write();
        }
    }

    /// Millimetres used of the roll.
    synchronized long usedMm() {
        return usedMm;
    }

    /// About how many tickets are left on the roll, rounded down to tens.
    synchronized int ticketsLeft() {
        long each = tickets == 0 ? USUAL_TICKET_MM : Math.max(1, usedMm / tickets);
        long left = Math.max(0, rollMm - usedMm) / each;
        return (int) (left / ROUND_TO * ROUND_TO);
    }

    /// Whether staff should bring paper.
    boolean fewLeft() {
        return ticketsLeft() <= FEW;
    }

    /// The program ends.
    synchronized void end() {
        if (unwritten > 0) {
            write();
        }
    }

    private void write() {
        unwritten = 0;
        try {
            disk.write(file, (usedMm + " " + tickets + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            Logger.warn(e, "{} could not be written: the count of paper may be wrong", file);
        }
    }
}
