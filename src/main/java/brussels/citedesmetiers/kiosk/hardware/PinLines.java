package brussels.citedesmetiers.kiosk.hardware;

/// Where the pins are: the header of a board, or the demonstration. On the thread `gpio` only.
interface PinLines extends AutoCloseable {

    /// Told each new level of an input, bounces included, on any thread.
    interface Edge {
        void level(boolean high);
    }

    /// Sets the level of an output.
    interface Output {
        void level(boolean high);
    }

    /// Opens an output, low at first.
    ///
    /// @param highAtTheEnd its level once the lines are closed
    /// @throws RuntimeException if it cannot be opened
    Output output(Device device, int pin, boolean highAtTheEnd);

    /// Opens an input.
    ///
    /// @return its level now
    /// @throws RuntimeException if it cannot be opened
    boolean input(Device device, int pin, boolean pulledUp, Edge edge);

    @Override
    void close();
}
