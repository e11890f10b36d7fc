package brussels.citedesmetiers.kiosk.screen;

import java.util.function.Consumer;

/// What the staff panel asks of the terminal. Called on the JavaFX thread; nothing here may block
/// it.
public interface StaffDesk {

    /// The terminal's letter.
    String terminal();

    /// Checks a PIN on another thread, because the check is slow on purpose; overwrites the array;
    /// gives the answer on any thread.
    void checkPin(char[] pin, Consumer<PinAnswer> answer);

    /// Whether the sunlight look is on.
    boolean sunlight();

    /// The result of checking a PIN.
    sealed interface PinAnswer {
        record Right() implements PinAnswer {}

        record Wrong() implements PinAnswer {}

        /// After too many wrong PINs none is checked for this long.
        record Locked(long seconds) implements PinAnswer {}

        /// No PIN is set yet.
        record NotSet() implements PinAnswer {}
    }
}
