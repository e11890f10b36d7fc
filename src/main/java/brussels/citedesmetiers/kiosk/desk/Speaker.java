package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;

/// Makes speech for the board. Thread-safe.
@FunctionalInterface
public interface Speaker {
    /// A WAV file that says the text.
    ///
    /// @param language BCP 47 code
    /// @throws IOException if there is no voice for it, or it takes too long
    byte[] speak(String language, String text) throws IOException;
}
