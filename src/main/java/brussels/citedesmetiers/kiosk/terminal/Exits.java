package brussels.citedesmetiers.kiosk.terminal;

import org.tinylog.Logger;

/// The ways out of the program that shows a terminal. JavaFX thread only.
interface Exits {
    /// Staff ask for a restart.
    void restart();

    /// Staff switch the terminal off.
    void switchOff();

    /// Not even the welcome screen can be drawn.
    void giveUp();

    /// For a terminal that is only tried or drawn: nothing is ended, which the log says.
    static Exits none() {
        return new Exits() {
            @Override
            public void restart() {
                Logger.warn("Nothing here can restart the terminal");
            }

            @Override
            public void switchOff() {
                Logger.warn("Nothing here can switch the terminal off");
            }

            @Override
            public void giveUp() {
                Logger.warn("Nothing here can take the terminal out of service");
            }
        };
    }
}
