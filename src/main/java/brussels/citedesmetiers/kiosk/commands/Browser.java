package brussels.citedesmetiers.kiosk.commands;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.tinylog.Logger;

/// The browser of whoever sits at this machine.
final class Browser {
    private static final List<String> PROGRAMS =
            List.of("xdg-open", "sensible-browser", "x-www-browser");

    private Browser() {}

    /// Opens a page. Starts a program, so not on the JavaFX thread.
    ///
    /// @return false if there is no browser to be found
    static boolean open(URI page) {
        for (String program : PROGRAMS) {
            try {
                new ProcessBuilder(program, page.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return true;
            } catch (IOException e) {
                Logger.debug(e, "There is no {}", program);
            }
        }
        return false;
    }
}
