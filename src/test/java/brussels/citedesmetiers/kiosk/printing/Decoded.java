package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.util.ArrayList;
import java.util.List;

/// What the strict reader makes of some bytes: each command as a word, the rows as pictures.
final class Decoded implements EscPosInterpreter.Mechanism {
    final List<String> commands = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    final List<Bitmap> tickets = new ArrayList<>();
    final int realTimeInPictures;
    private final List<byte[]> rows = new ArrayList<>();

    private Decoded(byte[] bytes, int widthDots) throws InterruptedException {
        int[] next = {0};
        EscPosInterpreter interpreter =
                new EscPosInterpreter(
                        () -> next[0] == bytes.length ? -1 : bytes[next[0]++] & 0xFF,
                        PrinterProfile.ofWidth(widthDots),
                        this,
                        errors::add);
        interpreter.run();
        realTimeInPictures = interpreter.realTimeInPictures();
    }

    static Decoded of(byte[] bytes, int widthDots) {
        try {
            return new Decoded(bytes, widthDots);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void reset() {
        commands.add("reset");
    }

    @Override
    public void row(byte[] dots) {
        rows.add(dots);
    }

    @Override
    public void feed(int lines) {
        commands.add("feed " + lines);
    }

    @Override
    public void cut() {
        commands.add("cut after " + rows.size());
        if (rows.isEmpty()) {
            return;
        }
        Bitmap ticket = new Bitmap(8 * rows.getFirst().length, rows.size());
        for (int y = 0; y < rows.size(); y++) {
            byte[] row = rows.get(y);
            for (int x = 0; x < 8 * row.length; x++) {
                if ((row[x / 8] >> (7 - x % 8) & 1) == 1) {
                    ticket.setBlack(x, y);
                }
            }
        }
        tickets.add(ticket);
        rows.clear();
    }

    @Override
    public void tellChanges(int mask) {
        commands.add("tell " + mask);
    }

    @Override
    public void answerInOrder() {
        commands.add("answer");
    }

    @Override
    public boolean present() {
        commands.add("present");
        return true;
    }
}
