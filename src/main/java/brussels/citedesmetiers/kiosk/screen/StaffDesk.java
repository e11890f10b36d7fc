package brussels.citedesmetiers.kiosk.screen;

import java.util.function.Consumer;

/// What the screen must ask of the terminal for staff. Called on the JavaFX thread; nothing here
/// may block it.
public interface StaffDesk {

    /// The terminal's letter.
    String terminal();

    /// Checks a PIN elsewhere (it is slow on purpose), wipes the array and tells the answer on any
    /// thread.
    void checkPin(char[] pin, Consumer<PinAnswer> answer);

    /// Whether the sunlight look is on.
    boolean sunlight();

    /// The result of checking a PIN.
    sealed interface PinAnswer {
        record Right() implements PinAnswer {}

        record Wrong() implements PinAnswer {}

        /// Too many wrong ones: no PIN is checked for this long.
        record Locked(long seconds) implements PinAnswer {}

        /// No PIN is set yet.
        record NotSet() implements PinAnswer {}
    }
}
