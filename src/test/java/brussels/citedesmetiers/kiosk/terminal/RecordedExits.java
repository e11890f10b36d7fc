package brussels.citedesmetiers.kiosk.terminal;

import java.util.List;

/// Ways out of a terminal that are only written down.
///
/// @param taken gets each way when it is taken, on the JavaFX thread
record RecordedExits(List<String> taken) implements Exits {
    /// Gives them to a terminal that has no screen yet.
    static void of(Terminal terminal, List<String> taken) {
        try {
            Frames.call(() -> terminal.visits(new RecordedExits(taken)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void restart() {
        taken.add("restart");
    }

    @Override
    public void switchOff() {
        taken.add("switch off");
    }

    @Override
    public void giveUp() {
        taken.add("give up");
    }
}
