package brussels.citedesmetiers.kiosk.screen;

import java.time.LocalDate;
import java.util.function.Consumer;

/// What staff can do at the terminal. Called on the JavaFX thread; nothing here may block it.
public interface StaffDesk {

    /// The terminal's letter.
    String terminal();

    /// Checks a PIN elsewhere (it is slow on purpose), wipes the array and tells the answer on any
    /// thread.
    void checkPin(char[] pin, Consumer<PinAnswer> answer);

    /// Whether the screen wears its look for sunlight.
    boolean sunlight();

    /// Changes to the other look, of the two for indoors and for sunlight, and draws it.
    void changeLook();

    /// Says where the terminal stands today, and with that which day it is.
    ///
    /// @param stop id of a stop, or `none`
    void chooseDay(String stop, LocalDate day);

    /// Says at which number to go on, after nothing on the disk says it.
    ///
    /// @param number 1 to 9999
    void startAt(int number);

    /// Says that the losses told are known.
    void confirmLoss();

    /// Prints a test slip.
    void testPrint();

    /// Ends the program so that its supervisor starts it again.
    void restart();

    /// How a PIN was.
    sealed interface PinAnswer {
        record Right() implements PinAnswer {}

        record Wrong() implements PinAnswer {}

        /// Too many wrong ones: none is looked at for so long.
        record Locked(long seconds) implements PinAnswer {}

        /// None was set yet.
        record NotSet() implements PinAnswer {}
    }
}
